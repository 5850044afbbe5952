// Technician: every part of the booth, tried now, and what to do about it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property SelfTestModel test

    title: qsTr("Autotest")
    remark: test.remark
    actions: [
        ConsoleButton {
            objectName: "back"
            iconName: "arrow-left"
            text: qsTr("Parc")
            onClicked: page.test.back()
        },
        ConsoleButton {
            objectName: "again"
            kind: ConsoleButton.Kind.Primary
            enabled: !page.test.running
            iconName: "refresh"
            text: qsTr("Recommencer")
            onClicked: page.test.again()
        }
    ]

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        radius: 20

        ListView {
            id: list

            anchors.fill: parent
            anchors.margins: 24
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.test.found
            delegate: RowLayout {
                id: found

                required property string part
                required property string kind
                required property string icon_name
                required property string mark
                required property string sentence
                required property string remedy

                width: ListView.view.width
                spacing: 20

                Item {
                    Layout.preferredWidth: 170
                    Layout.preferredHeight: 64

                    Mark {
                        anchors.verticalCenter: parent.verticalCenter
                        kind: found.kind
                        iconName: found.icon_name
                        text: found.mark
                    }
                }

                Words {
                    Layout.preferredWidth: 420
                    type: Theme.assistant.button
                    text: found.part
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.body
                        text: found.sentence
                    }

                    Words {
                        Layout.fillWidth: true
                        visible: text !== ""
                        type: Theme.assistant.small
                        color: Theme.c.attention
                        text: found.remedy
                    }
                }
            }
        }

        ScrollMark {
            anchors.rightMargin: 10
            of: list
        }
    }
}
