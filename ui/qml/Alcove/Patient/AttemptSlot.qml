// One attempt: past, the one that just failed, or to come.
import QtQuick
import Alcove.Components
import Alcove.Theme

Item {
    id: slot

    required property int number
    required property string stage
    required property string title
    required property string detail
    readonly property bool waiting: stage === "waiting"
    readonly property bool failed: stage === "failed"

    implicitHeight: Math.max(120, words.implicitHeight + 28)

    DashedFrame {
        anchors.fill: parent
        visible: slot.waiting
        color: "transparent"
    }

    Card {
        anchors.fill: parent
        visible: !slot.waiting
        color: slot.failed ? Theme.c.attentionSoft : Theme.c.surface
        border.width: slot.failed ? 4 : Theme.controlBorder
        border.color: slot.failed ? Theme.c.attentionLine : Theme.c.line
    }

    Rectangle {
        id: badge

        x: 30
        anchors.verticalCenter: parent.verticalCenter
        width: 56
        height: 56
        radius: 28
        color: "transparent"
        border {
            width: 3
            color: slot.waiting ? Theme.c.lineStrong : Theme.c.attentionLine
        }

        Icon {
            anchors.centerIn: parent
            visible: !slot.waiting
            name: "refresh"
            size: 32
            stroke: 2.4
            color: Theme.c.attention
        }

        Words {
            anchors.centerIn: parent
            visible: slot.waiting
            type: Theme.patient.tick
            text: slot.number
        }
    }

    Column {
        id: words

        anchors {
            left: badge.right
            leftMargin: 24
            right: parent.right
            rightMargin: 20
            verticalCenter: parent.verticalCenter
        }

        Words {
            width: parent.width
            type: Theme.patient.text
            font.weight: Font.Bold
            text: slot.title
        }

        Words {
            width: parent.width
            type: Theme.patient.note
            text: slot.detail
        }
    }
}
