// One figure over the checks of a camera, and its limit.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Theme

ColumnLayout {
    id: line

    required property string title
    required property string value
    required property string points
    required property real limit_at
    required property bool good_above
    required property bool out

    spacing: 4

    RowLayout {
        Layout.fillWidth: true

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.flag
            text: line.title
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }

        Words {
            type: Theme.assistant.flag
            text: line.value
        }
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 60

        TrendPlot {
            anchors.fill: parent
            points: line.points
            limit_at: line.limit_at
            good_above: line.good_above
            color: Theme.c.primary
            good_color: Theme.c.okSoft
            limit_color: Theme.c.stopLine
        }

        Words {
            x: line.out ? 0 : parent.width - width
            y: Math.max(0, Math.min(parent.height - height, (1 - line.limit_at) * parent.height + (line.good_above ? 2 : -height - 2)))
            type: Theme.assistant.small
            color: Theme.c.stop
            text: qsTr("limite")
        }
    }
}
