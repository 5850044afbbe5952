// Patient, 01: welcome. How to speak to this patient; no identity is asked, and no camera is on.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property WelcomeModel welcome

    next: BigButton {
        objectName: "next"
        text: qsTr("Commencer")
        iconAfter: "arrow-right"
        onClicked: page.welcome.begin()
    }

    ArchPicture {
        id: picture

        anchors.bottom: parent.bottom
        anchors.bottomMargin: -page.margin
        visible: !Theme.huge
        height: Theme.large ? 587 : 704
        name: "welcome"
    }

    ColumnLayout {
        anchors {
            left: Theme.huge ? parent.left : picture.right
            leftMargin: Theme.huge ? 0 : Theme.large ? 56 : 80
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.large ? 20 : 32

        Heading {
            Layout.fillWidth: true
            title: qsTr("Bonjour, bienvenue.")
            help: page.welcome.help
        }

        ColumnLayout {
            spacing: 14

            FieldName {
                iconName: "language"
                text: qsTr("Quelle langue préférez-vous ?")
            }

            RowLayout {
                spacing: 14
                uniformCellSizes: true

                Repeater {
                    model: page.welcome.languages

                    LanguageTile {
                        Layout.fillWidth: true
                        onClicked: page.welcome.choose_language(code)
                    }
                }
            }
        }

        LookChoice {
            Layout.fillWidth: true
            scale_chosen: page.welcome.text_scale
            voice: page.welcome.voice
            speaks: page.welcome.speaks
            high_contrast: page.welcome.high_contrast
            onScaleAsked: scale => page.welcome.choose_text_scale(scale)
            onVoiceAsked: page.welcome.turn_voice()
            onContrastAsked: page.welcome.turn_contrast()
        }
    }
}
