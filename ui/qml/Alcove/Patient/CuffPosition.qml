// Patient, 04a: sitting well before the measure.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

CuffPage {
    id: page

    required property PostureModel posture

    phases: posture.phases
    title: qsTr("Installez-vous bien.")
    help: posture.help

    back: BigButton {
        objectName: "back"
        visible: page.posture.may_go_back
        kind: BigButton.Kind.Outlined
        text: qsTr("Retour")
        iconBefore: "arrow-left"
        onClicked: page.posture.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.posture.may_go_on
        text: page.posture.next_word
        iconAfter: enabled ? "check" : "dots"
        onClicked: page.posture.go_on()
    }

    Item {
        Layout.preferredWidth: Theme.huge ? 440 : 640
        Layout.fillHeight: true

        Art {
            anchors.bottom: parent.bottom
            width: Math.min(540, parent.width, parent.height / 1.04)
            height: width * 1.04
            name: "seated-cuff"
        }
    }

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Column {
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: Theme.huge ? 12 : 26

            Repeater {
                model: page.posture.points

                PostureTick {
                    width: parent?.width ?? 0
                    onClicked: page.posture.tick(code)
                }
            }
        }
    }
}
