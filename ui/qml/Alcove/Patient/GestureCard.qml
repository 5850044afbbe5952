// A gesture, wrong or right: drawn, marked and named.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Card {
    id: card

    required property bool good
    required property string art
    required property string title
    required property string detail
    readonly property color ink: good ? Theme.c.ok : Theme.c.stop

    radius: 40
    border.width: good ? 5 : 3
    border.color: good ? Theme.c.ok : Theme.c.lineStrong

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 36
        anchors.topMargin: 28
        anchors.bottomMargin: 28
        spacing: 12

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Art {
                anchors.centerIn: parent
                width: Math.min(500, parent.width)
                height: Math.min(349, parent.height)
                name: card.art
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 18

            Icon {
                name: card.good ? "circle-check" : "circle-x"
                size: 52
                stroke: 2.4
                color: card.ink
            }

            Words {
                Layout.fillWidth: true
                type: Theme.patient.caption
                color: card.ink
                text: card.title
            }
        }

        Words {
            Layout.fillWidth: true
            type: Theme.patient.text
            text: card.detail
        }
    }
}
