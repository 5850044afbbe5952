// One figure of a camera: what it is, its value, its limit, how it stands.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: line

    required property string code
    required property string name
    required property string detail
    required property string value
    required property string limit
    required property string kind
    required property string icon_name
    required property string words

    property Component field: null

    implicitHeight: 74
    Accessible.role: Accessible.StaticText
    Accessible.name: `${name}, ${detail} : ${value}, ${limit}, ${words}`

    Line {
        anchors.bottom: parent.bottom
    }

    RowLayout {
        anchors.fill: parent
        spacing: 12

        ColumnLayout {
            Layout.preferredWidth: 178
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.button
                font.weight: Font.Bold
                text: line.name
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: line.detail
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }

        Item {
            Layout.preferredWidth: 112
            Layout.fillHeight: true

            Loader {
                anchors.verticalCenter: parent.verticalCenter
                sourceComponent: line.field
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: line.field === null
                type: Theme.assistant.h2
                text: line.value === "" ? "–" : line.value
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 16
                Accessible.ignored: true
            }
        }

        Words {
            Layout.preferredWidth: 136
            type: Theme.assistant.small
            font.weight: Font.Normal
            color: Theme.c.ink2
            text: line.limit
            Accessible.ignored: true
        }

        Item {
            Layout.preferredWidth: 158
            Layout.fillHeight: true

            Mark {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: line.kind !== ""
                width: Math.min(implicitWidth, parent.width)
                kind: line.kind
                iconName: line.icon_name
                text: line.words
            }
        }
    }
}
