// The practitioner's picture and the patient's, and what of them is sent.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Card {
    id: stage

    required property AssistantCallModel call
    required property MovingPicture far
    required property MovingPicture near

    radius: 20
    implicitHeight: column.implicitHeight + 24
    implicitWidth: 420

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: 12
        spacing: 8

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 210
            radius: 14
            color: Theme.c.night

            Words {
                anchors.centerIn: parent
                width: parent.width - 60
                visible: !stage.far.present || stage.call.apart !== ""
                horizontalAlignment: Text.AlignHCenter
                type: Theme.assistant.body
                color: Theme.c.onNight
                text: stage.call.apart !== "" ? stage.call.apart : stage.call.stage_words
            }

            VideoView {
                anchors.fill: parent
                objectName: "far-picture"
                visible: stage.call.apart === ""
                moving: stage.far
                fills: false
            }

            VideoView {
                anchors {
                    right: parent.right
                    bottom: parent.bottom
                    margins: 12
                }
                width: 92
                height: 112
                visible: !stage.call.masked && stage.call.apart === ""
                moving: stage.near
                fills: true
                arched: true
            }
        }

        PersonName {
            Layout.fillWidth: true
            Layout.leftMargin: 8
            name: stage.call.practitioner
            detail: stage.call.profession
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 8
            Layout.rightMargin: 4
            spacing: 10

            Flag {
                Layout.fillWidth: true
                kind: stage.call.call_kind
                iconName: stage.call.call_kind === "ok" ? "circle-check" : "alert-triangle"
                text: stage.call.call_words
            }

            ConsoleButton {
                objectName: "mute"
                implicitHeight: 48
                implicitWidth: 56
                leftPadding: 6
                rightPadding: 6
                chosen: stage.call.muted
                iconName: stage.call.muted ? "microphone-off" : "microphone"
                text: stage.call.muted ? qsTr("Rendre le micro") : qsTr("Couper le micro")
                display: ConsoleButton.IconOnly
                onClicked: stage.call.mute(!stage.call.muted)
            }

            ConsoleButton {
                objectName: "mask"
                implicitHeight: 48
                leftPadding: 12
                rightPadding: 12
                chosen: stage.call.masked
                iconName: stage.call.masked ? "eye" : "eye-off"
                text: stage.call.masked ? qsTr("Montrer") : qsTr("Masquer")
                onClicked: stage.call.mask(!stage.call.masked)
            }
        }
    }
}
