// The five ways out of an alert.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: ways

    required property AlertModel alert

    bottomRightRadius: 24
    color: Theme.c.surface2

    Rectangle {
        width: Theme.controlBorder
        height: parent.height
        color: Theme.c.line
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 40
        anchors.rightMargin: 36
        anchors.topMargin: 28
        anchors.bottomMargin: 26
        spacing: 14

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "decide-emergency"
            implicitHeight: 128
            corner: 24
            leading: true
            iconSize: 56
            kind: ConsoleButton.Kind.StopSolid
            type: Theme.assistant.big
            iconName: "ambulance"
            text: qsTr("Appeler le 15")
            detail: qsTr("Fiche prête à lire : nom, lieu, mesures")
            onClicked: ways.alert.decide("emergency")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "decide-priority"
            implicitHeight: 100
            corner: 24
            leading: true
            iconSize: 44
            type: Theme.assistant.large
            iconName: "video"
            enabled: ways.alert.practitioner_closed === ""
            text: qsTr("Médecin tout de suite")
            detail: enabled ? qsTr("Passe en premier dans la file") : ways.alert.practitioner_closed
            onClicked: ways.alert.decide("priority")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "decide-in-person"
            implicitHeight: 100
            corner: 24
            leading: true
            iconSize: 44
            type: Theme.assistant.large
            iconName: "walk"
            text: qsTr("Voir un médecin en personne")
            detail: qsTr("La visite finit ici, avec une feuille")
            onClicked: ways.alert.decide("in-person")
        }

        Line {
            Layout.fillWidth: true
            Layout.topMargin: 4
        }

        Words {
            type: Theme.assistant.tile
            text: qsTr("Continuer malgré l’alerte")
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "choose-teleconsultation"
                iconName: chosen ? "check" : "video"
                chosen: ways.alert.chosen === "teleconsultation"
                text: qsTr("Téléconsultation")
                onClicked: ways.alert.choose("teleconsultation")
            }

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "choose-expertise"
                iconName: chosen ? "check" : "send"
                chosen: ways.alert.chosen === "expertise"
                enabled: ways.alert.expertise_closed === ""
                text: enabled ? qsTr("Téléexpertise") : ways.alert.expertise_closed
                onClicked: ways.alert.choose("expertise")
            }
        }

        Entry {
            Layout.fillWidth: true
            objectName: "alert-reason"
            iconName: "pencil"
            placeholderText: qsTr("Raison obligatoire")
            shown: ways.alert.reason
            onWritten: text => ways.alert.write_reason(text)
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "alert-go-on"
            kind: ConsoleButton.Kind.Primary
            iconName: "check"
            enabled: ways.alert.closed_because === ""
            text: enabled ? qsTr("Continuer") : qsTr("Continuer : %1").arg(ways.alert.closed_because)
            onClicked: ways.alert.go_on()
        }

        Item {
            Layout.fillHeight: true
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            Icon {
                name: "history"
                size: 24
                color: Theme.c.ink2
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: ways.alert.rules
            }
        }
    }
}
