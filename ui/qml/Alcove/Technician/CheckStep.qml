// The step of now: what to bring about, what the reference and the device read, and the pad that writes it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

ColumnLayout {
    id: step

    required property CheckModel check

    readonly property bool reads: check.mode === "read"
    readonly property bool ticks: check.mode === "tick"

    spacing: 12

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: card.implicitHeight + 36
        visible: step.reads || step.ticks
        radius: 20
        color: Theme.c.night
        border {
            width: Theme.highContrast ? Theme.controlBorder : 0
            color: Theme.c.lineStrong
        }

        ColumnLayout {
            id: card

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 18
                leftMargin: 24
                rightMargin: 24
            }
            spacing: 6

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.body
                color: Theme.c.onNight2
                text: step.check.asked_label
            }

            RowLayout {
                Layout.fillWidth: true
                visible: step.check.asked !== ""
                spacing: 12

                Words {
                    objectName: "asked"
                    type: Theme.assistant.clock
                    color: Theme.c.onNight
                    text: step.check.asked
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    color: Theme.c.onNight
                    text: step.check.asked_remark
                }
            }

            RowLayout {
                Layout.fillWidth: true
                visible: step.reads
                spacing: 12

                Number {
                    objectName: "number-reference"
                    visible: step.check.asks_reference
                    label: step.check.reference_label
                    shown: step.check.reference
                    written: step.check.writes_reference
                    onClicked: step.check.ask_about("number", "reference")
                }

                Number {
                    objectName: "number-reading"
                    label: step.check.reading_label
                    shown: step.check.reading
                    written: !step.check.writes_reference
                    onClicked: step.check.ask_about("number", "reading")
                }
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                type: Theme.assistant.flag
                color: step.check.steady_kind === "stop" ? Theme.c.peach : step.check.steady_kind === "ok" ? Theme.c.onNight : Theme.c.onNight2
                text: step.check.steady
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                color: Theme.c.onNight2
                text: step.check.step_limit
                maximumLineCount: 4
                elide: Text.ElideRight
            }
        }
    }

    NumPad {
        Layout.fillWidth: true
        Layout.fillHeight: false
        visible: step.reads
        keyHeight: 72
        leftWords: qsTr(",")
        leftKey: ","
        onPressed: key => step.check.ask_about("press", key)
    }

    RowLayout {
        Layout.fillWidth: true
        visible: step.reads
        spacing: 10

        ConsoleButton {
            objectName: "sign-of-number"
            Layout.preferredWidth: 84
            implicitHeight: 72
            leftPadding: 8
            rightPadding: 8
            text: "+ / −"
            Accessible.name: qsTr("Changer de signe")
            onClicked: step.check.ask_about("press", "sign")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "note"
            implicitHeight: 72
            kind: ConsoleButton.Kind.Primary
            iconName: "check"
            enabled: step.check.can_note
            text: qsTr("Noter ce palier")
            onClicked: step.check.ask("note")
        }
    }

    RowLayout {
        Layout.fillWidth: true
        visible: step.ticks
        spacing: 12

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "tick-good"
            implicitHeight: 72
            kind: ConsoleButton.Kind.Primary
            iconName: "check"
            text: qsTr("Bon")
            onClicked: step.check.ask_about("tick", "1")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "tick-bad"
            implicitHeight: 72
            kind: ConsoleButton.Kind.Stop
            iconName: "x"
            text: qsTr("Défaut")
            onClicked: step.check.ask_about("tick", "0")
        }
    }

    RowLayout {
        Layout.fillWidth: true
        visible: step.reads && (step.check.can_listen || step.check.can_release)
        spacing: 10

        ConsoleButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            objectName: "listen"
            visible: step.check.can_listen
            leftPadding: 8
            rightPadding: 8
            enabled: !step.check.listening
            iconName: step.check.can_release ? "" : "device-desktop"
            text: qsTr("Lire sur l’appareil")
            onClicked: step.check.ask("listen")
        }

        ConsoleButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            objectName: "release"
            visible: step.check.can_release
            leftPadding: 8
            rightPadding: 8
            kind: ConsoleButton.Kind.Stop
            text: qsTr("Vider la pression")
            onClicked: step.check.ask("release")
        }
    }

    component Number: T.Button {
        id: number

        property string label
        property string shown
        property bool written: false

        Layout.fillWidth: true
        Layout.preferredWidth: 1
        implicitHeight: 84
        Accessible.name: `${label}, ${shown}`
        Accessible.checked: written

        background: Rectangle {
            radius: 12
            color: number.written ? Theme.c.night2 : "transparent"
            border {
                width: number.written ? 3 : 0
                color: Theme.highContrast ? Theme.c.primary : Theme.c.peach
            }

            FocusRing {
                target: number
            }
        }

        contentItem: Item {
            Words {
                x: 12
                y: 4
                width: parent.width - 16
                type: Theme.assistant.small
                color: Theme.c.onNight2
                text: number.label
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Words {
                x: 12
                y: 34
                width: parent.width - 16
                type: Theme.assistant.clock
                font.pixelSize: 36
                color: Theme.c.onNight
                text: number.shown || "–"
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
