// Teleassistant, 11: what the practitioner asks for, the otoscope, and the exchange in a low voice.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property AssistantCallModel call
    required property ConsoleModel desk
    required property ExchangeModel exchange
    required property MovingPicture far
    required property MovingPicture near
    required property MovingPicture scope

    anchors.fill: parent
    spacing: 0

    RequestRail {
        Layout.preferredWidth: 388
        Layout.fillHeight: true
        call: page.call
        desk: page.desk
    }

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: 20
        spacing: 16

        ScopePanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            call: page.call
            scope: page.scope
        }

        Panel {
            Layout.fillWidth: true
            bare: true
            tight: true

            RowLayout {
                Layout.fillWidth: true
                spacing: 32

                Repeater {
                    model: page.call.facts

                    RowLayout {
                        id: fact

                        required property string name
                        required property string icon_name
                        required property string value

                        spacing: 10

                        Icon {
                            name: fact.icon_name
                            size: 26
                        }

                        Words {
                            type: Theme.assistant.body
                            color: Theme.c.ink2
                            text: fact.name
                        }

                        Words {
                            type: Theme.assistant.fact
                            text: fact.value
                        }
                    }
                }

                Item {
                    Layout.fillWidth: true
                    implicitHeight: 32
                }
            }
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 420
        Layout.maximumWidth: 420
        Layout.fillHeight: true
        Layout.topMargin: 20
        Layout.bottomMargin: 20
        Layout.rightMargin: 20
        spacing: 16

        CallStage {
            Layout.fillWidth: true
            call: page.call
            far: page.far
            near: page.near
        }

        ChatPanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            whispered: true
            exchange: page.exchange
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "hang-up"
            visible: page.call.can_hang_up
            kind: ConsoleButton.Kind.Stop
            iconName: "phone-off"
            text: qsTr("Terminer l’appel")
            onClicked: page.call.hang_up()
        }
    }
}
