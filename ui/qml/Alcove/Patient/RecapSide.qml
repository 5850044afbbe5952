// What the patient takes along, and where the summary goes: "sent" is not "received".
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Card {
    id: side

    required property RecapModel recap

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 28
        spacing: 16

        Image {
            Layout.alignment: Qt.AlignHCenter
            visible: side.recap.qr_address !== ""
            source: side.recap.qr_address === "" ? "" : `image://qr/${side.recap.qr_address}`
            sourceSize: Qt.size(188, 188)
            smooth: false
        }

        Words {
            Layout.fillWidth: true
            visible: side.recap.qr_address !== ""
            horizontalAlignment: Text.AlignHCenter
            type: Theme.patient.note
            text: qsTr("Avec votre téléphone : comment relire votre résumé chez vous.")
        }

        Icon {
            Layout.alignment: Qt.AlignHCenter
            visible: side.recap.qr_address === ""
            name: "file-text"
            size: 120
            stroke: 1.5
            color: Theme.c.primary
        }

        BigButton {
            Layout.fillWidth: true
            objectName: "print"
            visible: side.recap.may_print
            iconBefore: "printer"
            text: qsTr("Imprimer")
            onClicked: side.recap.print_again()
        }

        Item {
            Layout.fillHeight: true
        }

        Line {}

        Repeater {
            model: side.recap.sent

            SentLine {
                Layout.fillWidth: true
            }
        }
    }
}
