// Teleassistant: the stethoscope. The place first, then listen, then keep it or listen again.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property ListeningModel listening
    required property PlethTrace sound
    readonly property bool busy: listening.stage === "opening" || listening.stage === "listening"
    readonly property bool heard: listening.stage === "heard"

    anchors.fill: parent
    spacing: 0

    Panel {
        Layout.preferredWidth: 520
        Layout.maximumWidth: 520
        Layout.fillHeight: true
        Layout.margins: 20
        Layout.rightMargin: 0
        iconName: "stethoscope"
        title: qsTr("Où écouter ?")

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 8

            Repeater {
                model: page.listening.sites

                ConsoleButton {
                    required property string code
                    required property string words
                    required property bool done
                    required property bool of_heart
                    required chosen

                    Layout.fillWidth: true
                    objectName: "site-" + code
                    implicitHeight: 62
                    leading: true
                    enabled: page.listening.stage === "idle" || chosen
                    iconName: of_heart ? "heart" : "lungs"
                    text: words
                    detail: done ? qsTr("Gardé") : ""
                    onClicked: page.listening.choose(code)
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }

    Panel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: 20
        bare: true

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 14

            RowLayout {
                Layout.fillWidth: true
                spacing: 16

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 4

                    Words {
                        objectName: "site-words"
                        Layout.fillWidth: true
                        type: Theme.assistant.h2
                        text: page.listening.site_words
                        Accessible.role: Accessible.Heading
                    }

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.body
                        color: Theme.c.ink2
                        text: page.listening.where_words
                    }
                }

                Words {
                    visible: text !== ""
                    type: Theme.assistant.large
                    text: page.listening.time_words
                }
            }

            Rectangle {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: 200
                radius: 20
                color: Theme.c.sunk

                PlethWave {
                    anchors.fill: parent
                    anchors.margins: 16
                    trace: page.sound
                    plain: true
                    stroke: 3
                    Accessible.name: qsTr("Le son du stéthoscope, en direct")
                }
            }

            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 10
                radius: 5
                color: Theme.c.line

                Rectangle {
                    width: parent.width * page.listening.share
                    height: parent.height
                    radius: 5
                    color: Theme.c.primary
                }
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: 24

                Flag {
                    objectName: "listening-state"
                    kind: page.listening.state_kind
                    iconName: page.listening.state_icon
                    text: page.listening.state_words
                }

                Flag {
                    Layout.fillWidth: false
                    visible: page.listening.heard_by !== ""
                    kind: "info"
                    iconName: "volume"
                    text: page.listening.heard_by
                }
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.body
                color: Theme.c.ink2
                text: qsTr("Sur la peau, sans bouger. Demander de ne pas parler ; pour les poumons, de respirer fort par la bouche.")
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: 8
                spacing: 14

                ConsoleButton {
                    objectName: "listen"
                    visible: !page.busy && !page.heard
                    implicitHeight: 84
                    implicitWidth: Math.max(280, implicitContentWidth + 48)
                    corner: 24
                    iconSize: 36
                    type: Theme.assistant.large
                    kind: ConsoleButton.Kind.Primary
                    enabled: page.listening.listen_closed === ""
                    iconName: "player-play"
                    text: enabled ? qsTr("Écouter") : page.listening.listen_closed
                    onClicked: page.listening.listen()
                }

                ConsoleButton {
                    objectName: "stop-listening"
                    visible: page.busy
                    implicitHeight: 84
                    implicitWidth: Math.max(280, implicitContentWidth + 48)
                    corner: 24
                    iconSize: 36
                    type: Theme.assistant.large
                    kind: ConsoleButton.Kind.Primary
                    iconName: "player-pause"
                    text: qsTr("Arrêter")
                    onClicked: page.listening.stop()
                }

                ConsoleButton {
                    objectName: "keep-sound"
                    visible: page.heard
                    implicitHeight: 84
                    corner: 24
                    iconSize: 28
                    kind: ConsoleButton.Kind.Ok
                    iconName: "check"
                    text: qsTr("Garder pour le médecin")
                    onClicked: page.listening.keep()
                }

                ConsoleButton {
                    objectName: "drop-sound"
                    visible: page.heard
                    implicitHeight: 84
                    corner: 24
                    iconSize: 28
                    iconName: "refresh"
                    text: qsTr("Refaire")
                    onClicked: page.listening.drop()
                }

                Item {
                    Layout.fillWidth: true
                }

                ConsoleButton {
                    objectName: "leave-listening"
                    implicitHeight: 84
                    corner: 24
                    iconSize: 28
                    enabled: !page.heard
                    iconName: "arrow-left"
                    text: enabled ? qsTr("Retour à la visite") : qsTr("Garder ou refaire d’abord")
                    onClicked: page.listening.leave()
                }
            }
        }
    }
}
