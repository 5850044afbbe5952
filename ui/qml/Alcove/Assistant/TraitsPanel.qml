// The traits of the identity, as on the document.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property IdentityEntryModel form

    iconName: "id"
    title: qsTr("Traits d’identité (INS)")
    remark: qsTr("Comme sur la pièce d’identité")

    RowLayout {
        Layout.fillWidth: true
        Layout.bottomMargin: 12
        spacing: 10
        uniformCellSizes: true

        Repeater {
            model: panel.form.statuses

            IdentityStatusStep {
                Layout.fillWidth: true
            }
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 10

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            LabelledEntry {
                Layout.horizontalStretchFactor: 3
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                name: "birth_name"
                label: qsTr("Nom de naissance")
                shown: panel.form.birth_name
                error: panel.form.birth_name_error
                onWritten: text => panel.form.write("birth_name", text)
            }

            LabelledEntry {
                Layout.horizontalStretchFactor: 3
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                name: "first_names"
                label: qsTr("Prénoms de naissance, tous")
                shown: panel.form.first_names
                error: panel.form.first_names_error
                onWritten: text => panel.form.write("first_names", text)
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            LabelledEntry {
                Layout.horizontalStretchFactor: 2
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                name: "birth_date"
                label: panel.form.age === "" ? qsTr("Date de naissance") : qsTr("Date de naissance · %1").arg(panel.form.age)
                hint: qsTr("JJ/MM/AAAA")
                shown: panel.form.birth_date
                error: panel.form.birth_date_error
                onWritten: text => panel.form.write("birth_date", text)
            }

            ColumnLayout {
                Layout.horizontalStretchFactor: 2
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                spacing: 6

                RowLayout {
                    Layout.fillWidth: true

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.small
                        color: Theme.c.ink2
                        text: qsTr("Sexe")
                    }

                    Words {
                        type: Theme.assistant.flag
                        color: Theme.c.stop
                        text: panel.form.sex_error
                    }
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: 8

                    Repeater {
                        model: [["female", qsTr("F")], ["male", qsTr("M")], ["unknown", qsTr("Inconnu")]]

                        ConsoleButton {
                            required property list<string> modelData

                            Layout.fillWidth: true
                            Layout.preferredWidth: modelData[0] === "unknown" ? 3 : 2
                            objectName: `sex-${modelData[0]}`
                            leftPadding: 6
                            rightPadding: 6
                            chosen: panel.form.sex === modelData[0]
                            text: modelData[1]
                            onClicked: panel.form.choose_sex(modelData[0])
                        }
                    }
                }
            }

            LabelledEntry {
                Layout.horizontalStretchFactor: 2
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                name: "used_name"
                label: qsTr("Nom utilisé, si différent")
                hint: qsTr("identique")
                shown: panel.form.used_name
                error: panel.form.used_name_error
                onWritten: text => panel.form.write("used_name", text)
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            LabelledEntry {
                Layout.preferredWidth: 330
                name: "birth_place"
                label: qsTr("Code lieu (COG)")
                hint: qsTr("si connu")
                shown: panel.form.birth_place
                error: panel.form.birth_place_error
                onWritten: text => panel.form.write("birth_place", text)
            }

            ColumnLayout {
                Layout.horizontalStretchFactor: 4
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                spacing: 6

                Words {
                    type: Theme.assistant.small
                    color: Theme.c.ink2
                    text: qsTr("Pièce vue")
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: 8

                    Repeater {
                        model: [["", qsTr("Aucune")], ["identity-card", qsTr("Carte")], ["passport", qsTr("Passeport")], ["residence-permit", qsTr("Séjour")], ["family-record", qsTr("Livret")]]

                        ConsoleButton {
                            required property list<string> modelData

                            Layout.fillWidth: true
                            objectName: `document-${modelData[0]}`
                            leftPadding: 6
                            rightPadding: 6
                            chosen: panel.form.document === modelData[0]
                            text: modelData[1]
                            onClicked: panel.form.choose_document(modelData[0])
                        }
                    }
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            LabelledEntry {
                Layout.horizontalStretchFactor: 4
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                visible: panel.form.needs_representative
                name: "representative_name"
                label: qsTr("Représentant : nom et prénom")
                shown: panel.form.representative_name
                error: panel.form.representative_name_error
                onWritten: text => panel.form.write("representative_name", text)
            }

            LabelledEntry {
                Layout.horizontalStretchFactor: 2
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                visible: panel.form.needs_representative
                name: "representative_phone"
                label: qsTr("Son téléphone")
                hint: qsTr("si utile")
                shown: panel.form.representative_phone
                error: panel.form.representative_phone_error
                onWritten: text => panel.form.write("representative_phone", text)
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    Flag {
        visible: !panel.form.needs_representative
        kind: "info"
        iconName: "info-circle"
        text: qsTr("Naissance à l’étranger : 99 et le pays. Date inconnue : la pièce fait foi.")
    }
}
