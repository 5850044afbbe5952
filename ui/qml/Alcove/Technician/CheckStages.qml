// The list of steps: what is done, what is now, what failed, what is still to do. Beside the pad there is room for those around the step of now.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: stages

    required property CheckModel check

    tight: true
    iconName: "list-check"
    title: qsTr("Étapes")
    remark: check.stages_said

    Repeater {
        model: stages.check.stages

        RowLayout {
            id: stage

            required property string words
            required property string standing
            readonly property bool now: standing === "now"
            readonly property color ink: standing === "done" ? Theme.c.ok : standing === "bad" ? Theme.c.stop : now ? Theme.c.primary : Theme.c.ink2

            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.bottomMargin: stages.check.mode === "read" ? 4 : 12
            spacing: 12

            Icon {
                name: stage.standing === "done" ? "circle-check" : stage.standing === "bad" ? "circle-x" : stage.now ? "player-play" : "circle"
                size: 26
                color: stage.ink
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.body
                font.weight: stage.now ? Font.Bold : Font.Medium
                color: stage.ink
                text: stage.words
                maximumLineCount: stages.check.mode !== "read" || !stages.check.asks_reference || stage.now ? 2 : 1
                elide: Text.ElideRight
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
