// One mark of a picture, 0 to 100, as a bar.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

RowLayout {
    id: line

    required property string words
    required property int mark
    property bool judged: true // false: its limit was not made for what is seen
    readonly property bool good: mark >= 50

    spacing: 16

    Words {
        Layout.fillWidth: true
        Layout.minimumWidth: 96
        type: Theme.assistant.small
        color: Theme.c.ink
        text: line.words
    }

    Rectangle {
        implicitWidth: 100
        implicitHeight: 14
        radius: 7
        color: Theme.c.surface2
        border {
            width: Theme.controlBorder
            color: Theme.c.lineStrong
        }

        Rectangle {
            x: 2
            y: 2
            width: Math.max(0, (parent.width - 4) * line.mark / 100)
            height: parent.height - 4
            radius: 5
            color: !line.judged ? Theme.c.primary : line.good ? Theme.c.ok : Theme.c.attention
        }
    }
}
