// One point of the posture, ticked or to tick.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: point

    required property string code
    required property string words
    required property bool ticked

    objectName: `posture-${code}`
    text: words
    implicitHeight: Math.max(72, implicitContentHeight)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: ticked

    background: FocusRing {
        target: point
    }

    contentItem: RowLayout {
        spacing: 28

        Rectangle {
            Layout.preferredWidth: 60
            Layout.preferredHeight: 60
            radius: 30
            color: point.ticked ? Theme.c.ok : point.down ? Theme.c.primarySoft : "transparent"
            border {
                width: point.ticked ? 0 : 3
                color: Theme.c.lineStrong
            }

            Icon {
                anchors.centerIn: parent
                visible: point.ticked
                name: "check"
                size: 32
                stroke: 3
                color: Theme.c.surface
            }
        }

        Words {
            Layout.fillWidth: true
            Accessible.ignored: true
            type: Theme.patient.label
            font.weight: Font.Normal
            text: point.words
        }
    }
}
