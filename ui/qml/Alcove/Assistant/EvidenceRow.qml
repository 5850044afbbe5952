// One line of a value's sheet: a reading's name, what is known of it, or a stretch of its bytes.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: row

    required property string kind
    required property string label
    required property string value
    required property string icon_name
    readonly property bool head: kind === "head"
    readonly property bool bytes: kind === "bytes"

    implicitHeight: line.implicitHeight + (head ? 36 : bytes ? 4 : 16)

    Line {
        width: parent.width
        y: 8
        visible: row.head
    }

    RowLayout {
        id: line

        width: parent.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: row.bytes ? 2 : 8
        spacing: 16

        Words {
            Layout.preferredWidth: row.head ? -1 : 260
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: row.head
            type: row.head ? Theme.assistant.h2 : Theme.assistant.body
            color: row.head ? Theme.c.ink : Theme.c.ink2
            text: row.label
        }

        Flag {
            Layout.fillWidth: true
            visible: row.icon_name !== ""
            kind: row.kind
            iconName: row.icon_name
            text: row.value
        }

        Words {
            Layout.fillWidth: !row.head
            visible: row.icon_name === ""
            type: row.bytes ? Theme.assistant.mark : row.head ? Theme.assistant.body : Theme.assistant.button
            color: row.head ? Theme.c.ink2 : Theme.c.ink
            font.family: row.bytes ? Theme.mono : Theme.family
            wrapMode: Text.Wrap
            text: row.value
            font.features: ({
                    "tnum": 1
                })
        }
    }
}
