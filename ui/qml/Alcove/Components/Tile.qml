// A choice of the patient's: a word, perhaps with a picture, and a tick when it is chosen.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Theme

T.Button {
    id: tile

    property string iconName
    property bool stacked: false
    property bool tick: checked && !stacked
    property TextStyle type: stacked ? Theme.patient.small : Theme.patient.tile
    property string letter
    property int letterSize: 30
    readonly property color ink: !enabled ? Theme.c.inkDisabled : checked ? Theme.c.primary : Theme.c.ink

    implicitWidth: implicitContentWidth + 56
    implicitHeight: stacked ? Math.max(112, implicitContentHeight + 20) : Math.max(96, implicitContentHeight + 24)
    leftPadding: stacked ? 8 : 28
    rightPadding: stacked ? 8 : 28
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checked: checked

    background: Item {
        Rectangle {
            anchors.fill: parent
            visible: tile.enabled
            radius: 24
            color: tile.checked || tile.down ? Theme.c.primarySoft : Theme.c.surface
            border {
                width: tile.checked ? 5 : Theme.controlBorder
                color: tile.checked ? Theme.c.primary : Theme.c.lineStrong
            }
        }

        DashedFrame {
            anchors.fill: parent
            visible: !tile.enabled
        }

        FocusRing {
            target: tile
        }
    }

    contentItem: GridLayout {
        flow: tile.stacked ? GridLayout.TopToBottom : GridLayout.LeftToRight
        rows: tile.stacked ? 3 : 1
        columns: tile.stacked ? 1 : 3
        columnSpacing: 20
        rowSpacing: 2

        Words {
            Accessible.ignored: true
            Layout.alignment: Qt.AlignCenter
            visible: tile.letter !== ""
            topPadding: 0
            bottomPadding: 0
            lineHeight: 54
            color: tile.ink
            text: tile.letter
            font.pixelSize: tile.letterSize
            font.weight: Font.Bold
        }

        Icon {
            Layout.alignment: Qt.AlignCenter
            visible: tile.iconName !== ""
            name: tile.iconName
            size: 44
            color: tile.ink
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            horizontalAlignment: tile.stacked ? Text.AlignHCenter : Text.AlignLeft
            type: tile.type
            font.weight: Font.DemiBold
            color: tile.ink
            text: tile.text
        }

        Tick {
            visible: tile.tick
        }
    }
}
