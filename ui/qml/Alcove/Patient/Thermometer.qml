// Patient: temperature. The gesture, then the number.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property ThermometerModel thermometer

    back: BigButton {
        objectName: "back"
        visible: page.thermometer.may_go_back
        kind: BigButton.Kind.Outlined
        text: qsTr("Retour")
        iconBefore: "arrow-left"
        onClicked: page.thermometer.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.thermometer.done
        text: page.thermometer.next_word
        iconAfter: enabled ? "arrow-right" : "hourglass"
        onClicked: page.thermometer.go_on()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 28

        Heading {
            Layout.fillWidth: true
            title: page.thermometer.title
            help: page.thermometer.help
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 32

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: 40
                    spacing: 20

                    Item {
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        Art {
                            anchors.centerIn: parent
                            height: Math.min(420, parent.height)
                            width: height * 1.2
                            name: "thermometer"
                        }
                    }

                    Row {
                        Layout.alignment: Qt.AlignHCenter
                        spacing: 16

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: page.thermometer.done ? "circle-check" : page.thermometer.connected ? "plug-connected" : "plug-connected-x"
                            size: 44
                            color: page.thermometer.connected ? Theme.c.ok : Theme.c.attention
                        }

                        Words {
                            anchors.verticalCenter: parent.verticalCenter
                            type: Theme.patient.strong
                            color: page.thermometer.connected ? Theme.c.ok : Theme.c.attention
                            text: page.thermometer.state_sentence
                        }
                    }
                }
            }

            Card {
                Layout.preferredWidth: 520
                Layout.maximumWidth: 520
                Layout.fillHeight: true

                ArchProgress {
                    anchors.centerIn: parent
                    width: 440
                    height: Math.min(420, parent.height - 40)
                    value: page.thermometer.progress
                    color: Theme.c.ok
                    track: Theme.c.sunk

                    Column {
                        anchors.centerIn: parent
                        anchors.verticalCenterOffset: 22

                        Words {
                            anchors.horizontalCenter: parent.horizontalCenter
                            type: Theme.patient.unit
                            color: Theme.c.ink2
                            text: qsTr("Température")
                        }

                        Row {
                            anchors.horizontalCenter: parent.horizontalCenter
                            spacing: 8

                            Words {
                                id: number

                                objectName: "celsius"
                                type: Theme.patient.value
                                font.features: ({
                                        "tnum": 1
                                    })
                                text: page.thermometer.value
                            }

                            Words {
                                anchors.baseline: number.baseline
                                type: Theme.patient.unitL
                                text: "°C"
                            }
                        }
                    }
                }
            }
        }
    }
}
