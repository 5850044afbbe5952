// One's own name, then one's own code: never shown, never shared.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property OpeningModel opening

    iconName: "user"
    title: opening.technicians ? qsTr("Qui travaille sur la borne ?") : opening.visit_waits ? qsTr("Qui reprend la visite ?") : qsTr("Qui ouvre la borne ?")

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 10

        Repeater {
            model: panel.opening.people

            OptionButton {
                required property string code
                required property string name
                required property string profession

                required chosen
                Layout.fillWidth: true
                objectName: `person-${code}`
                face: true
                text: name
                help: profession
                onClicked: panel.opening.choose(code)
            }
        }
    }

    ConsoleButton {
        Layout.fillWidth: true
        Layout.topMargin: 10
        objectName: "others"
        visible: panel.opening.other_words !== ""
        iconName: panel.opening.technicians ? "users" : "adjustments"
        text: panel.opening.other_words
        onClicked: panel.opening.show_others()
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 18
        Layout.bottomMargin: 12
        visible: panel.opening.chosen !== ""
        spacing: 10

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.tile
            text: panel.opening.code_title
        }

        Flag {
            Layout.fillWidth: false
            kind: panel.opening.wrong !== "" ? "stop" : panel.opening.logged_in ? "ok" : "primary"
            iconName: panel.opening.wrong !== "" ? "alert-octagon" : panel.opening.logged_in ? "circle-check" : "dots"
            text: panel.opening.wrong !== "" ? panel.opening.wrong : panel.opening.code_left
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.bottomMargin: 16
        visible: panel.opening.chosen !== ""
        spacing: 12
        Accessible.role: Accessible.StaticText
        Accessible.name: panel.opening.code_left

        Repeater {
            model: panel.opening.length

            Rectangle {
                required property int index
                readonly property bool full: index < panel.opening.typed || panel.opening.logged_in
                readonly property bool next: index === panel.opening.typed && !panel.opening.logged_in

                Layout.fillWidth: true
                implicitHeight: 60
                topLeftRadius: width / 2
                topRightRadius: width / 2
                bottomLeftRadius: 10
                bottomRightRadius: 10
                color: full ? Theme.c.primary : next ? Theme.c.peach : Theme.c.surface
                border {
                    width: full ? 0 : next ? 4 : 3
                    color: next ? Theme.c.primary : Theme.c.lineStrong
                }
            }
        }
    }

    NumPad {
        Layout.fillWidth: true
        visible: panel.opening.chosen !== "" && !panel.opening.logged_in
        Layout.bottomMargin: 14
        keyHeight: 60
        leftWords: qsTr("Vider")
        leftKey: "clear"
        onPressed: key => panel.opening.press(key)
    }

    Item {
        Layout.fillHeight: true
    }

    Words {
        Layout.fillWidth: true
        type: Theme.assistant.small
        font.weight: Font.Normal
        color: Theme.c.ink2
        text: panel.opening.chosen === "" ? qsTr("Touchez votre nom. Chacun a son compte, jamais partagé.") : qsTr("Code personnel, jamais prêté. Après 5 erreurs, attendre 10 minutes.")
    }
}
