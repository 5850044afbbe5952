// Who will speak with the patient, and the price before the call.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Card {
    id: card

    required property WaitingModel waiting

    implicitHeight: row.implicitHeight + 56

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 32
        anchors.rightMargin: 32
        spacing: 32

        Rectangle {
            Layout.preferredWidth: 130
            Layout.preferredHeight: 156
            visible: !Theme.huge
            topLeftRadius: 65
            topRightRadius: 65
            bottomLeftRadius: 16
            bottomRightRadius: 16
            color: Theme.c.peachSoft

            Icon {
                anchors.centerIn: parent
                name: "stethoscope"
                size: 72
                color: Theme.c.primary
            }
        }

        Column {
            Layout.fillWidth: true

            Words {
                width: parent.width
                type: Theme.patient.note
                color: Theme.c.ink2
                text: qsTr("Vous allez parler avec")
            }

            Words {
                width: parent.width
                type: Theme.patient.h2
                text: card.waiting.practitioner
            }

            Words {
                width: parent.width
                type: Theme.patient.body
                text: card.waiting.practitioner_detail
            }

            Words {
                width: parent.width
                visible: text !== "" && !Theme.huge
                type: Theme.patient.small
                color: Theme.c.ink2
                text: card.waiting.rpps
            }
        }

        Column {
            Layout.preferredWidth: Theme.large ? 320 : 270
            visible: card.waiting.price !== ""

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                type: Theme.patient.note
                color: Theme.c.ink2
                text: qsTr("Prix")
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                type: Theme.patient.valueM
                text: card.waiting.price
            }

            Words {
                width: parent.width
                visible: !Theme.huge
                horizontalAlignment: Text.AlignRight
                type: Theme.patient.small
                color: Theme.c.ink2
                text: card.waiting.price_detail
            }
        }
    }
}
