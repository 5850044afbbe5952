// A standing word of warning in a top bar.
import QtQuick
import Alcove.Theme

Rectangle {
    id: badge

    required property string iconName
    required property string text
    property bool small: false

    implicitWidth: row.implicitWidth + (small ? 28 : 36)
    implicitHeight: small ? 44 : 60
    radius: height / 2
    color: Theme.c.attentionSoft
    border {
        width: Theme.controlBorder
        color: Theme.c.attentionLine
    }
    Accessible.role: Accessible.StaticText
    Accessible.name: badge.text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: badge.iconName
            size: badge.small ? 24 : 30
            color: Theme.c.attention
        }

        Words {
            id: words

            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            type: badge.small ? Theme.assistant.button : Theme.patient.bar
            color: Theme.c.attention
            text: badge.text
        }
    }
}
