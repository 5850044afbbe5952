// Before the first reading: the instrument with its own certificate, the room, the uncertainty.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property CheckModel check

    iconName: "certificate"
    title: qsTr("Avant les relevés")

    Words {
        Layout.fillWidth: true
        Layout.bottomMargin: 12
        type: Theme.assistant.body
        color: Theme.c.ink2
        text: panel.check.how
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 10

        Repeater {
            model: panel.check.standards

            OptionButton {
                required property string code
                required property string words
                required property string remark

                required chosen
                Layout.fillWidth: true
                objectName: `standard-${code}`
                text: words
                help: remark
                onClicked: panel.check.ask_about("standard", code)
            }
        }
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.topMargin: 14
        columns: 2
        columnSpacing: 16
        rowSpacing: 12
        uniformCellWidths: true

        Repeater {
            model: panel.check.fields

            LabelledEntry {
                id: field

                required property string code
                required property string text

                required label
                required error
                required hint
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignBottom
                name: code
                shown: text
                onWritten: text => panel.check.ask_about("write", `${field.code} ${text}`)
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    ConsoleButton {
        Layout.fillWidth: true
        objectName: "prepare"
        implicitHeight: 64
        kind: ConsoleButton.Kind.Primary
        iconName: "check"
        text: qsTr("Commencer les relevés")
        onClicked: panel.check.ask("prepare")
    }
}
