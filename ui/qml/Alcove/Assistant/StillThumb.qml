// A picture that was sent: of which ear or place, what is wrong with it, and whether the practitioner saw it.
import QtQuick
import Alcove.Components
import Alcove.Items
import Alcove.Theme

Rectangle {
    id: still

    required property string code
    required property string side
    required property bool seen
    required property string mark
    required property QtObject thumb
    required property real space // for all of them: what does not fit whole is not shown

    opacity: x + width <= space ? 1 : 0
    implicitWidth: 150
    implicitHeight: 84
    radius: 14
    color: Theme.lightColours.night
    border {
        width: Theme.selectedBorder
        color: seen ? Theme.c.ok : Theme.c.lineStrong
    }
    Accessible.role: Accessible.StaticText
    Accessible.name: seen ? qsTr("%1, vue par le médecin").arg(words.text) : qsTr("%1, envoyée").arg(words.text)

    PictureView {
        anchors.fill: parent
        anchors.margins: 4
        source: still.thumb
    }

    Rectangle {
        anchors {
            left: parent.left
            bottom: parent.bottom
            margins: 6
        }
        width: words.width + (still.seen ? 40 : 16)
        height: 28
        radius: 8
        color: Theme.c.surface

        Words {
            id: words

            x: 8
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, still.width - 12 - (still.seen ? 40 : 16))
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            type: Theme.assistant.small
            color: Theme.c.ink
            text: still.mark === "" ? still.side : qsTr("%1 · %2").arg(still.side).arg(still.mark)
        }

        Icon {
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            visible: still.seen
            name: "eye"
            size: 20
            color: Theme.c.ok
        }
    }
}
