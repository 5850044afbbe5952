// A remark in a frame: information, or attention.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Rectangle {
    id: advice

    property bool attention: false
    property string iconName: "info-circle"
    property string strong
    property string text
    property TextStyle type: Theme.assistant.body
    readonly property color ink: attention ? Theme.c.attention : Theme.c.info
    default property alias content: extra.data

    implicitWidth: 400
    implicitHeight: column.implicitHeight + 28
    radius: 16
    color: attention ? Theme.c.attentionSoft : Theme.c.infoSoft
    border {
        width: Theme.controlBorder
        color: attention ? Theme.c.attentionLine : Theme.c.infoLine
    }

    Icon {
        id: icon

        x: 20
        y: 16
        name: advice.iconName
        size: 30
        color: advice.ink
    }

    ColumnLayout {
        id: column

        anchors {
            left: icon.right
            leftMargin: 16
            right: parent.right
            rightMargin: 20
            verticalCenter: parent.verticalCenter
        }
        spacing: 4

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            type: advice.type
            font.weight: Font.Bold
            color: advice.ink
            text: advice.strong
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            type: advice.type
            color: advice.ink
            text: advice.text
        }

        RowLayout {
            id: extra

            Layout.fillWidth: true
            visible: children.length > 0
            spacing: 10
        }
    }
}
