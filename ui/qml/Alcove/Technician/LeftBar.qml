// The technician's pages, what this mode means for patients, and who works here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: bar

    required property ShellModel shell

    implicitWidth: 272
    color: Theme.c.night

    component Entry: T.Button {
        id: entry

        property string iconName
        property bool chosen: false
        readonly property color ink: chosen ? Theme.c.ink : Theme.c.onNight2

        Layout.fillWidth: true
        implicitHeight: 60
        Accessible.checked: chosen

        background: Rectangle {
            radius: 16
            color: entry.chosen ? Theme.c.peach : entry.down ? Theme.c.night2 : "transparent"
            border {
                width: entry.chosen && Theme.highContrast ? Theme.selectedBorder : 0
                color: Theme.c.primary
            }

            FocusRing {
                target: entry
            }
        }

        contentItem: Item {
            Icon {
                id: mark

                x: 16
                anchors.verticalCenter: parent.verticalCenter
                name: entry.iconName
                size: 28
                color: entry.ink
            }

            Words {
                Accessible.ignored: true
                anchors {
                    left: mark.right
                    leftMargin: 14
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                }
                type: Theme.assistant.button
                color: entry.ink
                text: entry.text
            }
        }
    }

    Rectangle {
        anchors.right: parent.right
        width: Theme.controlBorder
        height: parent.height
        visible: Theme.highContrast
        color: Theme.c.line
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        anchors.topMargin: 28
        anchors.bottomMargin: 28
        spacing: 8

        RowLayout {
            Layout.leftMargin: 12
            Layout.bottomMargin: 16
            spacing: 16

            Art {
                name: Theme.highContrast ? "brand" : "brand-night"
                Layout.preferredWidth: 38
                Layout.preferredHeight: 42
            }

            Words {
                Accessible.ignored: true
                type: Theme.assistant.brand
                color: Theme.c.onNight
                text: "Alcôve"
            }
        }

        SimulationBadge {
            Layout.leftMargin: 12
            Layout.bottomMargin: 8
            small: true
            visible: bar.shell.simulated
        }

        Repeater {
            model: bar.shell.pages

            Entry {
                required property string code
                required property string icon_name
                required property string words

                required chosen
                objectName: `page-${code}`
                iconName: icon_name
                text: words
                onClicked: bar.shell.open(code)
            }
        }

        Item {
            Layout.fillHeight: true
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: mode.implicitHeight + 32
            radius: 16
            color: Theme.c.night2

            ColumnLayout {
                id: mode

                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: 16
                }
                spacing: 2

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.button
                    font.weight: Font.Bold
                    color: Theme.c.onNight
                    text: qsTr("Mode technicien")
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.small
                    font.weight: Font.Normal
                    color: Theme.c.onNight2
                    text: qsTr("Borne fermée aux patients. Aucune donnée de santé visible.")
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: 8
            Layout.leftMargin: 16
            spacing: 14

            Icon {
                name: "user"
                size: 28
                color: Theme.c.onNight2
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.button
                color: Theme.c.onNight2
                text: bar.shell.technician
            }
        }

        Entry {
            objectName: "lock-workspace"
            iconName: "lock"
            text: qsTr("Verrouiller")
            onClicked: bar.shell.lock()
        }

        Entry {
            objectName: "leave-workspace"
            iconName: "door-exit"
            text: qsTr("Quitter")
            onClicked: bar.shell.leave()
        }
    }
}
