// One key of the touch keyboard.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Theme

T.AbstractButton {
    id: key

    required property string code
    required property string label
    required property string icon_name
    required property real share
    required property string kind
    required property string spoken
    readonly property color ink: kind === "done" ? Theme.c.onPrimary : Theme.c.ink

    objectName: `key-${code}`
    focusPolicy: Qt.NoFocus
    implicitWidth: 48
    implicitHeight: 60
    Accessible.role: Accessible.Button
    Accessible.name: spoken

    background: Rectangle {
        radius: 12
        color: key.kind === "done" ? (key.down ? Theme.c.primaryPressed : Theme.c.primary) : key.down ? Theme.c.primarySoft : key.kind === "act" ? Theme.c.surface2 : Theme.c.surface
        border {
            width: Theme.controlBorder
            color: key.kind === "done" ? Theme.c.primary : Theme.c.lineStrong
        }
    }

    contentItem: Item {
        RowLayout {
            anchors.centerIn: parent
            spacing: 10

            Icon {
                visible: key.icon_name !== ""
                name: key.icon_name
                size: 26
                color: key.ink
            }

            Words {
                Accessible.ignored: true
                visible: text !== ""
                type: key.kind === "letter" ? Theme.patient.key : Theme.assistant.button
                color: key.ink
                text: key.label
            }
        }
    }
}
