// Patient, 06: the waiting room. A rank and the time so far, never a promise.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property WaitingModel waiting

    RowLayout {
        anchors.fill: parent
        spacing: Theme.large ? 48 : 72

        Item {
            Layout.preferredWidth: 560
            Layout.maximumWidth: 560
            Layout.fillHeight: true

            ArchProgress {
                anchors.centerIn: parent
                width: 540
                height: Math.min(600, parent.height)
                thickness: 40
                value: 0
                color: Theme.c.primary
                track: Theme.c.sunk

                Column {
                    anchors.centerIn: parent
                    anchors.verticalCenterOffset: 40
                    width: parent.width - 120

                    Words {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        type: Theme.patient.unit
                        color: Theme.c.ink2
                        text: qsTr("Vous attendez depuis")
                    }

                    Words {
                        anchors.horizontalCenter: parent.horizontalCenter
                        type: Theme.patient.valueWait
                        font.features: ({
                                "tnum": 1
                            })
                        text: page.waiting.number
                    }

                    Words {
                        anchors.horizontalCenter: parent.horizontalCenter
                        type: Theme.patient.h2
                        font.weight: Font.DemiBold
                        text: page.waiting.unit
                    }

                    Words {
                        width: parent.width
                        topPadding: lead + 14
                        horizontalAlignment: Text.AlignHCenter
                        type: Theme.patient.note
                        color: Theme.c.ink2
                        text: qsTr("durée inconnue")
                    }
                }
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 24

            Heading {
                Layout.fillWidth: true
                title: page.waiting.title
                help: qsTr("Si une urgence arrive, elle passera d’abord. On vous le dira ici.")
            }

            RowLayout {
                Layout.fillHeight: false
                spacing: 16
                uniformCellSizes: !Theme.large

                Tile {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    objectName: "worse"
                    iconName: "mood-sad"
                    text: qsTr("Je me sens moins bien")
                    onClicked: page.waiting.feel_worse()
                }

                Tile {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    objectName: "leave"
                    iconName: "x"
                    text: qsTr("Annuler la consultation")
                    onClicked: page.waiting.leave()
                }
            }
        }
    }
}
