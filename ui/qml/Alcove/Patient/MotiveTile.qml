// One motive: a picture in its arch, and its words.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: tile

    required property string code
    required property string icon_name
    required property string words
    required property bool chosen

    objectName: `motive-${code}`
    text: words
    implicitHeight: implicitContentHeight + 24
    Accessible.checked: chosen

    background: Rectangle {
        radius: 28
        color: tile.chosen || tile.down ? Theme.c.primarySoft : Theme.c.surface
        border {
            width: tile.chosen ? 6 : Theme.controlBorder
            color: tile.chosen ? Theme.c.primary : Theme.c.lineStrong
        }

        FocusRing {
            target: tile
        }

        Tick {
            anchors {
                right: parent.right
                top: parent.top
                margins: 14
            }
            visible: tile.chosen
            size: 44
        }
    }

    contentItem: RowLayout {
        spacing: Theme.large ? 14 : 24

        Rectangle {
            Layout.leftMargin: Theme.large ? 14 : 28
            Layout.preferredWidth: Theme.large ? 76 : 96
            Layout.preferredHeight: Theme.large ? 90 : 112
            topLeftRadius: width / 2
            topRightRadius: width / 2
            bottomLeftRadius: 18
            bottomRightRadius: 18
            color: tile.chosen ? Theme.c.primary : Theme.c.peachSoft

            Icon {
                anchors.centerIn: parent
                name: tile.icon_name
                size: Theme.large ? 52 : 64
                stroke: 1.8
                color: tile.chosen ? Theme.c.onPrimary : Theme.c.primary
            }
        }

        Words {
            Layout.fillWidth: true
            Layout.rightMargin: tile.chosen ? 44 : 16
            Accessible.ignored: true
            type: Theme.patient.tile
            font.pixelSize: Math.min(type.size, 42)
            lineHeight: Math.min(type.line, 46)
            text: tile.words
        }
    }
}
