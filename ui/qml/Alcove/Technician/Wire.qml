// Technician: what a device says and is told, as it comes, and how well its line holds. Nothing of it is kept.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property WireModel wire

    title: wire.title
    remark: wire.remark
    actions: [
        ConsoleButton {
            objectName: "back"
            iconName: "arrow-left"
            text: qsTr("Retour")
            onClicked: page.wire.back()
        },
        ConsoleButton {
            objectName: "clear"
            iconName: "eraser"
            text: qsTr("Vider")
            onClicked: page.wire.clear()
        },
        ConsoleButton {
            objectName: "pause-log"
            iconName: page.wire.paused ? "player-play" : "player-pause"
            text: page.wire.paused ? qsTr("Reprendre") : qsTr("Pause")
            onClicked: page.wire.pause()
        },
        ConsoleButton {
            objectName: "try"
            kind: ConsoleButton.Kind.Primary
            iconName: "activity"
            text: qsTr("Mesure d’essai")
            onClicked: page.wire.measure()
        }
    ]

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            radius: 20

            ListView {
                id: log

                anchors.fill: parent
                anchors.margins: 20
                clip: true
                spacing: 6
                boundsBehavior: Flickable.StopAtBounds
                model: page.wire.lines
                onCountChanged: Qt.callLater(positionViewAtEnd)
                delegate: RowLayout {
                    id: line

                    required property string at
                    required property string kind
                    required property string icon_name
                    required property string where
                    required property string figures
                    required property string words
                    readonly property color ink: kind === "device" ? Theme.c.primary : kind === "booth" ? Theme.c.info : Theme.c.ink2

                    width: ListView.view.width
                    spacing: 14

                    Words {
                        Layout.preferredWidth: 136
                        Layout.alignment: Qt.AlignTop
                        type: Theme.assistant.mark
                        color: Theme.c.ink2
                        text: line.at
                        font.features: {
                            "tnum": 1
                        }
                    }

                    Icon {
                        Layout.alignment: Qt.AlignTop
                        name: line.icon_name
                        size: 22
                        color: line.ink
                    }

                    Words {
                        Layout.preferredWidth: 220
                        Layout.alignment: Qt.AlignTop
                        type: Theme.assistant.flag
                        color: line.ink
                        text: line.where
                    }

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        Words {
                            Layout.fillWidth: true
                            visible: text !== ""
                            type: Theme.assistant.mark
                            font.family: Theme.mono
                            text: line.figures
                        }

                        Words {
                            Layout.fillWidth: true
                            visible: text !== ""
                            type: Theme.assistant.flag
                            text: line.words
                        }
                    }
                }
            }

            ScrollMark {
                anchors.rightMargin: 8
                of: log
            }

            Words {
                anchors.centerIn: parent
                type: Theme.assistant.lead
                color: Theme.c.ink2
                text: page.wire.nothing
            }
        }

        Panel {
            Layout.preferredWidth: 480
            Layout.maximumWidth: 480
            Layout.alignment: Qt.AlignTop
            iconName: "plug-connected"
            title: qsTr("Liaison")

            Repeater {
                model: page.wire.quality

                FactLine {
                    Layout.fillWidth: true
                    labelWidth: 180
                }
            }

            Words {
                Layout.fillWidth: true
                Layout.topMargin: 12
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: qsTr("Rien n’est gardé : quitter la page efface tout.")
            }
        }
    }
}
