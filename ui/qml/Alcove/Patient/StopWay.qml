// One way to stop the cuff by hand.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Card {
    id: way

    required property int number
    required property string art
    required property string title
    required property string detail

    implicitHeight: row.implicitHeight + 32
    border.width: 3
    border.color: Theme.c.lineStrong

    Rectangle {
        x: 20
        y: 20
        width: 56
        height: 56
        radius: 28
        color: Theme.c.peach

        Words {
            anchors.centerIn: parent
            type: Theme.patient.tick
            font.weight: Font.Bold
            color: Theme.c.primary
            text: way.number
        }
    }

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 84
        anchors.rightMargin: 24
        spacing: 28

        Art {
            Layout.preferredWidth: 230
            Layout.preferredHeight: 202
            name: way.art
        }

        Column {
            Layout.fillWidth: true
            spacing: 6

            Words {
                width: parent.width
                type: Theme.patient.caption
                text: way.title
            }

            Words {
                width: parent.width
                type: Theme.patient.body
                color: Theme.c.ink2
                text: way.detail
            }
        }
    }
}
