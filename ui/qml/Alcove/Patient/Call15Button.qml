// The 15, and the 114 for who cannot hear or speak: a button only where the booth can dial.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: button

    objectName: "call-15"
    implicitHeight: Math.max(152, implicitContentHeight + 40)
    leftPadding: 48
    rightPadding: 48
    Accessible.role: enabled ? Accessible.Button : Accessible.StaticText
    Accessible.name: `${text}. ${other.text}`

    background: Rectangle {
        radius: 28
        color: button.down ? Theme.c.ink : Theme.c.stopSolid

        FocusRing {
            target: button
        }
    }

    contentItem: RowLayout {
        spacing: 32

        Icon {
            name: "phone-call"
            size: 72
            color: Theme.c.onStop
        }

        Column {
            Layout.fillWidth: true

            Words {
                Accessible.ignored: true
                type: Theme.patient.answer
                color: Theme.c.onStop
                text: button.text
            }

            Words {
                id: other

                Accessible.ignored: true
                width: parent.width
                type: Theme.patient.body
                font.weight: Font.Medium
                color: Theme.c.onStop
                text: qsTr("sourd ou malentendant : 114 par message")
            }
        }
    }
}
