// One report that has not arrived yet.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

ColumnLayout {
    id: late

    required property string code
    required property string recipient
    required property string remark
    required property string kind
    required property string mark_icon
    required property string mark
    required property bool loggedIn

    signal retried

    spacing: 10

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 12
        spacing: 12

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.tile
            text: late.recipient
        }

        Rectangle {
            implicitWidth: flag.implicitWidth + 28
            implicitHeight: 40
            radius: 12
            color: late.kind === "stop" ? Theme.c.stopSolid : late.kind === "attention" ? Theme.c.attentionSoft : Theme.c.sunk
            border {
                width: late.kind !== "attention" ? 0 : Theme.controlBorder
                color: Theme.c.attentionLine
            }

            Flag {
                id: flag

                anchors.centerIn: parent
                kind: late.kind === "stop" ? "on stop" : late.kind
                iconName: late.mark_icon
                text: late.mark
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 12

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.small
            font.weight: Font.Normal
            color: Theme.c.ink2
            text: late.remark
        }

        ConsoleButton {
            objectName: `retry-${late.code}`
            implicitHeight: 48
            visible: late.kind !== "ink"
            enabled: late.loggedIn
            iconName: "refresh"
            text: qsTr("Relancer")
            onClicked: late.retried()
        }
    }

    Line {
        Layout.fillWidth: true
    }
}
