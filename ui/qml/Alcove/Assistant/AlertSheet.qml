// Teleassistant, 12: the alert. No cross: it closes only by a decision, with its author and its reason.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Item {
    id: layer

    required property AlertModel alert
    property real lifted: 0

    Veil {
        anchors.fill: parent
    }

    Rectangle {
        id: sheet

        x: 160
        y: 24 - layer.lifted
        width: layer.width - 320
        height: layer.height - 56
        radius: 28
        color: Theme.c.surface
        border {
            width: 6
            color: Theme.c.stopSolid
        }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: layer.alert.title

        Rectangle {
            id: head

            width: parent.width
            height: 124
            topLeftRadius: 28
            topRightRadius: 28
            color: Theme.c.stopSolid

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: 40
                anchors.rightMargin: 40
                spacing: 24

                Icon {
                    name: "alert-octagon"
                    size: 64
                    color: Theme.c.onStop
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.title
                        color: Theme.c.onStop
                        text: layer.alert.more === "" ? layer.alert.title : `${layer.alert.title} ${layer.alert.more}`
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.lead
                        color: Theme.c.onStop
                        text: layer.alert.patient_screen
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                }

                ColumnLayout {
                    spacing: 0

                    Words {
                        Layout.alignment: Qt.AlignRight
                        type: Theme.assistant.body
                        color: Theme.c.onStop
                        text: qsTr("Alerte depuis")
                    }

                    Words {
                        Layout.alignment: Qt.AlignRight
                        type: Theme.assistant.clock
                        color: Theme.c.onStop
                        text: layer.alert.since
                        font.features: ({
                                "tnum": 1
                            })
                    }
                }
            }
        }

        ColumnLayout {
            anchors {
                left: parent.left
                right: ways.left
                top: head.bottom
                bottom: parent.bottom
                leftMargin: 40
                rightMargin: 40
                topMargin: 28
                bottomMargin: 32
            }
            spacing: 12

            RowLayout {
                spacing: 12

                Icon {
                    name: "clipboard-text"
                    size: 26
                }

                Words {
                    type: Theme.assistant.h2
                    text: qsTr("Ce qui a déclenché l’alerte, et ce qu’on sait")
                }
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Repeater {
                    model: layer.alert.facts

                    AlertFactLine {
                        Layout.fillWidth: true
                    }
                }
            }

            RowLayout {
                Layout.topMargin: 8
                spacing: 12

                Icon {
                    name: "message-circle"
                    size: 26
                }

                Words {
                    type: Theme.assistant.h2
                    text: qsTr("À dire au patient")
                }
            }

            Advice {
                Layout.fillWidth: true
                iconName: "volume"
                type: Theme.assistant.callOut
                text: layer.alert.say
            }

            Item {
                Layout.fillHeight: true
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: 16
                uniformCellSizes: true

                Repeater {
                    model: [["armchair", qsTr("L’installer assis, au calme")], ["heartbeat", qsTr("Défibrillateur à portée")], ["door", qsTr("Prévenir un collègue")]]

                    Flag {
                        required property list<string> modelData

                        Layout.fillWidth: true
                        kind: "ink"
                        iconName: modelData[0]
                        text: modelData[1]
                    }
                }
            }
        }

        AlertWays {
            id: ways

            anchors {
                right: parent.right
                rightMargin: 6
                top: head.bottom
                bottom: parent.bottom
                bottomMargin: 6
            }
            width: 560
            alert: layer.alert
        }
    }
}
