// Patient, 03b: one question at a time, three answers of the same size.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property QuestionModel question

    back: BigButton {
        objectName: "back"
        visible: page.question.may_go_back
        kind: BigButton.Kind.Outlined
        text: qsTr("Retour")
        iconBefore: "arrow-left"
        onClicked: page.question.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.question.may_go_on
        text: page.question.next_word
        iconAfter: enabled ? "arrow-right" : "dots"
        onClicked: page.question.go_on()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.huge ? 14 : 28

        MiniArches {
            current: page.question.number
            total: page.question.total
            words: page.question.place_words
        }

        Heading {
            Layout.fillWidth: true
            title: page.question.text
            help: page.question.help
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 28
            uniformCellSizes: true

            AnswerTile {
                objectName: "answer-yes"
                iconName: "check"
                text: qsTr("Oui")
                checked: page.question.answer === "yes"
                onClicked: page.question.reply("yes")
            }

            AnswerTile {
                objectName: "answer-no"
                iconName: "x"
                text: qsTr("Non")
                checked: page.question.answer === "no"
                onClicked: page.question.reply("no")
            }

            AnswerTile {
                objectName: "answer-unknown"
                iconName: "question-mark"
                text: qsTr("Je ne sais pas")
                checked: page.question.answer === "unknown"
                onClicked: page.question.reply("unknown")
            }
        }

        AlarmBanner {
            Layout.fillWidth: true
            onClicked: page.question.alarm()
        }
    }
}
