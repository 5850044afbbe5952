// Technician: what of the booth is used up, lot by lot, and the count that goes into the register.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property ConsumablesModel stock

    title: qsTr("Consommables")
    remark: stock.remark

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            radius: 20

            ListView {
                id: list

                anchors.fill: parent
                anchors.margins: 20
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.stock.lots
                delegate: T.Button {
                    id: lot

                    required property string code
                    required property string item
                    required property string left_words
                    required property string detail
                    required property string counted
                    required property string kind
                    required property string icon_name
                    required property string mark

                    objectName: `lot-${code}`
                    width: ListView.view.width
                    height: 108
                    text: `${item}, ${left_words}`
                    onClicked: page.stock.choose(code)

                    background: Rectangle {
                        color: lot.down ? Theme.c.primarySoft : "transparent"

                        Line {
                            anchors.bottom: parent.bottom
                        }

                        FocusRing {
                            target: lot
                        }
                    }

                    contentItem: RowLayout {
                        spacing: 20

                        Words {
                            Layout.preferredWidth: 90
                            horizontalAlignment: Text.AlignRight
                            type: Theme.assistant.value
                            text: lot.left_words
                            Accessible.ignored: true
                        }

                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.tile
                                text: lot.item
                                elide: Text.ElideRight
                                wrapMode: Text.NoWrap
                            }

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.small
                                font.weight: Font.Normal
                                color: Theme.c.ink2
                                text: lot.detail
                            }

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.small
                                font.weight: Font.Normal
                                color: Theme.c.ink2
                                text: lot.counted
                            }
                        }

                        Mark {
                            kind: lot.kind
                            iconName: lot.icon_name
                            text: lot.mark
                        }
                    }
                }
            }

            ScrollMark {
                anchors.rightMargin: 8
                of: list
            }
        }

        Panel {
            Layout.preferredWidth: 560
            Layout.maximumWidth: 560
            Layout.fillHeight: true
            iconName: "calculator"
            title: qsTr("Compter")

            Repeater {
                model: page.stock.fields

                LabelledEntry {
                    id: field

                    required property string code
                    required property string text

                    required label
                    required hint
                    required error
                    Layout.fillWidth: true
                    Layout.bottomMargin: 10
                    name: code
                    shown: text
                    onWritten: text => page.stock.write(field.code, text)
                }
            }

            Words {
                Layout.bottomMargin: 6
                type: Theme.assistant.small
                color: Theme.c.ink2
                text: qsTr("Pour")
            }

            Flow {
                Layout.fillWidth: true
                spacing: 8

                Repeater {
                    model: page.stock.devices

                    ConsoleButton {
                        required property string code
                        required property string words

                        required chosen
                        objectName: `for-${code}`
                        implicitHeight: 48
                        leftPadding: 14
                        rightPadding: 14
                        text: words
                        onClicked: page.stock.choose_device(code)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
            }

            ConsoleButton {
                Layout.fillWidth: true
                objectName: "write"
                kind: ConsoleButton.Kind.Primary
                iconName: "check"
                text: qsTr("Inscrire au registre")
                onClicked: page.stock.keep()
            }
        }
    }
}
