// Teleassistant, 15: a value typed by hand; its source is asked for, and the mark stays for ever.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property ManualEntryModel manual

    anchors.fill: parent
    anchors.margins: 20
    spacing: 20

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            iconName: "pencil"
            title: qsTr("Quelle mesure écrivez-vous ?")
            remark: qsTr("Seulement si l’appareil ne peut pas l’envoyer")

            RowLayout {
                Layout.fillWidth: true
                spacing: 8
                uniformCellSizes: true

                Repeater {
                    model: page.manual.quantities

                    OutcomeButton {
                        Layout.fillWidth: true
                        implicitHeight: 84
                        type: Theme.assistant.mark
                        onClicked: page.manual.choose(code)
                    }
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            bare: true

            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 28
                uniformCellSizes: true

                ManualSourceColumn {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    manual: page.manual
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    spacing: 14

                    Rectangle {
                        Layout.fillWidth: true
                        implicitHeight: 124
                        radius: 24
                        color: Theme.c.surface
                        border {
                            width: Theme.selectedBorder
                            color: page.manual.warning !== "" ? Theme.c.attentionLine : Theme.c.lineStrong
                        }
                        Accessible.role: Accessible.StaticText
                        Accessible.name: `${page.manual.quantity} ${page.manual.number} ${page.manual.unit}`

                        RowLayout {
                            anchors.fill: parent
                            anchors.leftMargin: 28
                            anchors.rightMargin: 28
                            spacing: 16

                            Words {
                                Accessible.ignored: true
                                Layout.fillWidth: true
                                type: Theme.assistant.lead
                                color: Theme.c.ink2
                                text: page.manual.quantity
                            }

                            Words {
                                Accessible.ignored: true
                                type: Theme.assistant.number
                                text: page.manual.number
                                font.features: ({
                                        "tnum": 1
                                    })
                            }

                            Words {
                                Accessible.ignored: true
                                type: Theme.assistant.h1
                                text: page.manual.unit
                            }
                        }
                    }

                    NumPad {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        keyHeight: 72
                        leftWords: page.manual.mark
                        onPressed: key => page.manual.press(key)
                    }
                }
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: 16
                spacing: 12

                ConsoleButton {
                    objectName: "cancel"
                    iconName: "x"
                    text: qsTr("Annuler")
                    onClicked: page.manual.cancel()
                }

                Item {
                    Layout.fillWidth: true
                }

                ConsoleButton {
                    objectName: "add"
                    implicitWidth: Math.max(420, implicitContentWidth + 40)
                    implicitHeight: 64
                    kind: ConsoleButton.Kind.Primary
                    iconName: "check"
                    enabled: page.manual.closed_because === ""
                    text: enabled ? qsTr("Ajouter") : qsTr("Ajouter : %1").arg(page.manual.closed_because)
                    onClicked: page.manual.add()
                }
            }
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 420
        Layout.maximumWidth: 420
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            iconName: "eye"
            title: qsTr("Ce que verra le médecin")

            Item {
                Layout.fillWidth: true
                implicitHeight: seen.implicitHeight + 36

                DashedFrame {
                    anchors.fill: parent
                    radius: 16
                    color: Theme.c.surface
                }

                ColumnLayout {
                    id: seen

                    anchors {
                        left: parent.left
                        right: parent.right
                        top: parent.top
                        margins: 18
                    }
                    spacing: 4

                    RowLayout {
                        spacing: 12

                        Icon {
                            name: page.manual.icon_name
                            size: 26
                        }

                        Words {
                            type: Theme.assistant.button
                            text: page.manual.quantity === "" ? qsTr("Aucune mesure choisie") : page.manual.quantity
                        }
                    }

                    Words {
                        visible: page.manual.number !== ""
                        type: Theme.assistant.numberM
                        text: page.manual.number + " " + page.manual.unit
                    }

                    Flag {
                        Layout.fillWidth: true
                        kind: "info"
                        iconName: "pencil"
                        text: qsTr("Saisie manuelle")
                    }

                    Words {
                        Layout.fillWidth: true
                        visible: text !== ""
                        type: Theme.assistant.small
                        font.weight: Font.Normal
                        color: Theme.c.ink2
                        text: page.manual.source
                    }

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.small
                        font.weight: Font.Normal
                        color: Theme.c.ink2
                        text: page.manual.author
                    }

                    Flag {
                        Layout.topMargin: 6
                        visible: page.manual.to_confirm
                        kind: "attention"
                        iconName: "alert-triangle"
                        text: qsTr("À confirmer")
                    }
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "info-circle"
            title: qsTr("Règles")

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 16

                Repeater {
                    model: [["pencil", qsTr("La marque « saisie manuelle » reste partout : console, compte rendu, feuille.")], ["calculator", qsTr("Jamais mêlée à une moyenne d’appareil.")], ["alert-octagon", qsTr("Une valeur d’alerte rouvre la pertinence, comme un appareil.")], ["history", qsTr("La valeur barrée reste au journal.")]]

                    RowLayout {
                        id: rule

                        required property list<string> modelData

                        Layout.fillWidth: true
                        spacing: 14

                        Icon {
                            Layout.alignment: Qt.AlignTop
                            name: rule.modelData[0]
                            size: 26
                            color: Theme.c.primary
                        }

                        Words {
                            Layout.fillWidth: true
                            type: Theme.assistant.body
                            text: rule.modelData[1]
                        }
                    }
                }
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }
}
