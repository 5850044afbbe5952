// One of the four statuses of an identity.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: step

    required property string words
    required property string help
    required property string stage

    implicitHeight: 76
    implicitWidth: 200

    Rectangle {
        anchors.fill: parent
        visible: step.stage !== "to do"
        radius: 16
        color: step.stage === "done" ? Theme.c.okSoft : Theme.c.primarySoft
        border {
            width: step.stage === "now" ? Theme.selectedBorder : Theme.controlBorder
            color: step.stage === "now" ? Theme.c.primary : Theme.c.okLine
        }
    }

    DashedFrame {
        anchors.fill: parent
        visible: step.stage === "to do"
        radius: 16
        borderWidth: Theme.controlBorder
        color: Theme.c.surface
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 18
        anchors.rightMargin: 10
        spacing: 12

        Icon {
            visible: step.stage !== "to do"
            name: step.stage === "done" ? "check" : "player-play"
            size: 26
            color: step.stage === "done" ? Theme.c.ok : Theme.c.primary
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.tile
                color: step.stage === "now" ? Theme.c.primary : Theme.c.ink
                text: step.words
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: step.help
            }
        }
    }
}
