// Technician: one device. What the register knows of it, what is due, how the booth reaches it, and the ways to change it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property DeviceModel device

    title: device.title
    remark: device.remark
    actions: [
        ConsoleButton {
            objectName: "back"
            iconName: "arrow-left"
            text: qsTr("Parc")
            onClicked: page.device.act("back")
        },
        ConsoleButton {
            objectName: "check-now"
            visible: page.device.can_check
            kind: ConsoleButton.Kind.Primary
            iconName: "player-play"
            text: qsTr("Vérifier maintenant")
            onClicked: page.device.act("check")
        }
    ]

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        Panel {
            Layout.preferredWidth: 720
            Layout.fillHeight: true
            iconName: "clipboard-text"
            title: qsTr("Au registre")

            Repeater {
                model: page.device.facts

                FactLine {
                    Layout.fillWidth: true
                }
            }

            Item {
                Layout.fillHeight: true
            }

            RowLayout {
                spacing: 12

                ConsoleButton {
                    objectName: "correct"
                    iconName: "pencil"
                    text: qsTr("Corriger")
                    onClicked: page.device.act("correct")
                }

                ConsoleButton {
                    objectName: "swap"
                    iconName: "refresh"
                    text: qsTr("Remplacer")
                    onClicked: page.device.act("swap")
                }

                ConsoleButton {
                    objectName: "stop"
                    visible: !page.device.stopped
                    kind: ConsoleButton.Kind.Stop
                    iconName: "hand-stop"
                    text: qsTr("Arrêter")
                    onClicked: page.device.act("stop")
                }

                ConsoleButton {
                    objectName: "resume"
                    visible: page.device.stopped
                    iconName: "player-play"
                    text: qsTr("Remettre en service")
                    onClicked: page.device.act("resume")
                }

                ConsoleButton {
                    objectName: "retire"
                    kind: ConsoleButton.Kind.Stop
                    iconName: "x"
                    text: qsTr("Retirer")
                    onClicked: page.device.act("retire")
                }
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 20

            Panel {
                Layout.fillWidth: true
                iconName: "calendar-event"
                title: qsTr("Échéances")

                RowLayout {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 8
                    spacing: 16

                    Mark {
                        kind: page.device.state_kind
                        iconName: page.device.state_icon
                        text: page.device.state
                    }

                    Words {
                        Layout.fillWidth: true
                        visible: text !== ""
                        type: Theme.assistant.button
                        color: Theme.c.stop
                        text: page.device.why
                    }
                }

                Repeater {
                    model: page.device.dues

                    DueLine {
                        Layout.fillWidth: true
                    }
                }

                ConsoleButton {
                    Layout.topMargin: 12
                    objectName: "see-visits"
                    visible: page.device.visits !== ""
                    iconName: "history"
                    text: page.device.visits
                    onClicked: page.device.act("visits")
                }
            }

            Panel {
                Layout.fillWidth: true
                iconName: "plug-connected"
                title: qsTr("Liaison")

                Repeater {
                    model: page.device.link

                    FactLine {
                        Layout.fillWidth: true
                    }
                }

                ConsoleButton {
                    Layout.topMargin: 12
                    objectName: "listen"
                    visible: page.device.can_listen
                    iconName: "activity"
                    text: qsTr("Journal de liaison")
                    onClicked: page.device.act("listen")
                }
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }
}
