// An answer: its picture in an arch, its word under it, and no colour that judges.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: tile

    property string iconName

    Layout.fillWidth: true
    Layout.fillHeight: true
    implicitHeight: 200
    Accessible.checked: checked

    background: Rectangle {
        radius: 40
        color: tile.checked || tile.down ? Theme.c.primarySoft : Theme.c.surface
        border {
            width: tile.checked ? 8 : 3
            color: tile.checked ? Theme.c.primary : Theme.c.lineStrong
        }

        FocusRing {
            target: tile
        }

        Tick {
            anchors {
                right: parent.right
                top: parent.top
                margins: 24
            }
            visible: tile.checked
            size: 64
        }
    }

    contentItem: Item {
        readonly property bool tight: height < 300

        ColumnLayout {
            anchors.centerIn: parent
            width: parent.width - 32
            spacing: parent.tight ? 10 : 28

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: tile.contentItem.height < 300 ? 90 : 180
                Layout.preferredHeight: tile.contentItem.height < 300 ? 104 : 208
                topLeftRadius: width / 2
                topRightRadius: width / 2
                bottomLeftRadius: 28
                bottomRightRadius: 28
                color: tile.checked ? Theme.c.primary : Theme.c.peachSoft

                Icon {
                    anchors.centerIn: parent
                    name: tile.iconName
                    size: parent.width * 0.58
                    stroke: 2.2
                    color: tile.checked ? Theme.c.onPrimary : Theme.c.primary
                }
            }

            Words {
                Layout.fillWidth: true
                Accessible.ignored: true
                horizontalAlignment: Text.AlignHCenter
                type: Theme.patient.answer
                color: tile.checked ? Theme.c.primary : Theme.c.ink
                text: tile.text
            }
        }
    }
}
