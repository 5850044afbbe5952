// Patient, 02a: is it you? The patient says it, reads it, confirms it.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property StatedIdentityModel identity

    back: BigButton {
        objectName: "deny"
        kind: BigButton.Kind.Outlined
        text: qsTr("Ce n’est pas moi")
        iconBefore: "user-x"
        onClicked: page.identity.deny()
    }

    next: BigButton {
        objectName: "confirm"
        text: qsTr("Oui, c’est moi")
        iconAfter: "check"
        onClicked: page.identity.confirm()
    }

    ArchPicture {
        id: picture

        anchors.bottom: parent.bottom
        anchors.bottomMargin: -page.margin
        visible: !Theme.huge
        height: 587
        name: "claire-alcove"
    }

    ColumnLayout {
        anchors {
            left: Theme.huge ? parent.left : picture.right
            leftMargin: Theme.huge ? 0 : 72
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.large ? 18 : 28

        Heading {
            Layout.fillWidth: true
            title: qsTr("Est-ce bien vous ?")
            help: page.identity.help
        }

        Card {
            Layout.fillWidth: true
            implicitHeight: traits.implicitHeight + (Theme.large ? 32 : 80)
            radius: 40
            border.width: 3
            border.color: Theme.c.lineStrong

            Column {
                id: traits

                anchors.centerIn: parent
                width: parent.width - 96
                spacing: Theme.large ? 8 : 24

                IdentityTrait {
                    width: parent.width
                    name: qsTr("Nom de naissance et prénom")
                    trait: page.identity.name
                }

                Line {}

                IdentityTrait {
                    width: parent.width
                    name: qsTr("Date de naissance")
                    trait: page.identity.birth_date
                }
            }
        }

        Banner {
            Layout.fillWidth: true
            kind: Banner.Kind.Info
            iconName: "id"
            text: page.identity.remark
        }
    }
}
