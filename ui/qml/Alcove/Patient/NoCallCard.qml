// One thing that the patient takes along.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Card {
    id: card

    property string iconName
    property string title
    property string words
    property bool attention: false

    implicitHeight: column.implicitHeight + (Theme.huge ? 24 : 52)
    color: attention ? Theme.c.attentionSoft : Theme.c.surface
    border.width: attention ? 3 : Theme.controlBorder
    border.color: attention ? Theme.c.attentionLine : Theme.c.line

    ColumnLayout {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            leftMargin: 32
            rightMargin: 32
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.huge ? 0 : 8

        RowLayout {
            spacing: 18

            Icon {
                name: card.iconName
                size: 44
                color: card.attention ? Theme.c.attention : Theme.c.primary
            }

            Words {
                Layout.fillWidth: true
                type: Theme.huge ? Theme.patient.now : Theme.patient.caption
                color: card.attention ? Theme.c.attention : Theme.c.ink
                text: card.title
            }
        }

        Words {
            Layout.fillWidth: true
            type: Theme.patient.body
            text: card.words
        }
    }
}
