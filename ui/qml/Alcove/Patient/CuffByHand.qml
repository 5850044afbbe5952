// Patient, 04c: a cuff that no software stops. It shows the cuff's own button, and how to take it off.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

CuffPage {
    id: page

    required property BloodPressureModel pressure

    phases: pressure.phases
    title: pressure.title
    help: qsTr("Ce brassard s’arrête à la main, pas sur cet écran.")

    back: BigButton {
        objectName: "call-assistant"
        kind: BigButton.Kind.Stop
        text: page.pressure.call_words
        iconBefore: "bell-ringing"
        onClicked: page.pressure.call_assistant()
    }

    next: BigButton {
        objectName: "next"
        enabled: false
        text: qsTr("Patientez")
        iconAfter: "hourglass"
    }

    ColumnLayout {
        Layout.preferredWidth: Theme.large ? 1080 : 780
        Layout.maximumWidth: Layout.preferredWidth
        Layout.fillHeight: true
        spacing: 16

        Words {
            Layout.fillWidth: true
            visible: !Theme.huge
            type: Theme.patient.caption
            text: qsTr("Pour arrêter tout de suite")
        }

        StopWay {
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: 1
            art: "device-button"
            title: qsTr("Appuyez sur le bouton rond")
            detail: qsTr("Il est sur l’appareil. L’air part aussitôt.")
        }

        StopWay {
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: 2
            art: "band-open"
            title: qsTr("Ou ouvrez la bande")
            detail: qsTr("Tirez vers le haut : le bras est libre.")
        }
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        CuffGauge {
            anchors.centerIn: parent
            width: Math.min(480, parent.width)
            height: Math.min(540, parent.height)
            pressure: page.pressure
        }
    }

    ReadingSlots {
        Layout.preferredWidth: 400
        Layout.maximumWidth: 400
        visible: !Theme.large
        readings: page.pressure.readings
        note: qsTr("L’appareil donne son chiffre à la fin.")
    }
}
