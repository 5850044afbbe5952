// The cards of what the practitioner asks for, and the ways to the other pages.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: rail

    required property AssistantCallModel call
    required property ConsoleModel desk

    color: Theme.c.surface

    Rectangle {
        anchors.right: parent.right
        width: Theme.controlBorder
        height: parent.height
        color: Theme.c.line
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 20
        spacing: 14

        Words {
            leftPadding: 4
            type: Theme.assistant.rail
            color: Theme.c.ink2
            text: qsTr("Demandes du médecin")
        }

        Words {
            Layout.fillWidth: true
            visible: cards.count === 0
            leftPadding: 4
            type: Theme.assistant.body
            color: Theme.c.ink2
            text: qsTr("Aucune pour l’instant.")
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: asked

                anchors.fill: parent
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height
                contentHeight: list.implicitHeight

                ColumnLayout {
                    id: list

                    width: asked.width
                    spacing: 14

                    Repeater {
                        id: cards

                        model: rail.call.cards

                        RequestCard {
                            Layout.fillWidth: true
                            onAccepted: rail.call.accept(code)
                            onRefused: reason => rail.call.refuse(code, reason)
                            onMeasured: role => rail.call.measure(role)
                        }
                    }
                }
            }

            ScrollMark {
                anchors.rightMargin: -12
                of: asked
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "to-questions"
                leftPadding: 8
                rightPadding: 8
                iconName: "list-check"
                text: qsTr("Questions")
                onClicked: rail.desk.open_page("questions")
            }

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "to-preparation"
                leftPadding: 8
                rightPadding: 8
                iconName: "git-branch"
                text: qsTr("Pertinence")
                onClicked: rail.desk.open_page("preparation")
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "to-agreements"
                leftPadding: 8
                rightPadding: 8
                iconName: "heart-handshake"
                text: qsTr("Accord")
                onClicked: rail.desk.open_agreements()
            }

            ConsoleButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "to-identity"
                leftPadding: 8
                rightPadding: 8
                iconName: "id"
                text: qsTr("Identité")
                onClicked: rail.desk.go_to(0)
            }
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "to-stethoscope"
            visible: rail.call.can_listen
            iconName: "stethoscope"
            text: qsTr("Stéthoscope")
            onClicked: rail.call.measure("stethoscope")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "end-without-report"
            visible: rail.desk.can_end
            iconName: "door-exit"
            text: qsTr("Finir sans compte rendu")
            onClicked: rail.desk.open_page("ending")
        }

        Entry {
            id: note

            function keep(): void {
                rail.call.write_note(text);
                leave();
            }

            Layout.fillWidth: true
            objectName: "note"
            iconName: "message-circle"
            shown: rail.call.note
            placeholderText: qsTr("Noter ce que dit le patient")
            doneWords: qsTr("Noter")
            onAccepted: keep()
        }
    }
}
