// Technician: a device is entered, corrected, replaced, stopped or retired. What is written stays.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property ChangeModel change

    title: change.title
    remark: change.remark
    actions: [
        ConsoleButton {
            objectName: "back"
            iconName: "arrow-left"
            text: qsTr("Retour")
            onClicked: page.change.back()
        },
        ConsoleButton {
            objectName: "write"
            kind: ConsoleButton.Kind.Primary
            iconName: "check"
            text: page.change.write_words
            onClicked: page.change.keep()
        }
    ]

    Words {
        Layout.fillWidth: true
        type: Theme.assistant.lead
        color: Theme.c.attention
        text: page.change.warning
    }

    Panel {
        Layout.fillWidth: true
        bare: true

        RowLayout {
            Layout.fillWidth: true
            Layout.bottomMargin: 12
            visible: roles.count > 0
            spacing: 10

            Repeater {
                id: roles

                model: page.change.roles

                ConsoleButton {
                    required property string code
                    required property string words

                    required chosen
                    objectName: `role-${code}`
                    leftPadding: 16
                    rightPadding: 16
                    text: words
                    onClicked: page.change.choose_role(code)
                }
            }
        }

        Words {
            Layout.bottomMargin: 8
            visible: text !== ""
            type: Theme.assistant.flag
            color: Theme.c.stop
            text: page.change.role_error
        }

        ConsoleButton {
            Layout.bottomMargin: 12
            objectName: "take-plugged"
            visible: page.change.plugged !== ""
            iconName: "plug-connected"
            text: page.change.plugged
            onClicked: page.change.take_plugged()
        }

        GridLayout {
            id: grid

            Layout.fillWidth: true
            columns: fields.count > 1 ? 3 : 1
            columnSpacing: 20
            rowSpacing: 14
            uniformCellWidths: true

            Repeater {
                id: fields

                model: page.change.fields

                LabelledEntry {
                    id: field

                    required property string code
                    required property string text

                    required label
                    required hint
                    required error
                    Layout.fillWidth: true
                    Layout.columnSpan: code === "reason" ? grid.columns : 1
                    name: code
                    shown: text
                    onWritten: text => page.change.write(field.code, text)
                }
            }
        }
    }

    Panel {
        Layout.fillWidth: true
        visible: checks.count > 0
        iconName: "list-check"
        title: qsTr("Autres contrôles qui le concernent")

        Flow {
            Layout.fillWidth: true
            spacing: 10

            Repeater {
                id: checks

                model: page.change.checks

                ConsoleButton {
                    required property string code
                    required property string words

                    required chosen
                    objectName: `check-${code}`
                    text: words
                    onClicked: page.change.choose_check(code)
                }
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
