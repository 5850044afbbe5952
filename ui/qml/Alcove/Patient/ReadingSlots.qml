// The measures: done, now, and to come, with a line on why.
pragma ComponentBehavior: Bound
import QtQuick
import Alcove.Components
import Alcove.Theme

Column {
    id: slots

    required property QtObject readings
    property string note

    readonly property bool crowded: rows.count > 3

    spacing: crowded ? 12 : 18

    Repeater {
        id: rows

        model: slots.readings

        ReadingSlot {
            width: parent?.width ?? 0
            low: slots.crowded
        }
    }

    Words {
        x: 8
        visible: !Theme.large
        topPadding: lead + 4
        width: parent.width - 16
        type: Theme.patient.note
        color: Theme.c.ink2
        text: slots.note
    }
}
