// What stands around every page of the desk: the bar above, the rail, the page's slot, the keyboard, and the alert over all of it.
// The alert opens over any page, under the bar: Urgence stays in sight. Nothing here is taken down with a page.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: frame

    required property ConsoleModel desk
    required property AlertModel alert

    readonly property bool workspace: desk.page === "technician"
    readonly property bool hasRail: !workspace && !["opening", "call"].includes(desk.page)
    readonly property real beside: workspace ? leftBar.width : hasRail ? rail.width : 0
    readonly property Entry writing: Window.activeFocusItem as Entry
    readonly property bool typing: writing !== null && writing.visible
    readonly property bool embedded: desk.page === "identity" && !alert.open
    readonly property real lifted: typing && !embedded ? Math.max(0, stage.mapFromItem(writing, 0, writing.height).y + 24 - (stage.height - board.height - 20)) : 0

    // While Urgence is on, all of the page is a little smaller under its bar: nothing is covered.
    readonly property real headroom: urgency.visible ? urgency.height : 0

    color: Theme.c.ground

    // What was being written behind an alert waits there; the keyboard does not write into it unseen.
    Connections {
        function onChanged(): void {
            if (frame.alert.open && frame.writing !== null && frame.writing.objectName !== "alert-reason")
                frame.writing.leave();
        }

        target: frame.alert
    }

    // In the order they are read aloud: the page, then the rail and the tools.
    Item {
        id: stage

        anchors {
            left: parent.left
            right: parent.right
            top: frame.workspace ? parent.top : bar.bottom
            bottom: parent.bottom
        }

        Item {
            width: stage.width
            height: stage.height
            y: frame.headroom - (frame.alert.open ? 0 : frame.lifted)
            transformOrigin: Item.Top
            scale: 1 - frame.headroom / stage.height

            Item {
                id: slot

                property real slide

                objectName: "slot"
                x: frame.beside
                width: parent.width - x
                height: parent.height - (frame.embedded ? board.height + 16 : 0)
                transform: Translate {
                    x: slot.slide
                }
            }

            StepRail {
                id: rail

                height: parent.height
                visible: frame.hasRail
                desk: frame.desk
            }

            // The technician's: loaded when one is here.
            Loader {
                id: leftBar

                width: 272
                height: parent.height
                visible: frame.workspace
                Component.onCompleted: follow()

                function follow(): void {
                    if (frame.workspace && status === Loader.Null)
                        setSource("../Technician/LeftBar.qml", {
                            shell: frame.desk.workspace
                        });
                }

                Connections {
                    function onWorkspaceChanged(): void {
                        leftBar.follow();
                    }

                    target: frame
                }
            }

            SosButton {
                anchors {
                    top: parent.top
                    topMargin: 36
                    right: parent.right
                    rightMargin: 36
                }
                visible: frame.workspace
                small: true
                onClicked: frame.desk.sos()
            }
        }

        // Where a value comes from: loaded when one is first asked for.
        Loader {
            id: evidence

            readonly property var model: frame.desk.evidence // not by its type: the first screen is there before that one is known
            readonly property bool wanted: model !== null && model.open

            width: stage.width
            height: stage.height
            y: frame.headroom
            transformOrigin: Item.Top
            scale: 1 - frame.headroom / stage.height
            visible: wanted
            onWantedChanged: {
                if (wanted && status === Loader.Null)
                    setSource("EvidenceSheet.qml", {
                        evidence: model
                    });
            }
        }

        // The sheet and the keyboard are made when they are first wanted: the booth opens sooner without them.
        Loader {
            width: stage.width
            height: stage.height
            y: frame.headroom
            transformOrigin: Item.Top
            scale: 1 - frame.headroom / stage.height
            active: false
            visible: frame.alert.open
            sourceComponent: AlertSheet {
                alert: frame.alert
                lifted: frame.lifted
            }
            onVisibleChanged: active = active || visible
            Component.onCompleted: active = visible
        }

        Loader {
            id: board

            anchors {
                left: parent.left
                leftMargin: frame.alert.open ? 20 : frame.beside + 20
                right: parent.right
                rightMargin: 20
                bottom: parent.bottom
                bottomMargin: 20
            }
            active: false
            visible: frame.typing || frame.embedded
            sourceComponent: Keyboard {
                target: frame.writing
                capitals: frame.embedded
                keyHeight: 52
                doneWords: frame.embedded ? qsTr("Champ suivant") : frame.writing?.doneWords ? frame.writing.doneWords : qsTr("Terminé")
                onAccepted: {
                    if (frame.embedded) {
                        frame.writing?.nextItemInFocusChain(true).forceActiveFocus();
                    } else {
                        frame.writing?.accepted();
                        frame.writing?.leave();
                    }
                }
            }
            onVisibleChanged: active = active || visible
            Component.onCompleted: active = visible
        }

        Rectangle {
            id: urgency

            width: stage.width
            height: 72
            visible: frame.desk.urgency !== ""
            color: Theme.c.stopSolid

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: 28
                anchors.rightMargin: 28
                spacing: 16

                Icon {
                    name: "urgent"
                    size: 36
                    color: Theme.c.onStop
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.lead
                    font.weight: Font.Bold
                    color: Theme.c.onStop
                    text: frame.desk.urgency
                }

                ConsoleButton {
                    objectName: "cancel-urgency"
                    implicitHeight: 48
                    text: qsTr("Arrêter l’urgence")
                    onClicked: frame.desk.cancel_urgency()
                }
            }
        }

        Rectangle {
            id: notice

            anchors {
                horizontalCenter: parent.horizontalCenter
                bottom: parent.bottom
                bottomMargin: 28
            }
            width: Math.min(stage.width - 200, words.implicitWidth + 80)
            height: words.implicitHeight + 36
            visible: frame.desk.notice !== ""
            radius: 20
            color: Theme.c.night
            border {
                width: Theme.controlBorder
                color: Theme.c.lineStrong
            }
            Accessible.role: Accessible.AlertMessage
            Accessible.name: frame.desk.notice

            Words {
                id: words

                Accessible.ignored: true
                anchors.centerIn: parent
                width: Math.min(implicitWidth, stage.width - 280)
                type: Theme.assistant.lead
                color: Theme.c.onNight
                text: frame.desk.notice
            }

            Timer {
                interval: 6000
                running: notice.visible
                onTriggered: frame.desk.dismiss()
            }
        }
    }

    TopBar {
        id: bar

        width: parent.width
        visible: !frame.workspace
        desk: frame.desk
    }

    // Every touch is an act of the assistant's: the lock waits for ten minutes without one.
    TapHandler {
        acceptedButtons: Qt.LeftButton
        gesturePolicy: TapHandler.DragThreshold
        onPressedChanged: {
            if (pressed)
                frame.desk.act();
        }
    }
}
