// What, and what is known of it.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

RowLayout {
    id: line

    required property string label
    required property string value
    property int labelWidth: 250

    spacing: 16

    Words {
        Layout.preferredWidth: line.labelWidth
        Layout.topMargin: 6
        Layout.bottomMargin: 6
        Layout.alignment: Qt.AlignTop
        type: Theme.assistant.body
        color: Theme.c.ink2
        text: line.label
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: 6
        Layout.bottomMargin: 6
        Layout.alignment: Qt.AlignTop
        type: Theme.assistant.button
        text: line.value
    }
}
