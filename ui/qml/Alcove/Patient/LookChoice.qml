// How the screen speaks to this patient: text size, voice, contrast.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

RowLayout {
    id: choice

    required property real scale_chosen
    required property bool voice
    required property bool speaks
    required property bool high_contrast

    signal scaleAsked(real scale)
    signal voiceAsked
    signal contrastAsked

    spacing: 40

    ColumnLayout {
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        spacing: 14

        FieldName {
            iconName: "text-size"
            text: qsTr("Taille du texte")
        }

        RowLayout {
            spacing: 12
            uniformCellSizes: true

            Tile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "text-normal"
                stacked: true
                letter: "A"
                letterSize: 30
                text: qsTr("Normal")
                checked: choice.scale_chosen < 1.2
                onClicked: choice.scaleAsked(1)
            }

            Tile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "text-large"
                stacked: true
                letter: "A"
                letterSize: 42
                text: qsTr("Grand")
                checked: choice.scale_chosen >= 1.2 && choice.scale_chosen < 1.4
                onClicked: choice.scaleAsked(1.25)
            }

            Tile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "text-huge"
                stacked: true
                letter: "A"
                letterSize: 54
                text: qsTr("Très grand")
                checked: choice.scale_chosen >= 1.4
                onClicked: choice.scaleAsked(1.5)
            }
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.large ? 3 : 2
        spacing: 14

        FieldName {
            iconName: choice.speaks ? "volume" : "contrast"
            text: choice.speaks ? qsTr("Voix et couleurs") : qsTr("Couleurs")
        }

        RowLayout {
            spacing: 12
            uniformCellSizes: true

            Tile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "voice"
                visible: choice.speaks
                stacked: true
                iconName: "volume"
                text: qsTr("Lire à voix haute")
                checked: choice.voice
                onClicked: choice.voiceAsked()
            }

            Tile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "contrast"
                stacked: true
                iconName: "contrast"
                text: qsTr("Contraste fort")
                checked: choice.high_contrast
                onClicked: choice.contrastAsked()
            }
        }
    }
}
