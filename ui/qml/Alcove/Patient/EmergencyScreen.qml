// Patient, 09: help is on its way. It stands above everything, and a touch by mistake is undone by holding.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: screen

    required property EmergencyModel emergency
    readonly property bool covers: true

    visible: emergency.open
    color: Theme.c.ground

    Said {
        objectName: "urgency-heading"
        title: screen.emergency.title
        help: screen.emergency.help
    }

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    RowLayout {
        anchors {
            left: parent.left
            right: parent.right
            top: bar.bottom
            bottom: parent.bottom
            leftMargin: 64
            rightMargin: 64
        }
        spacing: 64

        ArchPicture {
            Layout.preferredWidth: Theme.large ? 440 : 600
            Layout.preferredHeight: Layout.preferredWidth * 704 / 600
            Layout.alignment: Qt.AlignBottom
            name: "claire-alcove"
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 28

            Words {
                Layout.fillWidth: true
                type: Theme.patient.display
                text: screen.emergency.title
                Accessible.role: Accessible.Heading
            }

            Words {
                Layout.fillWidth: true
                type: Theme.patient.lead
                color: Theme.c.ink2
                text: screen.emergency.help
            }

            Call15Button {
                Layout.fillWidth: true
                enabled: screen.emergency.can_dial
                text: screen.emergency.call_words
                onClicked: screen.emergency.call_15()
            }

            Card {
                Layout.fillWidth: true
                implicitHeight: toSay.implicitHeight + 48

                Column {
                    id: toSay

                    anchors.centerIn: parent
                    width: parent.width - 64
                    spacing: 6

                    FieldName {
                        iconName: "map-pin"
                        text: qsTr("À dire au téléphone")
                    }

                    Words {
                        width: parent.width
                        type: Theme.patient.text
                        font.weight: Font.Bold
                        text: screen.emergency.place
                    }

                    Words {
                        width: parent.width
                        type: Theme.patient.text
                        text: screen.emergency.to_say
                    }
                }
            }

            HoldButton {
                objectName: "mistake"
                text: qsTr("J’ai touché par erreur : appuyez 2 secondes")
                iconName: "arrow-left"
                onHeld: screen.emergency.was_a_mistake()
            }
        }
    }

    Rectangle {
        id: bar

        width: parent.width
        height: 120
        color: Theme.c.stopSolid

        Icon {
            id: urgent

            x: 48
            anchors.verticalCenter: parent.verticalCenter
            name: "urgent"
            size: 64
            color: Theme.c.onStop
        }

        Words {
            anchors.left: urgent.right
            anchors.leftMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            type: Theme.patient.valueM
            color: Theme.c.onStop
            text: qsTr("Urgence")
        }

        Row {
            anchors.right: parent.right
            anchors.rightMargin: 48
            anchors.verticalCenter: parent.verticalCenter
            spacing: 14

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "volume"
                color: Theme.c.onStop
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                type: Theme.patient.tool
                color: Theme.c.onStop
                text: screen.emergency.alarm_sentence
            }
        }
    }
}
