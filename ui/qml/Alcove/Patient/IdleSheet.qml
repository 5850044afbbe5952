// Patient, 09b: is anyone there? The veil starts under the top bar: Urgence stays in reach.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Veil {
    id: veil

    required property IdleModel idle

    visible: idle.open
    onTouched: idle.stay()

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 200, 1440)
        height: row.implicitHeight + 112
        radius: 40
        color: Theme.c.surface
        border {
            width: 5
            color: Theme.c.primary
        }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title.text

        RowLayout {
            id: row

            anchors.fill: parent
            anchors.margins: 56
            anchors.leftMargin: 72
            anchors.rightMargin: 72
            spacing: 72

            ArchProgress {
                Layout.preferredWidth: 380
                Layout.preferredHeight: 440
                thickness: 34
                value: veil.idle.fraction
                color: Theme.c.primary
                track: Theme.c.sunk

                Column {
                    anchors.centerIn: parent
                    anchors.verticalCenterOffset: 36

                    Words {
                        anchors.horizontalCenter: parent.horizontalCenter
                        type: Theme.patient.valueXl
                        font.features: ({
                                "tnum": 1
                            })
                        text: veil.idle.remaining
                    }

                    Words {
                        anchors.horizontalCenter: parent.horizontalCenter
                        type: Theme.patient.unit
                        color: Theme.c.ink2
                        text: veil.idle.unit
                    }
                }
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 26

                Words {
                    id: title

                    Layout.fillWidth: true
                    type: Theme.patient.h1
                    text: qsTr("Vous êtes toujours là ?")
                    Accessible.role: Accessible.Heading
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.patient.lead
                    color: Theme.c.ink2
                    text: veil.idle.else_words
                }

                BigButton {
                    Layout.fillWidth: true
                    objectName: "stay"
                    implicitHeight: 112
                    iconBefore: "check"
                    text: qsTr("Oui, je continue")
                    onClicked: veil.idle.stay()
                }

                BigButton {
                    Layout.fillWidth: true
                    objectName: "erase"
                    kind: BigButton.Kind.Outlined
                    iconBefore: veil.idle.erase_icon
                    text: veil.idle.erase_words
                    onClicked: veil.idle.erase()
                }
            }
        }
    }
}
