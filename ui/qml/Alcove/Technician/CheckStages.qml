// The list of steps: what is done, what is now, what failed, what is still to do; and a way back by one step.
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

    ListView {
        id: list

        function follow(): void {
            if (stages.check.stage_now >= 0)
                positionViewAtIndex(stages.check.stage_now, ListView.Center);
        }

        onHeightChanged: follow()
        onCountChanged: follow()

        Connections {
            function onChanged(): void {
                list.follow();
            }

            target: stages.check
        }

        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: stages.check.stages
        delegate: RowLayout {
            id: stage

            required property string words
            required property string standing
            readonly property color ink: standing === "done" ? Theme.c.ok : standing === "bad" ? Theme.c.stop : standing === "now" ? Theme.c.primary : Theme.c.ink2

            width: ListView.view.width
            height: Math.max(40, said.implicitHeight + 8)
            spacing: 12

            Icon {
                name: stage.standing === "done" ? "circle-check" : stage.standing === "bad" ? "circle-x" : stage.standing === "now" ? "player-play" : "circle"
                size: 26
                color: stage.ink
            }

            Words {
                id: said

                Layout.fillWidth: true
                type: Theme.assistant.body
                font.weight: stage.standing === "now" ? Font.Bold : Font.Medium
                color: stage.ink
                text: stage.words
            }
        }
    }
}
