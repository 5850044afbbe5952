// What stands around every patient screen: the bar above, the sheets, and Urgence over all of it.
// The screens come and go in the slot; nothing here is ever taken down with them.
import QtQuick
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: frame

    required property StepsModel steps
    required property TopBarModel tools
    required property HelpModel help
    required property IdleModel idle
    required property EmergencyModel emergency

    color: Theme.c.ground

    // In the order they are read aloud: the screen, then the tools.
    Item {
        id: slot

        property real slide

        objectName: "slot"
        enabled: !frame.help.open && !frame.idle.open && !frame.emergency.open
        anchors {
            left: parent.left
            right: parent.right
            top: bar.bottom
            bottom: parent.bottom
        }
        transform: Translate {
            x: slot.slide
        }
    }

    HelpSheet {
        anchors.fill: parent
        anchors.topMargin: bar.height
        help: frame.help
    }

    IdleSheet {
        anchors.fill: parent
        anchors.topMargin: bar.height
        idle: frame.idle
    }

    PatientTop {
        id: bar

        width: parent.width
        steps: frame.steps
        tools: frame.tools
    }

    EmergencyScreen {
        anchors.fill: parent
        emergency: frame.emergency
    }
}
