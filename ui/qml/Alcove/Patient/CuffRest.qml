// Patient, 04b: five quiet minutes.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

CuffPage {
    id: page

    required property RestModel rest

    phases: rest.phases
    title: qsTr("Reposez-vous.")
    help: qsTr("Respirez tranquillement. Le silence aide à bien mesurer.")

    back: BigButton {
        objectName: "back"
        kind: BigButton.Kind.Outlined
        text: qsTr("Retour")
        iconBefore: "arrow-left"
        onClicked: page.rest.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: false
        text: qsTr("Patientez")
        iconAfter: "hourglass"
    }

    Art {
        Layout.alignment: Qt.AlignBottom
        Layout.preferredWidth: 520
        Layout.preferredHeight: 541
        visible: !Theme.large
        name: "seated-cuff"
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        ArchProgress {
            anchors.centerIn: parent
            width: 560
            height: Math.min(560, parent.height)
            thickness: 38
            value: page.rest.fraction
            color: page.rest.on_hold ? Theme.c.lineStrong : Theme.c.primary
            track: Theme.c.sunk

            Column {
                anchors.centerIn: parent
                anchors.verticalCenterOffset: 30

                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    type: Theme.patient.unit
                    color: Theme.c.ink2
                    text: page.rest.on_hold ? qsTr("En pause") : qsTr("Encore")
                }

                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    objectName: "remaining"
                    type: Theme.patient.valueXl
                    font.features: ({
                            "tnum": 1
                        })
                    text: page.rest.remaining
                }

                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    type: Theme.patient.unit
                    color: Theme.c.ink2
                    text: page.rest.total_sentence
                }
            }
        }
    }

    Column {
        Layout.preferredWidth: Theme.large ? 640 : 480
        Layout.maximumWidth: Layout.preferredWidth
        spacing: 20

        Banner {
            width: parent.width
            visible: page.rest.on_hold
            kind: Banner.Kind.Attention
            iconName: "player-pause"
            strong: page.rest.hold_title
            text: page.rest.hold_help
        }

        Banner {
            width: parent.width
            kind: Banner.Kind.Ok
            iconName: "check"
            strong: qsTr("Position : bonne")
        }

        Banner {
            width: parent.width
            visible: page.rest.accelerated
            kind: Banner.Kind.Info
            iconName: "clock"
            text: qsTr("Démonstration : temps accéléré")
        }
    }
}
