// One thing that a picture must be, and whether it is.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

RowLayout {
    id: line

    required property string words
    required property bool good

    spacing: 8

    Icon {
        Layout.alignment: Qt.AlignTop
        name: line.good ? "check" : "alert-triangle"
        size: 24
        stroke: 3
        color: line.good ? Theme.c.ok : Theme.c.stop
    }

    Words {
        Layout.fillWidth: true
        type: Theme.assistant.flag
        color: line.good ? Theme.c.ok : Theme.c.stop
        text: line.words
    }
}
