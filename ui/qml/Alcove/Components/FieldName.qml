// What a group of choices is about.
import QtQuick
import Alcove.Theme

Row {
    id: field

    required property string iconName
    required property string text

    spacing: 14

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: field.iconName
        size: 36
    }

    Words {
        anchors.verticalCenter: parent.verticalCenter
        type: Theme.patient.strong
        text: field.text
    }
}
