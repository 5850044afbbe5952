// The check is a line of the register: its verdict, and its papers.
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property CheckModel check

    iconName: "shield-check"
    title: qsTr("Inscrit au registre")

    Mark {
        implicitHeight: 56
        objectName: "verdict"
        kind: panel.check.verdict_kind
        iconName: kind === "stop" ? "alert-octagon" : "circle-check"
        text: panel.check.verdict
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: 14
        Layout.bottomMargin: 20
        type: Theme.assistant.lead
        text: panel.check.verdict_remark
    }

    Act {
        objectName: "certificate"
        kind: ConsoleButton.Kind.Primary
        iconName: "download"
        enabled: !panel.check.writing
        text: qsTr("Certificat PDF")
        onClicked: panel.check.ask("certificate")
    }

    Act {
        objectName: "print"
        iconName: "printer"
        enabled: !panel.check.writing
        text: qsTr("Imprimer le certificat")
        onClicked: panel.check.ask("print")
    }

    Act {
        objectName: "letters"
        visible: panel.check.letters_words !== ""
        enabled: !panel.check.writing
        iconName: "mail"
        text: panel.check.letters_words
        onClicked: panel.check.ask("letters")
    }

    Words {
        Layout.fillWidth: true
        Layout.bottomMargin: 12
        visible: panel.check.writing
        type: Theme.assistant.body
        color: Theme.c.ink2
        text: qsTr("On écrit…")
    }

    Act {
        objectName: "see-visits"
        visible: panel.check.can_see_visits
        iconName: "history"
        text: qsTr("Voir les visites")
        onClicked: panel.check.ask("visits")
    }

    Item {
        Layout.fillHeight: true
    }

    component Act: ConsoleButton {
        Layout.fillWidth: true
        Layout.bottomMargin: 12
        implicitHeight: 64
    }
}
