// How the practitioner sees the patient, in the house's arch; a word says it when nobody sees.
import QtQuick
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Item {
    id: view

    required property CallModel call
    required property MovingPicture mirror

    width: 300
    height: 372

    Rectangle {
        anchors.fill: parent
        topLeftRadius: width / 2
        topRightRadius: width / 2
        bottomLeftRadius: 16
        bottomRightRadius: 16
        color: Theme.c.peach
        border {
            width: 6
            color: Theme.c.surface
        }
    }

    VideoView {
        anchors.fill: parent
        anchors.margins: 6
        anchors.bottomMargin: label.height + 6
        visible: view.call.camera_on
        fills: true
        arched: true
        moving: view.mirror
    }

    Icon {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -20
        visible: !view.call.camera_on || !view.mirror.present
        name: "video-off"
        size: 80
        color: Theme.c.primary
    }

    Rectangle {
        id: label

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 4
        }
        height: 48
        bottomLeftRadius: 12
        bottomRightRadius: 12
        color: Theme.c.surface

        Words {
            anchors.centerIn: parent
            type: Theme.patient.tick
            text: view.call.self_words
        }
    }
}
