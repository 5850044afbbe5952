// Technician: the checks that are under way, due or done. One is begun, gone on with, or put off with a reason.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property ChecksModel checks

    title: checks.title
    remark: checks.remark

    RowLayout {
        Layout.fillWidth: true
        visible: methods.count > 0
        spacing: 12

        Repeater {
            id: methods

            model: page.checks.methods

            ConsoleButton {
                required property string code
                required property string words

                required chosen
                objectName: `method-${code}`
                text: words
                onClicked: page.checks.ask_about("method", code)
            }
        }
    }

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        radius: 20

        ListView {
            id: list

            objectName: "checks"
            Accessible.role: Accessible.List
            Accessible.name: page.checks.title
            anchors.fill: parent
            anchors.leftMargin: 26
            anchors.rightMargin: 26
            anchors.topMargin: 10
            anchors.bottomMargin: 10
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.checks.checks
            delegate: CheckRowLine {
                width: ListView.view.width
                onAsked: verb => page.checks.ask_about(verb, code)
            }

            Words {
                anchors.centerIn: parent
                visible: text !== ""
                type: Theme.assistant.lead
                color: Theme.c.ink2
                text: page.checks.nothing
            }
        }

        ScrollMark {
            anchors.rightMargin: 10
            of: list
        }
    }

    Panel {
        Layout.fillWidth: true
        visible: page.checks.deferring !== ""
        iconName: "clock"
        title: qsTr("Reporter : %1").arg(page.checks.deferring)
        remark: qsTr("l’échéance reste ; le motif va au registre")

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            Entry {
                Layout.fillWidth: true
                objectName: "field-reason"
                shown: page.checks.reason
                placeholderText: qsTr("Motif du report")
                onWritten: text => page.checks.ask_about("reason", text)
            }

            Repeater {
                model: page.checks.waits

                ConsoleButton {
                    required property string code
                    required property string words

                    objectName: `wait-${code}`
                    enabled: page.checks.reason.trim() !== ""
                    text: words
                    onClicked: page.checks.ask_about("wait", code)
                }
            }

            ConsoleButton {
                objectName: "keep"
                iconName: "x"
                text: qsTr("Annuler")
                onClicked: page.checks.ask("keep")
            }
        }
    }

    Panel {
        Layout.fillWidth: true
        visible: history.count > 0
        iconName: "history"
        title: qsTr("Valeurs depuis l’acceptation")

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            Head {
                Layout.fillWidth: true
                text: qsTr("Essai")
            }

            Head {
                Layout.preferredWidth: 200
                text: qsTr("À l’acceptation")
            }

            Head {
                Layout.preferredWidth: 200
                text: qsTr("Avant-dernier")
            }

            Head {
                Layout.preferredWidth: 200
                text: qsTr("Dernier")
            }

            Head {
                Layout.preferredWidth: 260
                text: qsTr("Limite")
            }
        }

        Repeater {
            id: history

            model: page.checks.history

            RowLayout {
                id: value

                required property string words
                required property string acceptance
                required property string before
                required property string last
                required property string kind
                required property string limit

                Layout.fillWidth: true
                spacing: 12

                Cell {
                    Layout.fillWidth: true
                    text: value.words
                }

                Cell {
                    Layout.preferredWidth: 200
                    text: value.acceptance || "—"
                }

                Cell {
                    Layout.preferredWidth: 200
                    text: value.before || "—"
                }

                Cell {
                    Layout.preferredWidth: 200
                    font.weight: Font.Bold
                    color: value.kind === "bad" ? Theme.c.stop : Theme.c.ink
                    text: value.last
                }

                Cell {
                    Layout.preferredWidth: 260
                    color: Theme.c.ink2
                    text: value.limit || "—"
                }
            }
        }
    }

    component Head: Words {
        type: Theme.assistant.flag
        color: Theme.c.ink2
    }

    component Cell: Words {
        Accessible.ignored: text === ""
        type: Theme.assistant.body
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
}
