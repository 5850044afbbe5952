// Patient, 10: the visit ends without a call. Where to go, what to take along, whom to ring.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property NoCallModel ending

    back: BigButton {
        objectName: "print"
        kind: BigButton.Kind.Outlined
        text: page.ending.print_word
        iconBefore: "printer"
        onClicked: page.ending.print_again()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.ending.may_go_on
        text: page.ending.next_word
        iconAfter: enabled ? "check" : "dots"
        onClicked: page.ending.go_on()
    }

    Said {
        title: qsTr("La visite se termine.")
        help: qsTr("On vous explique la suite.")
    }

    ArchPicture {
        id: picture

        anchors.bottom: parent.bottom
        anchors.bottomMargin: -page.margin
        visible: !Theme.large
        height: 516
        name: "claire-alcove"
    }

    ColumnLayout {
        anchors {
            left: Theme.large ? parent.left : picture.right
            leftMargin: Theme.large ? 0 : 64
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.large ? 16 : 24

        Heading {
            Layout.fillWidth: true
            objectName: "unspoken"
            title: page.ending.title
            help: page.ending.help
        }

        NoCallCard {
            Layout.fillWidth: true
            border.width: 5
            border.color: Theme.c.primary
            iconName: "map-pin"
            title: page.ending.place
            words: page.ending.place_detail
        }

        RowLayout {
            spacing: 20
            uniformCellSizes: true

            NoCallCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                iconName: "file-text"
                title: qsTr("Votre feuille")
                words: page.ending.sheet_words
            }

            NoCallCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                attention: true
                iconName: "phone-call"
                title: qsTr("Si cela empire")
                words: page.ending.again_words
            }
        }
    }
}
