// A button that answers only when it is held: what a stray touch must not undo.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Theme

T.Button {
    id: button

    property string iconName
    property int hold_ms: 2000

    signal held

    implicitWidth: implicitContentWidth + 64
    implicitHeight: Math.max(96, implicitContentHeight + 32)

    background: Rectangle {
        radius: 28
        color: button.down ? Theme.c.primarySoft : Theme.c.surface
        border {
            width: 3
            color: Theme.c.lineStrong
        }

        FocusRing {
            target: button
        }
    }

    contentItem: RowLayout {
        spacing: 20

        Icon {
            Layout.leftMargin: 32
            name: button.iconName
            size: 40
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            Layout.rightMargin: 32
            type: Theme.patient.barButton
            font.weight: Font.DemiBold
            text: button.text
        }
    }

    Timer {
        interval: button.hold_ms
        running: button.down
        onTriggered: button.held()
    }
}
