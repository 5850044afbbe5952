// One kind of check: how it stands, when it was done, when it is due.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

RowLayout {
    id: line

    required property string name
    required property string kind
    required property string icon_name
    required property string mark
    required property string detail

    spacing: 16

    Item {
        Layout.preferredWidth: 196
        Layout.preferredHeight: 56

        Mark {
            anchors.verticalCenter: parent.verticalCenter
            kind: line.kind
            iconName: line.icon_name
            text: line.mark
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.button
            text: line.name
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            type: Theme.assistant.small
            font.weight: Font.Normal
            color: Theme.c.ink2
            text: line.detail
        }
    }
}
