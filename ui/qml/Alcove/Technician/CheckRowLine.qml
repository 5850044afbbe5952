// One check of one device: how it stands, and what can be done about it.
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Theme

Item {
    id: line

    required property string code
    required property string icon_name
    required property string device
    required property string serial
    required property string check
    required property string mark_kind
    required property string mark_icon
    required property string mark
    required property string remark
    required property string act
    required property bool under_way

    signal asked(string verb)

    objectName: `check-${code}`
    implicitHeight: 84
    Accessible.role: Accessible.ListItem
    Accessible.name: `${device}, ${check}, ${mark}`

    Line {
        anchors.bottom: parent.bottom
    }

    RowLayout {
        anchors.fill: parent
        spacing: 14

        Icon {
            name: line.icon_name
            size: 30
        }

        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: 260
            spacing: 0

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.button
                font.weight: Font.Bold
                text: line.device
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                color: Theme.c.ink2
                text: line.serial
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.body
            text: line.check
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        Words {
            Layout.preferredWidth: 300

            type: Theme.assistant.small
            color: Theme.c.ink2
            text: line.remark
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        Item {
            Layout.preferredWidth: 230
            Layout.fillHeight: true

            Mark {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 226)
                kind: line.mark_kind
                iconName: line.mark_icon
                text: line.mark
            }
        }

        Item { // its place stays, so that the columns do
            implicitWidth: putOff.implicitWidth
            implicitHeight: putOff.implicitHeight

            ConsoleButton {
                id: putOff

                objectName: `put-off-${line.code}`
                visible: !line.under_way
                text: qsTr("Reporter")
                onClicked: line.asked("put-off")
            }
        }

        ConsoleButton {
            objectName: `act-${line.code}`
            Layout.preferredWidth: 190
            kind: line.under_way ? ConsoleButton.Kind.Primary : ConsoleButton.Kind.Plain
            iconName: "player-play"
            text: line.act
            onClicked: line.asked("act")
        }
    }
}
