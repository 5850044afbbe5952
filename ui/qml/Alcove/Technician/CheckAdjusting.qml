// After the series as found: what was adjusted, or that nothing was.
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property CheckModel check

    iconName: "adjustments"
    title: qsTr("Réglage")

    Mark {
        Layout.bottomMargin: 12
        visible: text !== ""
        kind: panel.check.found_kind
        iconName: kind === "stop" ? "alert-octagon" : "circle-check"
        text: panel.check.found_said
    }

    Words {
        Layout.fillWidth: true
        Layout.bottomMargin: 16
        type: Theme.assistant.body
        text: qsTr("Après un réglage, tout ce qui a été lu est relu. Sans réglage, ce qui est trouvé est ce qui reste.")
    }

    LabelledEntry {
        Layout.fillWidth: true
        label: qsTr("Ce qui a été réglé, réparé ou nettoyé")
        name: "adjustment"
        shown: panel.check.adjustment
        onWritten: text => panel.check.ask_about("write", `adjustment ${text}`)
    }

    ConsoleButton {
        Layout.fillWidth: true
        Layout.topMargin: 16
        objectName: "adjusted"
        implicitHeight: 64
        kind: ConsoleButton.Kind.Primary
        iconName: "check"
        enabled: panel.check.can_adjust
        text: qsTr("Noter ce réglage, puis relire")
        onClicked: panel.check.ask_about("adjust", "adjusted")
    }

    ConsoleButton {
        Layout.fillWidth: true
        Layout.topMargin: 12
        objectName: "not-adjusted"
        implicitHeight: 64
        text: qsTr("Aucun réglage")
        onClicked: panel.check.ask("adjust")
    }

    Item {
        Layout.fillHeight: true
    }
}
