// The printed sheet, small.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Rectangle {
    id: paper

    required property string title
    required property QtObject lines

    radius: 6
    color: Theme.lightColours.surface
    border {
        width: Theme.controlBorder
        color: Theme.c.lineStrong
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 26
        spacing: 8

        RowLayout {
            Layout.fillWidth: true

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.h2
                color: Theme.lightColours.ink
                text: paper.title
            }

            Image {
                source: "image://art/brand?light"
                sourceSize: Qt.size(28, 31)
            }
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 2
            color: Theme.lightColours.line
        }

        Repeater {
            model: paper.lines

            Words {
                required property string words
                required property bool heading

                Layout.fillWidth: true
                Layout.topMargin: heading ? 8 : 0
                type: heading ? Theme.assistant.h2 : Theme.assistant.body
                color: Theme.lightColours.ink
                text: words
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
