// A state on its own ground: icon and word in one colour.
import QtQuick
import Alcove.Components
import Alcove.Theme

Rectangle {
    id: mark

    property string kind: "ok"
    property string iconName
    property string text
    readonly property color ink: kind === "ok" ? Theme.c.ok : kind === "attention" ? Theme.c.attention : kind === "stop" ? Theme.c.onStop : kind === "primary" ? Theme.c.primary : Theme.c.ink2

    implicitWidth: 24 + 22 + 8 + words.implicitWidth
    implicitHeight: 40
    radius: 12
    color: kind === "ok" ? Theme.c.okSoft : kind === "attention" ? Theme.c.attentionSoft : kind === "stop" ? Theme.c.stopSolid : kind === "primary" ? Theme.c.primarySoft : Theme.c.sunk
    border {
        width: kind === "attention" || Theme.highContrast ? Theme.controlBorder : 0
        color: kind === "attention" ? Theme.c.attentionLine : kind === "ok" ? Theme.c.okLine : Theme.c.line
    }

    Icon {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        name: mark.iconName
        size: 22
        stroke: 2.4
        color: mark.ink
    }

    Words {
        id: words

        x: 42
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, mark.width - 54)
        type: Theme.assistant.flag
        color: mark.ink
        text: mark.text
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
}
