// A line to write in, by touch keyboard or by a real one. `shown` is what stands in the model; `written` tells what was typed.
import QtQuick
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.TextField {
    id: entry

    property string shown
    property string error
    property string iconName
    property string doneWords
    property color paper: Theme.c.surface

    signal written(string text)

    function leave(): void {
        entry.focus = false;
    }

    implicitHeight: 56
    implicitWidth: 240
    leftPadding: iconName === "" ? 20 : 56
    rightPadding: 16
    text: shown
    color: Theme.c.ink
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true
    font {
        family: Theme.family
        pixelSize: Theme.assistant.body.size
        weight: activeFocus ? Font.DemiBold : Font.Normal
        hintingPreference: Font.PreferNoHinting
    }
    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText
    Accessible.description: error
    onShownChanged: {
        if (text !== shown)
            text = shown;
    }
    onTextChanged: {
        if (text !== shown)
            written(text);
    }

    background: Rectangle {
        radius: 14
        color: entry.activeFocus ? Theme.c.primarySoft : entry.paper
        border {
            width: entry.activeFocus ? Theme.selectedBorder : entry.error !== "" ? 3 : Theme.controlBorder
            color: entry.activeFocus ? Theme.c.primary : entry.error !== "" ? Theme.c.stop : Theme.c.lineStrong
        }

        Icon {
            x: 20
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: entry.iconName
            size: 24
            color: Theme.c.ink2
        }

        Words {
            Accessible.ignored: true
            x: entry.leftPadding
            anchors.verticalCenter: parent.verticalCenter
            visible: entry.text === "" && !entry.activeFocus
            width: entry.width - entry.leftPadding - entry.rightPadding
            type: Theme.assistant.body
            color: Theme.c.ink2
            text: entry.placeholderText
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
}
