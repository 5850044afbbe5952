// A field of a form: its name above it, and what is wrong with it beside the name.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

ColumnLayout {
    id: field

    property string label
    property string shown
    property string error
    property string hint
    property string name
    property alias entry: entry

    signal written(string text)

    spacing: 6

    RowLayout {
        Layout.fillWidth: true
        spacing: 8

        Words {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            Accessible.ignored: true
            type: Theme.assistant.small
            color: Theme.c.ink2
            text: field.label
        }

        Words {
            Layout.fillWidth: true
            Layout.minimumWidth: Math.min(implicitWidth, field.width * 0.6)
            visible: text !== ""
            type: Theme.assistant.flag
            color: Theme.c.stop
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            text: field.error
        }
    }

    Entry {
        id: entry

        Layout.fillWidth: true
        objectName: `field-${field.name}`
        shown: field.shown
        error: field.error
        placeholderText: field.hint
        Accessible.name: field.label
        onWritten: text => field.written(text)
    }
}
