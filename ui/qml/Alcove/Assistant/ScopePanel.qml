// The otoscope or the dermatoscope: the ear or the place on the skin first, then the frozen picture, then its sending.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property AssistantCallModel call
    required property MovingPicture scope
    readonly property bool choosing: call.skin && call.side === ""

    bare: true
    tight: true

    RowLayout {
        Layout.fillWidth: true
        Layout.bottomMargin: 14
        spacing: 12

        Words {
            type: Theme.assistant.h2
            text: panel.call.skin ? qsTr("Où sur la peau ?") : qsTr("Quelle oreille ?")
        }

        ConsoleButton {
            objectName: "side-right"
            visible: !panel.call.skin
            implicitWidth: Math.max(130, implicitContentWidth + 40)
            chosen: panel.call.side === "right"
            text: panel.call.right_done ? qsTr("Droite · faite") : qsTr("Droite")
            onClicked: panel.call.choose_side("right")
        }

        ConsoleButton {
            objectName: "side-left"
            visible: !panel.call.skin
            implicitWidth: Math.max(130, implicitContentWidth + 40)
            chosen: panel.call.side === "left"
            text: panel.call.left_done ? qsTr("Gauche · faite") : qsTr("Gauche")
            onClicked: panel.call.choose_side("left")
        }

        ConsoleButton {
            objectName: "other-place"
            visible: panel.call.skin && !panel.choosing
            iconName: "pencil"
            text: qsTr("Changer d’endroit")
            onClicked: panel.call.choose_side("")
        }

        Item {
            Layout.fillWidth: true
        }

        Flag {
            Layout.fillWidth: false
            kind: "attention"
            iconName: "info-circle"
            text: panel.call.skin ? qsTr("Optique désinfectée pour chaque patient") : qsTr("Embout neuf pour chaque patient")
        }
    }

    Loader {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 200
        active: panel.choosing
        visible: active

        sourceComponent: SkinPlaces {
            call: panel.call
        }
    }

    Rectangle {
        id: picture

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 200
        visible: !panel.choosing
        radius: 20
        color: Theme.lightColours.night

        PictureView {
            anchors.fill: parent
            anchors.margins: 10
            visible: panel.call.frozen
            source: panel.call
        }

        VideoView {
            objectName: "scope-picture"
            anchors.fill: parent
            anchors.margins: 10
            visible: !panel.call.frozen // shown before there is a picture: only what is shown looks for one
            moving: panel.scope
        }

        Words {
            anchors.centerIn: parent
            width: parent.width - 120
            visible: !panel.scope.present && !panel.call.frozen
            horizontalAlignment: Text.AlignHCenter
            type: Theme.assistant.lead
            color: Theme.lightColours.onNight
            text: panel.call.scope_words
        }

        Rectangle {
            x: 20
            y: 20
            width: tag.width + 40
            height: Math.max(56, tag.height + 16)
            visible: panel.call.side !== ""
            radius: 28
            color: Theme.lightColours.peach

            Words {
                id: tag

                anchors.centerIn: parent
                width: Math.min(implicitWidth, picture.width - 80 - (still.visible ? still.width + 20 : 0))
                type: Theme.assistant.large
                color: Theme.lightColours.ink
                text: panel.call.side_words
            }
        }

        Chip {
            id: still

            anchors {
                right: parent.right
                top: parent.top
                margins: 20
            }
            visible: panel.call.frozen
            iconName: "camera"
            text: qsTr("Image figée, pas encore envoyée")
        }

        ScoreCard {
            anchors {
                left: parent.left
                bottom: parent.bottom
                margins: 20
            }
            call: panel.call
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 16
        spacing: 14

        ConsoleButton {
            objectName: "freeze"
            implicitHeight: 84
            implicitWidth: Math.max(280, implicitContentWidth + 48)
            corner: 24
            iconSize: 36
            type: Theme.assistant.large
            kind: ConsoleButton.Kind.Primary
            enabled: panel.call.freeze_closed === ""
            iconName: panel.call.frozen ? "refresh" : "camera"
            text: !enabled ? panel.call.freeze_closed : panel.call.frozen ? qsTr("Reprendre en direct") : qsTr("Figer l’image")
            onClicked: {
                if (panel.call.frozen)
                    panel.call.resume();
                else
                    panel.call.freeze();
            }
        }

        Item {
            id: room

            Layout.fillWidth: true
            implicitHeight: 84

            Row {
                spacing: 12

                Repeater {
                    model: panel.call.stills

                    StillThumb {
                        space: room.width
                    }
                }
            }
        }

        ConsoleButton {
            objectName: "send-image"
            implicitHeight: 84
            corner: 24
            iconSize: 28
            kind: ConsoleButton.Kind.Ok
            enabled: panel.call.send_closed === ""
            iconName: "send"
            text: enabled ? qsTr("Envoyer l’image") : panel.call.send_closed
            onClicked: panel.call.send()
        }
    }
}
