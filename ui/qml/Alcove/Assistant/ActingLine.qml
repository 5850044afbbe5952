// One thing asked of the patient, and at most three answers.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: line

    required property string code
    required property string words
    required property string help
    required property string first
    required property string first_words
    required property string second
    required property string second_words
    required property string third
    required property string third_words
    required property string chosen

    signal answered(string answer)

    implicitHeight: 98
    implicitWidth: 400

    Line {
        anchors.bottom: parent.bottom
    }

    RowLayout {
        anchors.fill: parent
        spacing: 10

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.tile
                text: line.words
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                type: Theme.assistant.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: line.help
            }
        }

        Repeater {
            model: [[line.first, line.first_words], [line.second, line.second_words], [line.third, line.third_words]]

            ConsoleButton {
                required property list<string> modelData

                Layout.preferredWidth: Math.max(132, implicitContentWidth + 24)
                objectName: `answer-${line.code}-${modelData[0]}`
                visible: modelData[0] !== ""
                leftPadding: 10
                rightPadding: 10
                chosen: line.chosen === modelData[0]
                text: modelData[1]
                Accessible.name: `${line.words} : ${modelData[1]}`
                onClicked: line.answered(modelData[0])
            }
        }
    }
}
