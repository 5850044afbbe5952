// Teleassistant, 14: the traits, who answers, and what the patient says aloud. The keyboard stands below.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property IdentityEntryModel form

    anchors.fill: parent
    anchors.margins: 20
    spacing: 16

    TraitsPanel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        form: page.form
    }

    ColumnLayout {
        Layout.preferredWidth: 500
        Layout.maximumWidth: 500
        Layout.fillHeight: true
        spacing: 12

        Panel {
            Layout.fillWidth: true
            bare: true
            tight: true

            Advice {
                Layout.fillWidth: true
                Layout.bottomMargin: 10
                iconName: "message-circle"
                type: Theme.assistant.lead
                strong: qsTr("« Dites votre nom et votre date de naissance. »")
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: 10

                ConsoleButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    objectName: "name-matches"
                    chosen: page.form.name_matches
                    text: qsTr("Nom concorde")
                    onClicked: page.form.match_name(!chosen)
                }

                ConsoleButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    objectName: "date-matches"
                    chosen: page.form.date_matches
                    text: qsTr("Date concorde")
                    onClicked: page.form.match_date(!chosen)
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            bare: true
            tight: true

            RowLayout {
                Layout.fillWidth: true
                Layout.bottomMargin: 8

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.tile
                    text: page.form.correcting ? qsTr("Pourquoi corriger ?") : qsTr("Qui répond aujourd’hui ?")
                }

                Words {
                    type: Theme.assistant.flag
                    color: Theme.c.stop
                    text: page.form.speaks_error
                }
            }

            GridLayout {
                Layout.fillWidth: true
                visible: page.form.correcting
                columns: 2
                uniformCellWidths: true
                rowSpacing: 8
                columnSpacing: 8

                Repeater {
                    model: [QT_TR_NOOP("Faute de frappe"), QT_TR_NOOP("Pièce vue ensuite"), QT_TR_NOOP("Dit par le patient"), QT_TR_NOOP("Vu par le médecin")] // kept in French

                    ConsoleButton {
                        required property int index
                        required property string modelData

                        Layout.fillWidth: true
                        objectName: `correct-because-${index}`
                        implicitHeight: 48
                        leftPadding: 8
                        rightPadding: 8
                        chosen: page.form.reason === modelData
                        text: qsTr(modelData)
                        onClicked: page.form.choose_reason(modelData)
                    }
                }
            }

            GridLayout {
                Layout.fillWidth: true
                visible: !page.form.correcting
                columns: 3
                rowSpacing: 8
                columnSpacing: 8

                Repeater {
                    model: [["", page.form.self_words], ["parent", qsTr("Parent")], ["guardian", qsTr("Tuteur")], ["curator", qsTr("Curateur")], ["trusted-person", qsTr("Pers. de confiance")]]

                    ConsoleButton {
                        required property list<string> modelData

                        Layout.fillWidth: true
                        Layout.columnSpan: modelData[0] === "trusted-person" ? 2 : 1
                        objectName: `speaks-${modelData[0]}`
                        implicitHeight: 48
                        leftPadding: 8
                        rightPadding: 8
                        chosen: page.form.speaks === modelData[0]
                        text: modelData[1]
                        onClicked: page.form.choose_speaker(modelData[0])
                    }
                }
            }

            Words {
                Layout.fillWidth: true
                Layout.topMargin: 8
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: page.form.another !== "" ? Theme.c.stop : Theme.c.ink2
                text: page.form.another !== "" ? page.form.another : page.form.correcting ? qsTr("Les accords restent. Le patient et le médecin confirment de nouveau.") : qsTr("Parent, tuteur : son nom est demandé. Le patient garde la parole.")
            }

            Item {
                Layout.fillHeight: true
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: 10

                ConsoleButton {
                    objectName: "deny"
                    visible: page.form.may_deny
                    implicitHeight: 60
                    text: qsTr("Ce n’est pas lui")
                    onClicked: page.form.deny()
                }

                ConsoleButton {
                    Layout.fillWidth: true
                    objectName: "go-on"
                    implicitHeight: 60
                    kind: ConsoleButton.Kind.Primary
                    iconName: page.form.made ? "pencil" : "arrow-right"
                    enabled: page.form.closed_because === ""
                    text: page.form.made ? (enabled ? qsTr("Modifier") : qsTr("Modifier : %1").arg(page.form.closed_because)) : !enabled ? qsTr("Continuer : %1").arg(page.form.closed_because) : page.form.stated === "" ? qsTr("Continuer") : qsTr("Le patient a confirmé")
                    onClicked: page.form.go_on()
                }
            }
        }
    }
}
