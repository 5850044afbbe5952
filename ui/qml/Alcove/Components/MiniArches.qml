// Which question or page this is, of how many: in small arches and in words.
pragma ComponentBehavior: Bound
import QtQuick
import Alcove.Theme

Row {
    id: mini

    required property int current
    required property int total
    required property string words

    spacing: 24
    Accessible.role: Accessible.StaticText
    Accessible.name: words

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        Repeater {
            model: mini.total

            Rectangle {
                required property int index
                readonly property bool done: index + 1 < mini.current
                readonly property bool now: index + 1 === mini.current

                anchors.bottom: parent.bottom
                width: now ? 32 : 26
                height: now ? 38 : 30
                topLeftRadius: width / 2
                topRightRadius: width / 2
                bottomLeftRadius: 5
                bottomRightRadius: 5
                color: done ? Theme.c.primary : now ? Theme.c.peach : "transparent"
                border {
                    width: done ? 0 : now ? 4 : 3
                    color: now ? Theme.c.primary : Theme.c.lineStrong
                }
            }
        }
    }

    Words {
        Accessible.ignored: true
        anchors.verticalCenter: parent.verticalCenter
        type: Theme.patient.strong
        text: mini.words
    }
}
