// A remark that matters now: information, all right, attention, or an alarm to touch.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Theme

T.AbstractButton {
    id: banner

    enum Kind {
        Info,
        Ok,
        Attention,
        Stop
    }

    property int kind: Banner.Kind.Info
    property string iconName
    property string strong
    property bool pressable: false
    property TextStyle type: Theme.patient.body
    readonly property color ink: kind === Banner.Kind.Ok ? Theme.c.ok : kind === Banner.Kind.Attention ? Theme.c.attention : kind === Banner.Kind.Stop ? Theme.c.stop : Theme.c.info
    readonly property color paper: kind === Banner.Kind.Ok ? Theme.c.okSoft : kind === Banner.Kind.Attention ? Theme.c.attentionSoft : kind === Banner.Kind.Stop ? Theme.c.stopSoft : Theme.c.infoSoft
    readonly property color edge: kind === Banner.Kind.Ok ? Theme.c.okLine : kind === Banner.Kind.Attention ? Theme.c.attentionLine : kind === Banner.Kind.Stop ? Theme.c.stopLine : Theme.c.infoLine

    enabled: pressable
    padding: 20
    leftPadding: 28
    rightPadding: 28
    implicitHeight: Math.max(72, implicitContentHeight + 40)
    Accessible.role: pressable ? Accessible.Button : Accessible.StaticText
    Accessible.name: strong === "" ? text : text === "" ? strong : `${strong} ${text}`

    background: Rectangle {
        radius: 24
        color: banner.down ? Theme.c.surface : banner.paper
        border {
            width: banner.pressable ? 3 : Theme.controlBorder
            color: banner.edge
        }

        FocusRing {
            target: banner
        }
    }

    contentItem: RowLayout {
        spacing: 22

        Icon {
            Layout.alignment: banner.pressable ? Qt.AlignVCenter : Qt.AlignTop
            Layout.topMargin: banner.pressable ? 0 : Math.max(0, (banner.type.line - height) / 2) // beside the first line
            name: banner.iconName
            size: 44
            color: banner.ink
        }

        Column {
            Layout.fillWidth: true

            Words {
                Accessible.ignored: true
                width: parent.width
                visible: text !== ""
                type: banner.type
                font.weight: Font.Bold
                color: banner.ink
                text: banner.strong
            }

            Words {
                Accessible.ignored: true
                width: parent.width
                visible: text !== ""
                type: banner.type
                color: banner.ink
                text: banner.text
            }
        }

        Icon {
            visible: banner.pressable
            name: "arrow-right"
            size: 40
            color: banner.ink
        }
    }
}
