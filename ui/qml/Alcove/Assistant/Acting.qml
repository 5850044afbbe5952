// Teleassistant: the patient's present step, answered aloud and entered here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property ActingModel acting
    required property MirrorModel mirror
    required property ExchangeModel exchange

    anchors.fill: parent
    anchors.margins: 20
    spacing: 20

    Panel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "user-heart"
        title: page.acting.title
        remark: page.acting.remark

        GridLayout {
            Layout.fillWidth: true
            columns: page.acting.columns
            columnSpacing: 16
            rowSpacing: 0
            uniformCellWidths: true

            Repeater {
                model: page.acting.rows

                ActingLine {
                    Layout.fillWidth: true
                    onAnswered: answer => page.acting.choose(code, answer)
                }
            }
        }

        Words {
            Layout.fillWidth: true
            visible: page.acting.code === ""
            type: Theme.assistant.lead
            color: Theme.c.ink2
            text: qsTr("Le patient n’a rien à répondre maintenant.")
        }

        Item {
            Layout.fillHeight: true
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 14

            Entry {
                Layout.fillWidth: true
                objectName: "patient-words"
                visible: page.acting.wants_words
                implicitHeight: 64
                iconName: page.acting.code === "position" ? "ruler-2" : "message-circle"
                placeholderText: page.acting.words_hint !== "" ? page.acting.words_hint : qsTr("Ses propres mots")
                shown: page.acting.words
                onWritten: text => page.acting.write(text)
            }

            Item {
                Layout.fillWidth: true
                visible: !page.acting.wants_words
            }

            ConsoleButton {
                objectName: "finish-step"
                visible: page.acting.finish_words !== ""
                implicitHeight: 64
                kind: ConsoleButton.Kind.Primary
                iconName: "arrow-right"
                enabled: page.acting.closed_because === ""
                text: enabled ? page.acting.finish_words : qsTr("%1 : %2").arg(page.acting.finish_words).arg(page.acting.closed_because)
                onClicked: page.acting.finish()
            }
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 420
        Layout.maximumWidth: 420
        Layout.fillHeight: true
        spacing: 16

        MirrorPanel {
            Layout.fillWidth: true
            mirror: page.mirror
        }

        ChatPanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            exchange: page.exchange
        }
    }
}
