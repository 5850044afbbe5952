// Technician, 22: the otoscope before its chart. The live picture with what was found in it, each figure with its limit, and the line of its checks.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property CameraModel camera

    title: camera.title
    remark: camera.remark
    actions: [
        ConsoleButton {
            objectName: "take"
            enabled: page.camera.can_take
            iconName: "refresh"
            text: page.camera.measured ? qsTr("Reprendre l’image") : qsTr("Mesurer l’image")
            onClicked: page.camera.take()
        },
        ConsoleButton {
            objectName: "sign"
            enabled: page.camera.can_sign
            kind: ConsoleButton.Kind.Primary
            iconName: "signature"
            text: qsTr("Signer le contrôle")
            onClicked: page.camera.sign()
        }
    ]

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        ColumnLayout {
            Layout.preferredWidth: 480
            Layout.fillWidth: false
            Layout.fillHeight: true
            spacing: 16

            Card {
                Layout.fillWidth: true
                implicitHeight: 452
                radius: 20

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 12
                    radius: 14
                    clip: true
                    color: Theme.c.night

                    VideoView {
                        anchors.fill: parent
                        moving: page.camera.moving
                        fills: true
                    }

                    Outlines {
                        anchors.fill: parent
                        shapes: page.camera.shapes
                        shape: page.camera.shape
                        color: Theme.highContrast ? Theme.c.primary : Theme.c.peach
                        halo: Theme.highContrast ? Theme.c.ground : "transparent"
                    }

                    Words {
                        anchors.centerIn: parent
                        width: parent.width - 32
                        visible: text !== ""
                        horizontalAlignment: Text.AlignHCenter
                        type: Theme.assistant.lead
                        color: Theme.c.onNight
                        text: page.camera.missing
                    }
                }
            }

            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                tight: true
                iconName: "viewfinder"
                title: page.camera.picture_title

                GridLayout {
                    Layout.fillWidth: true
                    columns: 2
                    columnSpacing: 16
                    rowSpacing: 8

                    Repeater {
                        id: flags

                        model: page.camera.flags

                        FlagLine {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.columnSpan: good ? 1 : 2
                        }
                    }
                }

                Item {
                    Layout.fillHeight: true
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: 16

                    Edge {
                        shown: page.camera.then !== ""
                        picture: page.camera.then_picture
                        day: page.camera.then
                        share: page.camera.then_share
                    }

                    Edge {
                        shown: page.camera.now !== ""
                        picture: page.camera.now_picture
                        day: page.camera.now
                        share: page.camera.now_share
                    }
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            tight: true
            iconName: "ruler-measure"
            title: qsTr("Résultats")
            remark: page.camera.compared

            Repeater {
                model: page.camera.results

                ResultLine {
                    Layout.fillWidth: true
                    field: code === "delay" ? delay : null
                }
            }

            Item {
                Layout.fillHeight: true
            }

            Rectangle {
                readonly property string kind: page.camera.kind

                Layout.fillWidth: true
                implicitHeight: Math.max(72, said.implicitHeight + 24)
                visible: page.camera.said !== "" || page.camera.verdict !== ""
                radius: 16
                color: kind === "ok" ? Theme.c.okSoft : kind === "stop" ? Theme.c.stopSoft : Theme.c.sunk
                border {
                    width: kind === "" ? 0 : Theme.controlBorder
                    color: kind === "ok" ? Theme.c.okLine : Theme.c.stopLine
                }

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: 22
                    anchors.rightMargin: 22
                    spacing: 18

                    Icon {
                        visible: page.camera.kind !== ""
                        name: page.camera.kind === "ok" ? "circle-check" : "circle-x"
                        size: 30
                        color: said.color
                    }

                    Words {
                        id: said

                        Layout.fillWidth: true
                        type: Theme.assistant.body
                        color: page.camera.kind === "ok" ? Theme.c.ok : page.camera.kind === "stop" ? Theme.c.stop : Theme.c.ink
                        text: page.camera.verdict === "" ? page.camera.said : `<b>${page.camera.verdict}</b> ${page.camera.said}`
                        textFormat: Text.StyledText
                        Accessible.name: `${page.camera.verdict} ${page.camera.said}`
                    }
                }
            }
        }

        Panel {
            Layout.preferredWidth: 400
            Layout.fillWidth: false
            Layout.fillHeight: true
            tight: true
            iconName: "chart-line"
            title: qsTr("Tendance")
            remark: page.camera.span

            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 14

                Repeater {
                    id: lines

                    model: page.camera.trends

                    TrendLine {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }

                Words {
                    Layout.fillWidth: true
                    visible: lines.count === 0
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: qsTr("Aucun contrôle de cette caméra.")
                }

                Item {
                    Layout.fillHeight: lines.count === 0
                }

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: page.camera.forecast
                }
            }
        }
    }

    Component {
        id: delay

        Entry {
            objectName: "delay"
            implicitWidth: 112
            implicitHeight: 52
            leftPadding: 12
            rightPadding: 12
            placeholderText: qsTr("en ms")
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 4
            shown: page.camera.delay
            onWritten: text => page.camera.write_delay(text)
        }
    }

    component Edge: ColumnLayout {
        id: edge

        property bool shown
        property QtObject picture
        property string day
        property string share

        Layout.fillWidth: true
        Layout.preferredWidth: 1
        opacity: shown ? 1 : 0
        spacing: 6

        PictureView {
            Layout.fillWidth: true
            Layout.preferredHeight: 150
            source: edge.picture
        }

        RowLayout {
            spacing: 8

            Words {
                visible: text !== ""
                type: Theme.assistant.small
                font.weight: Font.Bold
                text: edge.day
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: edge.share
            }
        }
    }
}
