// Teleassistant, 16: what the practitioner must know. "Unknown" is an answer; a blank line is never "none".
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property QuestionsModel questions

    anchors.fill: parent
    anchors.margins: 20
    spacing: 20

    Panel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "clipboard-text"
        title: qsTr("Ce que le médecin doit savoir")
        remark: page.questions.count

        Repeater {
            model: page.questions.questions

            QuestionLine {
                Layout.fillWidth: true
                onAnswered: kind => page.questions.answer(code, kind)
                onWritten: text => page.questions.write(code, text)
                onFinished: page.questions.leave(code)
            }
        }

        Item {
            Layout.fillHeight: true
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            Advice {
                Layout.fillWidth: true
                strong: qsTr("« Inconnu » est une réponse.")
                text: qsTr("Une ligne vide se lit « pas demandé », jamais « aucun ».")
            }

            ConsoleButton {
                objectName: "go-on"
                implicitHeight: 64
                kind: ConsoleButton.Kind.Primary
                iconName: "arrow-right"
                enabled: page.questions.closed_because === ""
                text: enabled ? qsTr("Continuer") : qsTr("Continuer : %1").arg(page.questions.closed_because)
                onClicked: page.questions.go_on()
            }
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 380
        Layout.maximumWidth: 380
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            iconName: "alert-octagon"
            title: qsTr("Signes d’alerte")

            Flag {
                Layout.fillWidth: true
                kind: page.questions.red_flags_kind
                iconName: page.questions.red_flags_kind === "ok" ? "circle-check" : "alert-triangle"
                text: page.questions.red_flags
            }

            ConsoleButton {
                Layout.fillWidth: true
                Layout.topMargin: 12
                objectName: "report"
                visible: page.questions.can_report
                kind: ConsoleButton.Kind.Stop
                iconName: "alert-octagon"
                text: qsTr("Signaler une alerte")
                onClicked: page.questions.report()
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "eye"
            title: qsTr("Le médecin lira")

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 14

                Repeater {
                    model: page.questions.readings

                    ColumnLayout {
                        id: reading

                        required property string name
                        required property string words
                        required property string kind
                        required property string icon_name

                        Layout.fillWidth: true
                        spacing: 0

                        Words {
                            type: Theme.assistant.small
                            font.weight: Font.Normal
                            color: Theme.c.ink2
                            text: reading.name
                        }

                        Flag {
                            Layout.fillWidth: true
                            kind: reading.kind
                            iconName: reading.icon_name
                            text: reading.words
                        }
                    }
                }
            }

            Item {
                Layout.fillHeight: true
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: page.questions.said_by
            }
        }
    }
}
