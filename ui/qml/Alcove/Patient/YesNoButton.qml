// Oui, or Non: chosen ones are filled and marked, and Non is ink, never red.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: button

    property string subject
    property bool negative: false
    readonly property color full: negative ? Theme.c.ink : Theme.c.ok

    implicitWidth: Math.max(Theme.huge ? 200 : 148, implicitContentWidth + 40)
    implicitHeight: Math.max(76, implicitContentHeight + 24)
    Accessible.name: `${text}, ${subject}`
    Accessible.checked: checked

    background: Rectangle {
        radius: 20
        color: button.checked ? button.full : button.down ? Theme.c.primarySoft : Theme.c.surface
        border {
            width: 3
            color: button.checked ? button.full : Theme.c.lineStrong
        }

        FocusRing {
            target: button
        }
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            spacing: 12

            Icon {
                visible: button.checked
                name: button.negative ? "x" : "check"
                size: 32
                stroke: 3
                color: Theme.c.surface
            }

            Words {
                Accessible.ignored: true
                type: Theme.patient.text
                font.weight: Font.DemiBold
                color: button.checked ? Theme.c.surface : Theme.c.ink
                text: button.text
            }
        }
    }
}
