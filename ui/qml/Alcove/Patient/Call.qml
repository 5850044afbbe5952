// Patient, 07: the call. The practitioner large, the patient in the arch, camera and microphone told truly.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: page

    required property PresenceModel presence
    required property CallModel call
    required property MovingPicture practitioner
    required property MovingPicture mirror

    anchors.fill: parent
    color: Theme.c.ground

    Said {
        title: page.call.state_title
        help: page.call.spoken
    }

    Item {
        id: stage

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: foot.top
        }
        clip: true

        VideoView {
            anchors.fill: parent
            fills: true
            visible: page.call.up
            moving: page.practitioner
        }

        Column {
            anchors.centerIn: parent
            width: Math.min(1200, parent.width - 760)
            visible: !page.call.up || !page.practitioner.present
            spacing: 24

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: page.call.lost ? "wifi-off" : "video"
                size: 96
                color: Theme.c.primary
            }

            Words {
                objectName: "call-state"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                type: Theme.patient.h1
                text: page.call.state_title
                Accessible.role: Accessible.Heading
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                type: Theme.patient.lead
                color: Theme.c.ink2
                text: page.call.state_help
            }
        }

        Rectangle {
            x: 48
            y: 36
            width: Math.min(Math.max(naming.implicitWidth, register.implicitWidth) + 56, parent.width - privacy.width - 128)
            height: naming.implicitHeight + register.implicitHeight + 32
            visible: page.call.practitioner !== ""
            radius: 20
            color: Theme.lightColours.night

            Row {
                id: naming

                x: 28
                y: 16
                spacing: 14

                Words {
                    type: Theme.patient.bar
                    font.weight: Font.Bold
                    color: Theme.lightColours.onNight
                    text: page.call.practitioner
                }

                Words {
                    visible: !Theme.huge
                    type: Theme.patient.bar
                    font.weight: Font.Normal
                    color: Theme.lightColours.onNight
                    text: page.call.practitioner_detail
                }
            }

            Words {
                id: register

                x: 28
                anchors.top: naming.bottom
                type: Theme.patient.small
                color: Theme.lightColours.onNight
                text: page.call.rpps
            }
        }

        Rectangle {
            id: privacy

            anchors.right: parent.right
            anchors.rightMargin: 48
            y: 36
            width: private_row.implicitWidth + 48
            height: 60
            radius: 30
            color: Theme.c.okSoft
            border {
                width: Theme.controlBorder
                color: Theme.c.okLine
            }

            Row {
                id: private_row

                anchors.centerIn: parent
                spacing: 10

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "lock"
                    size: 30
                    color: Theme.c.ok
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    type: Theme.patient.bar
                    color: Theme.c.ok
                    text: qsTr("Appel privé, non enregistré")
                }
            }
        }

        SelfView {
            anchors {
                right: parent.right
                rightMargin: 48
                bottom: parent.bottom
                bottomMargin: 32
            }
            call: page.call
            mirror: page.mirror
        }
    }

    Rectangle {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        height: 152
        color: Theme.c.surface

        Line {}

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: 48
            anchors.rightMargin: 48
            spacing: 16

            Avatar {}

            Column {
                Layout.fillWidth: true

                Words {
                    width: parent.width
                    type: Theme.patient.bar
                    font.weight: Font.Bold
                    text: page.presence.name
                }

                Words {
                    width: parent.width
                    type: Theme.patient.bar
                    font.weight: Font.Normal
                    text: page.presence.stethoscope_on ? qsTr("Le stéthoscope écoute") : page.call.headset_advised ? qsTr("Mettez le casque pour bien entendre") : page.presence.where
                }
            }

            CallControl {
                objectName: "microphone"
                iconName: page.call.microphone_on ? "microphone" : "microphone-off"
                text: page.call.microphone_words
                checked: !page.call.muted
                onClicked: page.call.turn_microphone()
            }

            CallControl {
                objectName: "camera"
                iconName: page.call.camera_on ? "video" : "video-off"
                text: page.call.camera_words
                checked: !page.call.masked
                onClicked: page.call.turn_camera()
            }

            CallControl {
                Layout.leftMargin: 32
                objectName: "leave"
                ends: true
                iconName: "phone-off"
                text: qsTr("Terminer")
                onClicked: page.call.leave()
            }
        }
    }
}
