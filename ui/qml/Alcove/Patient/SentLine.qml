// One recipient of the summary, and how far it got.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

RowLayout {
    id: line

    required property string words
    required property string icon_name
    required property string kind
    readonly property color ink: kind === "ok" ? Theme.c.ok : kind === "attention" ? Theme.c.attention : Theme.c.ink2

    spacing: 12

    Icon {
        Layout.alignment: Qt.AlignTop
        name: line.icon_name
        size: 32
        color: line.ink
    }

    Words {
        Layout.fillWidth: true
        type: Theme.patient.note
        color: line.ink
        text: line.words
    }
}
