// Technician, 20: the booth's devices, what is due, what is blocked, and the visits that a bad one touched.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property ParkModel park

    title: park.title
    remark: park.remark
    actions: [
        ConsoleButton {
            objectName: "self-test"
            visible: page.park.can_test
            iconName: "list-check"
            text: qsTr("Autotest")
            onClicked: page.park.open_test()
        },
        ConsoleButton {
            objectName: "open-register"
            visible: page.park.can_export
            iconName: "download"
            text: qsTr("Registre PDF, CSV")
            onClicked: page.park.open_register()
        },
        ConsoleButton {
            objectName: "add-device"
            kind: ConsoleButton.Kind.Primary
            iconName: "plus"
            text: qsTr("Ajouter un appareil")
            onClicked: page.park.add()
        }
    ]

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        Repeater {
            model: page.park.tiles

            Card {
                id: tile

                required property string kind
                required property string icon_name
                required property int number
                required property string words

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: 84
                radius: 20

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: 26
                    anchors.rightMargin: 16
                    spacing: 18

                    Icon {
                        name: tile.icon_name
                        size: 44
                        color: tile.kind === "stop" ? Theme.c.stop : tile.kind === "attention" ? Theme.c.attention : tile.kind === "ok" ? Theme.c.ok : Theme.c.ink
                    }

                    Words {
                        type: Theme.assistant.clock
                        text: tile.number
                    }

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.body
                        lineHeight: 24
                        text: tile.words
                    }
                }
            }
        }
    }

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        radius: 20

        ColumnLayout {
            anchors.fill: parent
            anchors.leftMargin: 26
            anchors.rightMargin: 26
            anchors.topMargin: 16
            anchors.bottomMargin: 14
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.bottomMargin: 8
                spacing: 10

                Repeater {
                    model: page.park.filters

                    ConsoleButton {
                        required property string code
                        required property string words

                        required chosen
                        objectName: `filter-${code}`
                        implicitHeight: 48
                        text: words
                        onClicked: page.park.choose(code)
                    }
                }

                Item {
                    Layout.fillWidth: true
                }

                Entry {
                    objectName: "search"
                    implicitHeight: 48
                    implicitWidth: 380
                    iconName: "search"
                    placeholderText: qsTr("Numéro de série, appareil")
                    shown: page.park.searched
                    onWritten: text => page.park.search(text)
                }
            }

            RowLayout {
                id: head

                readonly property ParkColumns columns: ParkColumns {}

                Layout.fillWidth: true
                Layout.leftMargin: columns.margin
                Layout.rightMargin: columns.margin
                implicitHeight: 46
                spacing: 0

                Head {
                    Layout.preferredWidth: head.columns.name
                    text: qsTr("Appareil")
                }

                Head {
                    Layout.preferredWidth: head.columns.serial
                    text: qsTr("N° de série")
                }

                Head {
                    Layout.preferredWidth: head.columns.due
                    text: qsTr("Contrôle qualité")
                }

                Head {
                    Layout.preferredWidth: head.columns.due
                    text: qsTr("Étalonnage")
                }

                Head {
                    Layout.preferredWidth: head.columns.due
                    text: qsTr("Sécurité électrique")
                }

                Head {
                    Layout.preferredWidth: head.columns.consumables
                    text: qsTr("Consommables")
                }

                Head {
                    Layout.fillWidth: true
                    text: qsTr("État")
                }
            }

            ListView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.park.devices
                delegate: ParkLine {
                    width: ListView.view.width
                    onClicked: page.park.open(code)
                }
            }
        }

        Words {
            anchors.centerIn: parent
            type: Theme.assistant.lead
            color: Theme.c.ink2
            text: page.park.nothing
        }
    }

    component Head: Words {
        type: Theme.assistant.flag
        color: Theme.c.ink2
    }

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: 80
        visible: page.park.alarm !== ""
        radius: 20
        color: Theme.c.attentionSoft
        border {
            width: Theme.controlBorder
            color: Theme.c.attentionLine
        }

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: 26
            anchors.rightMargin: 26
            spacing: 20

            Icon {
                name: "history"
                size: 30
                color: Theme.c.attention
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.button
                    font.weight: Font.Bold
                    color: Theme.c.attention
                    text: page.park.alarm
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    color: Theme.c.attention
                    text: page.park.alarm_detail
                }
            }

            ConsoleButton {
                objectName: "see-visits"
                visible: page.park.can_see_visits
                implicitHeight: 48
                text: qsTr("Voir les visites")
                onClicked: page.park.see_visits()
            }

            ConsoleButton {
                objectName: "check-now"
                visible: page.park.can_check
                implicitHeight: 48
                kind: ConsoleButton.Kind.Primary
                iconName: "player-play"
                text: qsTr("Vérifier maintenant")
                onClicked: page.park.check()
            }
        }
    }
}
