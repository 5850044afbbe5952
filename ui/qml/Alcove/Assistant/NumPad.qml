// Ten figures, and a key on either side of the zero.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

GridLayout {
    id: pad

    property string leftWords
    property string leftKey: leftWords
    property int keyHeight: 84

    signal pressed(string key)

    columns: 3
    rowSpacing: 12
    columnSpacing: 12
    uniformCellWidths: true

    component PadKey: T.Button {
        id: key

        property string code: text
        property string iconName
        property bool plain: true

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: pad.keyHeight
        objectName: `pad-${code}`
        focusPolicy: Qt.NoFocus
        onClicked: pad.pressed(code)

        background: Rectangle {
            radius: 16
            color: key.down ? Theme.c.primarySoft : key.plain ? Theme.c.surface : Theme.c.sunk
            border {
                width: Theme.controlBorder
                color: Theme.c.lineStrong
            }
        }

        contentItem: Item {
            Words {
                Accessible.ignored: true
                anchors.centerIn: parent
                visible: key.iconName === ""
                type: key.plain ? Theme.assistant.pad : Theme.assistant.lead
                font.weight: key.plain ? Font.Bold : Font.DemiBold
                text: key.text
            }

            Icon {
                anchors.centerIn: parent
                name: key.iconName
                size: 28
            }
        }
    }

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        PadKey {
            required property string modelData

            text: modelData
        }
    }

    PadKey {
        text: pad.leftWords
        code: pad.leftKey
        plain: pad.leftWords.length === 1
        enabled: pad.leftWords !== ""
        opacity: enabled ? 1 : 0
    }

    PadKey {
        text: "0"
    }

    PadKey {
        text: qsTr("Effacer")
        code: "back"
        iconName: "backspace"
        plain: false
    }
}
