// One thing to clean or renew.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: line

    required property string code
    required property string words
    required property string at
    required property bool done

    objectName: `clean-${code}`
    text: done ? `${words}, ${at}` : words
    implicitHeight: 66
    Accessible.checkable: true
    Accessible.checked: done

    background: Rectangle {
        color: line.down ? Theme.c.primarySoft : "transparent"

        Line {
            anchors.bottom: parent.bottom
        }
    }

    contentItem: RowLayout {
        spacing: 16

        Rectangle {
            implicitWidth: 44
            implicitHeight: 44
            radius: 12
            color: line.done ? Theme.c.ok : "transparent"
            border {
                width: line.done ? 0 : 3
                color: Theme.c.lineStrong
            }

            Icon {
                anchors.centerIn: parent
                visible: line.done
                name: "check"
                size: 28
                stroke: 3
                color: Theme.c.surface
            }
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            type: Theme.assistant.label
            font.weight: Font.Medium
            text: line.words
        }

        Words {
            Accessible.ignored: true
            type: Theme.assistant.small
            font.weight: Font.Normal
            color: Theme.c.ink2
            text: line.at
        }
    }
}
