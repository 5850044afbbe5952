// How good the examination camera's picture is: three marks, and a word for what is wrong. It says nothing about the ear or the skin.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: card

    required property AssistantCallModel call

    objectName: "score-card"
    visible: call.score_words !== ""
    width: column.implicitWidth + 36
    height: column.implicitHeight + 32
    radius: 16
    color: Theme.c.surface
    border {
        width: Theme.controlBorder
        color: call.score_good ? Theme.c.lineStrong : Theme.c.attentionLine
    }

    ColumnLayout {
        id: column

        anchors.centerIn: parent
        spacing: 8

        Words {
            type: Theme.assistant.button
            color: card.call.score_good ? Theme.c.ink : Theme.c.attention
            text: card.call.score_words
        }

        ScoreLine {
            words: qsTr("Netteté")
            mark: card.call.focus
            judged: !card.call.skin
        }

        ScoreLine {
            words: qsTr("Lumière")
            mark: card.call.light
            judged: !card.call.skin
        }

        ScoreLine {
            words: qsTr("Sans reflet")
            mark: card.call.clear
            judged: !card.call.skin
        }
    }
}
