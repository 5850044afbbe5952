// A choice in two lines, with its picture and a tick.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: option

    property string iconName
    property string help
    property bool chosen: false
    property bool urgent: false
    property bool face: false
    readonly property bool roomy: width >= 320
    readonly property color ink: urgent ? Theme.c.stop : chosen ? Theme.c.primary : Theme.c.ink

    implicitHeight: 76
    implicitWidth: 200
    leftPadding: 18
    rightPadding: 14
    Accessible.description: help
    Accessible.checked: chosen

    background: Rectangle {
        radius: 16
        color: option.chosen || option.down ? Theme.c.primarySoft : Theme.c.surface
        border {
            width: option.chosen ? Theme.selectedBorder : Theme.controlBorder
            color: option.urgent ? Theme.c.stopLine : option.chosen ? Theme.c.primary : Theme.c.lineStrong
        }

        FocusRing {
            target: option
        }
    }

    contentItem: RowLayout {
        spacing: 14

        Icon {
            visible: name !== ""
            name: option.iconName
            size: 30
            color: option.ink
        }

        Rectangle {
            visible: option.face
            implicitWidth: 52
            implicitHeight: 52
            radius: 26
            color: Theme.c.peach

            Icon {
                anchors.centerIn: parent
                name: "user"
                size: 30
                color: Theme.c.primary
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Accessible.ignored: true
                Layout.fillWidth: true
                type: Theme.assistant.tile
                color: option.ink
                text: option.text
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }

            Words {
                Accessible.ignored: true
                Layout.fillWidth: true
                visible: text !== ""
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: option.help
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }

        Tick {
            visible: option.chosen && option.roomy
            size: 32
        }
    }

    Tick {
        anchors {
            right: parent.right
            bottom: parent.bottom
            margins: 8
        }
        visible: option.chosen && !option.roomy
        size: 28
    }
}
