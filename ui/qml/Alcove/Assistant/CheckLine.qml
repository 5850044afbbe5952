// One line of a list: picture, words, state in colour, icon and word, and perhaps an act.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: line

    property string iconName
    property string words
    property string help
    property string kind
    property string markIcon
    property string mark
    property string remark
    property int markWidth: 250
    property bool lined: true
    default property alias act: slot.data

    implicitHeight: 88
    implicitWidth: 600

    Line {
        anchors.bottom: parent.bottom
        visible: line.lined
    }

    RowLayout {
        anchors.fill: parent
        spacing: 16

        Rectangle {
            implicitWidth: 48
            implicitHeight: 54
            topLeftRadius: 24
            topRightRadius: 24
            bottomLeftRadius: 10
            bottomRightRadius: 10
            color: Theme.c.sunk

            Icon {
                anchors.centerIn: parent
                name: line.iconName
                size: 28
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.tile
                text: line.words
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: line.help
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }

        ColumnLayout {
            Layout.preferredWidth: line.markWidth
            Layout.maximumWidth: line.markWidth
            spacing: 0

            Flag {
                Layout.fillWidth: true
                kind: line.kind
                iconName: line.markIcon
                text: line.mark
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: line.remark
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }

        Item {
            id: slot

            visible: children.length > 0
            implicitWidth: childrenRect.width
            implicitHeight: childrenRect.height
        }
    }
}
