// The bar above every patient screen: where I am, the standing tools, and Urgence, which never moves.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: bar

    required property StepsModel steps
    required property TopBarModel tools

    height: 120
    color: Theme.c.surface

    Line {
        anchors.bottom: parent.bottom
    }

    RowLayout {
        anchors.fill: parent
        anchors.bottomMargin: 2
        anchors.leftMargin: Theme.huge ? 40 : 48
        anchors.rightMargin: Theme.huge ? 40 : 48
        spacing: 16

        Brand {}

        ColumnLayout {
            Layout.fillWidth: false
            Layout.leftMargin: 8
            visible: bar.tools.simulated || bar.tools.network_cut
            spacing: 6

            SimulationBadge {
                Layout.fillWidth: true
                visible: bar.tools.simulated
                small: bar.tools.network_cut
            }

            NetworkBadge {
                Layout.fillWidth: true
                visible: bar.tools.network_cut
                small: bar.tools.simulated
            }
        }

        Item {
            Layout.fillWidth: true
        }

        StepDots {
            steps: bar.steps
        }

        Item {
            Layout.fillWidth: true
        }

        Tool {
            objectName: "listen"
            visible: bar.tools.speaks
            text: bar.tools.voice_on ? qsTr("Voix : oui") : qsTr("Écouter")
            checked: bar.tools.voice_on
            iconName: "volume"
            onClicked: bar.tools.listen()
        }

        Tool {
            objectName: "help"
            text: qsTr("Aide")
            iconName: "help-circle"
            onClicked: bar.tools.help()
        }

        SosButton {
            onClicked: bar.tools.sos()
        }
    }
}
