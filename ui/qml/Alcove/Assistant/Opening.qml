// Teleassistant, 00: who opens, with which code; what was checked today; what has not arrived. Also the lock during a visit.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property OpeningModel opening

    anchors.fill: parent
    anchors.margins: 20
    spacing: 20

    CodePanel {
        Layout.preferredWidth: 476
        Layout.fillHeight: true
        opening: page.opening
    }

    Panel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "list-check"
        title: qsTr("Contrôle du jour, avant le premier patient")
        remark: page.opening.checked

        Repeater {
            model: page.opening.checks

            CheckLine {
                id: check

                required property string code
                required property string icon_name
                required property string mark_icon
                required property string action
                required property bool closed

                required words
                required help
                required kind
                required mark
                Layout.fillWidth: true
                iconName: icon_name
                markIcon: mark_icon
                markWidth: 230

                ConsoleButton {
                    objectName: `check-${check.code}`
                    implicitHeight: 48
                    implicitWidth: 128
                    leftPadding: 8
                    rightPadding: 8
                    enabled: !check.closed
                    text: check.action
                    Accessible.name: `${check.action}, ${check.words}`
                    onClicked: page.opening.check(check.code)
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 500
        Layout.maximumWidth: 500
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "send"
            title: qsTr("Envois pas encore reçus")
            remark: page.opening.late_count

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.body
                color: Theme.c.ink2
                text: page.opening.late_words
            }

            Repeater {
                model: page.opening.late

                LateDelivery {
                    Layout.fillWidth: true
                    loggedIn: page.opening.logged_in
                    onRetried: page.opening.retry(code)
                }
            }

            Item {
                Layout.fillHeight: true
            }

            RowLayout {
                spacing: 10

                Icon {
                    name: "database"
                    size: 24
                    color: Theme.c.ink2
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.small
                    color: Theme.c.ink2
                    text: qsTr("File chiffrée. Elle ne retarde jamais le patient suivant.")
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            bare: true

            Flag {
                Layout.fillWidth: true
                objectName: "unread"
                visible: text !== ""
                kind: "attention"
                iconName: "alert-triangle"
                text: page.opening.unread_words
            }

            Flag {
                visible: text !== ""
                kind: page.opening.visit_waits ? "primary" : "ok"
                iconName: page.opening.visit_waits ? "lock" : "circle-check"
                text: page.opening.wiped_words
            }

            ConsoleButton {
                Layout.fillWidth: true
                Layout.topMargin: 10
                objectName: "open"
                implicitHeight: 84
                corner: 24
                iconSize: 30
                type: Theme.assistant.next
                kind: ConsoleButton.Kind.Primary
                enabled: page.opening.closed_because === ""
                text: !enabled ? qsTr("Ouvrir : %1").arg(page.opening.closed_because) : page.opening.visit_waits ? qsTr("Reprendre la visite") : qsTr("Ouvrir la borne")
                onClicked: page.opening.open()
            }
        }
    }
}
