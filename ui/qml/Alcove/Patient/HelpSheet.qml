// Aide: someone to call, the settings, the agreements, the way out.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Veil {
    id: veil

    required property HelpModel help

    visible: help.open

    Said {
        objectName: "help-heading"
        title: title.text
        help: qsTr("Touchez l’écran : taille du texte, voix, contraste, votre accord, ou arrêter la visite.")
    }

    Rectangle {
        anchors.centerIn: parent
        width: 1500
        height: column.implicitHeight + 96
        radius: 40
        color: Theme.c.surface
        border {
            width: 5
            color: Theme.c.primary
        }
        Accessible.role: Accessible.Dialog
        Accessible.name: title.text

        ColumnLayout {
            id: column

            anchors.fill: parent
            anchors.margins: 48
            spacing: 28

            RowLayout {
                spacing: 24

                Words {
                    id: title

                    Layout.fillWidth: true
                    type: Theme.patient.h1
                    text: qsTr("De quoi avez-vous besoin ?")
                    Accessible.role: Accessible.Heading
                }

                BigButton {
                    objectName: "call-assistant"
                    iconBefore: "bell-ringing"
                    text: veil.help.call_words
                    onClicked: veil.help.call_assistant()
                }
            }

            LookChoice {
                Layout.fillWidth: true
                scale_chosen: veil.help.text_scale
                voice: veil.help.voice
                speaks: veil.help.speaks
                high_contrast: veil.help.high_contrast
                onScaleAsked: scale => veil.help.choose_text_scale(scale)
                onVoiceAsked: veil.help.choose_voice(!veil.help.voice)
                onContrastAsked: veil.help.choose_contrast(!veil.help.high_contrast)
            }

            GridLayout {
                columns: Theme.large ? 1 : 2
                columnSpacing: 16
                rowSpacing: 16

                Tile {
                    Layout.fillWidth: true
                    objectName: "change-consents"
                    visible: veil.help.may_change_consents
                    iconName: "arrow-back-up"
                    text: qsTr("Revoir ou retirer mon accord")
                    onClicked: veil.help.change_consents()
                }

                Tile {
                    Layout.fillWidth: true
                    objectName: "leave"
                    visible: veil.help.may_leave
                    iconName: "door-exit"
                    text: qsTr("Arrêter la visite")
                    onClicked: veil.help.leave()
                }
            }

            BigButton {
                Layout.fillWidth: true
                objectName: "close-help"
                kind: BigButton.Kind.Outlined
                iconBefore: "arrow-left"
                text: qsTr("Retour à l’écran")
                onClicked: veil.help.close()
            }
        }
    }
}
