// One fact beside the alert.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: line

    required property string name
    required property string value
    required property string remark
    required property string at

    implicitHeight: Math.max(60, value.implicitHeight + 16)

    Line {
        anchors.bottom: parent.bottom
    }

    RowLayout {
        anchors.fill: parent
        spacing: 12

        Words {
            Layout.preferredWidth: 190
            type: Theme.assistant.lead
            font.weight: Font.Normal
            color: Theme.c.ink2
            text: line.name
        }

        Words {
            id: value

            Layout.fillWidth: line.remark === ""
            visible: text !== ""
            type: line.remark === "" ? Theme.assistant.leadStrong : Theme.assistant.value
            text: line.value
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            type: Theme.assistant.lead
            font.weight: Font.Normal
            text: line.remark
        }

        Words {
            type: Theme.assistant.body
            color: Theme.c.ink2
            text: line.at
        }
    }
}
