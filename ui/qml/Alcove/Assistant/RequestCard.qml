// One request: take it, or say why not.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Rectangle {
    id: card

    required property string code
    required property string icon_name
    required property string words
    required property string stage
    required property string remark
    required property string kind
    required property string mark_icon
    required property string action
    property bool refusing: false
    readonly property bool fresh: stage === "new"

    signal accepted
    signal refused(string reason)
    signal measured(string role)

    onCodeChanged: { // another request stands here now: what was begun for the one before is not its answer
        refusing = false;
        why.clear();
    }

    implicitHeight: column.implicitHeight + 36
    radius: 16
    color: fresh ? Theme.c.primarySoft : stage === "accepted" ? Theme.c.surface : Theme.c.surface2
    border {
        width: fresh ? Theme.selectedBorder : Theme.controlBorder
        color: fresh ? Theme.c.primary : Theme.c.lineStrong
    }

    ColumnLayout {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 18
        }
        spacing: 10

        RowLayout {
            spacing: 12

            Icon {
                name: card.icon_name
                size: 30
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.tile
                text: card.words
            }
        }

        Flag {
            Layout.fillWidth: true
            kind: card.kind
            iconName: card.mark_icon
            text: card.remark
        }

        RowLayout {
            Layout.fillWidth: true
            visible: card.fresh && !card.refusing
            spacing: 10

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: `accept-${card.code}`
                kind: ConsoleButton.Kind.Primary
                iconName: "check"
                text: qsTr("J’y vais")
                onClicked: card.accepted()
            }

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: `refuse-${card.code}`
                leftPadding: 8
                rightPadding: 8
                text: qsTr("Pas possible")
                onClicked: card.refusing = true
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            visible: card.fresh && card.refusing
            spacing: 10

            Entry {
                id: why

                Layout.fillWidth: true
                objectName: `why-${card.code}`
                placeholderText: qsTr("Pourquoi ?")
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: 10

                ConsoleButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    objectName: `refuse-now-${card.code}`
                    leftPadding: 8
                    rightPadding: 8
                    enabled: why.text.trim() !== ""
                    text: qsTr("Refuser")
                    onClicked: card.refused(why.text)
                }

                ConsoleButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    text: qsTr("Retour")
                    onClicked: card.refusing = false
                }
            }
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: `measure-${card.code}`
            visible: card.action !== "" && card.action !== "otoscope"
            iconName: "player-play"
            text: qsTr("Lancer la mesure")
            onClicked: card.measured(card.action)
        }
    }
}
