// A remark, the employer, photos; a check that fails already is broken off, one that was begun by mistake is given up.
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Models

Panel {
    id: panel

    required property CheckModel check

    iconName: "file-text"
    title: qsTr("Notes")

    LabelledEntry {
        Layout.fillWidth: true
        label: qsTr("Remarque")
        name: "note"
        shown: panel.check.note
        onWritten: text => panel.check.ask_about("write", `note ${text}`)
    }

    LabelledEntry {
        Layout.fillWidth: true
        Layout.topMargin: 12
        label: qsTr("Employeur du technicien")
        name: "employer"
        shown: panel.check.employer
        onWritten: text => panel.check.ask_about("write", `employer ${text}`)
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 12
        spacing: 12

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "remark"
            kind: ConsoleButton.Kind.Primary
            iconName: "check"
            text: qsTr("Noter")
            onClicked: panel.check.ask("remark")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "photos"
            iconName: "camera"
            text: panel.check.photos_words
            onClicked: panel.check.ask("photos")
        }
    }

    ConsoleButton {
        Layout.fillWidth: true
        Layout.topMargin: 12
        objectName: "change-standard"
        iconName: "certificate"
        text: qsTr("Étalon ou flacons, conditions")
        onClicked: panel.check.ask_about("panel", "prepare")
    }

    ConsoleButton {
        Layout.fillWidth: true
        Layout.topMargin: 12
        objectName: "adjust-more"
        iconName: "adjustments"
        text: qsTr("Noter un réglage")
        onClicked: panel.check.ask_about("panel", "adjust")
    }

    Item {
        Layout.fillHeight: true
    }

    LabelledEntry {
        Layout.fillWidth: true
        label: qsTr("Motif, pour interrompre ou abandonner")
        name: "reason"
        shown: panel.check.reason
        onWritten: text => panel.check.ask_about("write", `reason ${text}`)
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 12
        spacing: 12

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "break-off"
            kind: ConsoleButton.Kind.Stop
            enabled: panel.check.can_break_off && panel.check.reason.trim() !== ""
            text: qsTr("Arrêter : non conforme")
            onClicked: panel.check.ask("break-off")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "give-up"
            enabled: panel.check.reason.trim() !== ""
            text: qsTr("Abandonner")
            onClicked: panel.check.ask("give-up")
        }
    }

    ConsoleButton {
        Layout.fillWidth: true
        Layout.topMargin: 12
        objectName: "close-notes"
        iconName: "arrow-left"
        text: qsTr("Retour aux relevés")
        onClicked: panel.check.ask_about("panel", "notes")
    }
}
