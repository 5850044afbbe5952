// One device of the park: what is due, what there is of it to use up, what it may be used for.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: line

    required property string code
    required property string icon_name
    required property string name
    required property string quality_kind
    required property string quality_icon
    required property string quality
    required property string calibration_kind
    required property string calibration_icon
    required property string calibration
    required property string safety_kind
    required property string safety_icon
    required property string safety
    required property string consumables
    required property string state_kind
    required property string state_icon
    required property string state_words

    readonly property ParkColumns columns: ParkColumns {}

    objectName: `device-${code}`
    implicitHeight: 84
    text: `${name}, ${code}, ${state_words}`

    background: Rectangle {
        color: line.down ? Theme.c.primarySoft : "transparent"

        Line {
            anchors.top: parent.top
        }

        FocusRing {
            target: line
        }
    }

    contentItem: Item {
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: 12
            anchors.rightMargin: 12
            spacing: 0

            Icon {
                Layout.rightMargin: 14
                name: line.icon_name
                size: 30
            }

            Words {
                Layout.preferredWidth: line.columns.name - 44
                Layout.rightMargin: 8
                type: Theme.assistant.button
                font.weight: Font.Bold
                text: line.name
                Accessible.ignored: true
                maximumLineCount: 2
            }

            Words {
                Layout.preferredWidth: line.columns.serial - 8
                Layout.rightMargin: 8
                type: Theme.assistant.flag
                font.family: Theme.mono
                font.weight: Font.Normal
                text: line.code
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Item {
                Layout.preferredWidth: line.columns.due
                Layout.fillHeight: true

                Mark {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: line.quality_kind
                    iconName: line.quality_icon
                    text: line.quality
                }
            }

            Item {
                Layout.preferredWidth: line.columns.due
                Layout.fillHeight: true

                Mark {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: line.calibration_kind
                    iconName: line.calibration_icon
                    text: line.calibration
                }
            }

            Item {
                Layout.preferredWidth: line.columns.due
                Layout.fillHeight: true

                Mark {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: line.safety_kind
                    iconName: line.safety_icon
                    text: line.safety
                }
            }

            Words {
                Layout.preferredWidth: line.columns.consumables - 8
                Layout.rightMargin: 8
                type: Theme.assistant.body
                text: line.consumables
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Mark {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: line.state_kind
                    iconName: line.state_icon
                    text: line.state_words
                }
            }

            Icon {
                name: "chevron-right"
                size: 28
            }
        }
    }
}
