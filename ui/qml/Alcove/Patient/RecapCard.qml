// One part of the summary; its words shrink rather than hide.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Card {
    id: card

    required property string code
    required property string icon_name
    required property string title
    required property string words
    required property bool attention
    readonly property color ink: attention ? Theme.c.attention : Theme.c.primary

    implicitHeight: 120
    color: attention ? Theme.c.attentionSoft : Theme.c.surface
    border.width: attention ? 3 : Theme.controlBorder
    border.color: attention ? Theme.c.attentionLine : Theme.c.line

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 32
        spacing: 12

        RowLayout {
            spacing: 18

            Icon {
                name: card.icon_name
                size: 48
                color: card.ink
            }

            Words {
                Layout.fillWidth: true
                type: Theme.patient.caption
                color: card.attention ? card.ink : Theme.c.ink
                text: card.title
            }
        }

        Words {
            id: words

            Layout.fillWidth: true
            Layout.fillHeight: true
            type: Theme.patient.lead
            fontSizeMode: Text.Fit
            minimumPixelSize: 22
            lineHeight: 1.25
            lineHeightMode: Text.ProportionalHeight
            topPadding: 0
            bottomPadding: 0
            text: card.words
        }
    }
}
