// Teleassistant, 13: did the report arrive, is everything clean, is the visit wiped.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property ClosingModel closing

    anchors.fill: parent
    anchors.margins: 20
    spacing: 20

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "send"
            title: qsTr("Le compte rendu est-il bien arrivé ?")
            remark: page.closing.signed

            Repeater {
                model: page.closing.receipts

                CheckLine {
                    required property string icon_name
                    required property string recipient
                    required property string what
                    required property string mark_icon

                    required kind
                    required mark
                    required remark
                    Layout.fillWidth: true
                    implicitHeight: 112
                    iconName: icon_name
                    words: recipient
                    help: what
                    markIcon: mark_icon
                    markWidth: 380
                }
            }

            Words {
                Layout.fillWidth: true
                visible: page.closing.signed === ""
                type: Theme.assistant.lead
                color: Theme.c.ink2
                text: qsTr("Cette visite a fini sans compte rendu : rien n’est envoyé.")
            }

            Item {
                Layout.fillHeight: true
            }

            RowLayout {
                Layout.fillWidth: true
                visible: page.closing.going !== ""
                spacing: 10

                Icon {
                    name: "database"
                    size: 24
                    color: Theme.c.ink2
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: page.closing.going
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            visible: page.closing.after !== "" || page.closing.teach_back !== ""
            iconName: "heart-handshake"
            title: qsTr("Et après ?")

            RowLayout {
                Layout.fillWidth: true
                spacing: 24

                Flag {
                    Layout.fillWidth: true
                    visible: text !== ""
                    kind: "ok"
                    iconName: "calendar-event"
                    text: page.closing.after
                }

                Flag {
                    Layout.fillWidth: true
                    visible: text !== ""
                    kind: "ink"
                    iconName: "message-2"
                    text: page.closing.teach_back
                }
            }
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 520
        Layout.maximumWidth: 520
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "spray"
            title: qsTr("Hygiène avant le patient suivant")
            remark: page.closing.count

            Repeater {
                model: page.closing.hygiene

                HygieneLine {
                    Layout.fillWidth: true
                    enabled: !done && !page.closing.wiped
                    onClicked: page.closing.clean(code)
                }
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: 16
                spacing: 14

                Avatar {
                    size: 44
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: page.closing.signed_by
                }
            }

            Item {
                Layout.fillHeight: true
            }
        }

        Panel {
            Layout.fillWidth: true
            bare: true

            RowLayout {
                Layout.fillWidth: true
                spacing: 12

                Icon {
                    name: page.closing.wiped ? "circle-check" : "eraser"
                    size: 28
                    color: page.closing.wiped ? Theme.c.ok : Theme.c.ink
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.tile
                        text: qsTr("Effacer la visite de la borne")
                    }

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.body
                        color: Theme.c.ink2
                        text: page.closing.wipe_words
                    }
                }

                ConsoleButton {
                    objectName: "wipe"
                    visible: !page.closing.wiped
                    kind: ConsoleButton.Kind.Primary
                    iconName: "eraser"
                    enabled: page.closing.wipe_closed === ""
                    text: qsTr("Effacer")
                    Accessible.description: page.closing.wipe_closed
                    onClicked: page.closing.wipe()
                }
            }
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "next-patient"
            implicitHeight: 84
            corner: 24
            iconSize: 30
            type: Theme.assistant.next
            kind: ConsoleButton.Kind.Primary
            iconName: "arrow-right"
            enabled: page.closing.next_closed === ""
            text: enabled ? qsTr("Patient suivant") : qsTr("Patient suivant : %1").arg(page.closing.next_closed)
            onClicked: page.closing.next()
        }
    }
}
