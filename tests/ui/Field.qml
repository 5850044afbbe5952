// A field and the keyboard that writes into it, for the test.
import QtQuick
import Alcove.Components

Rectangle {
    property string layout: "azerty"

    width: 1400
    height: 500

    TextInput {
        id: field

        objectName: "field"
        focus: true
        width: parent.width
        height: 60
    }

    Keyboard {
        y: 80
        width: parent.width
        target: field
        layout: parent.layout
        doneWords: "Champ suivant"
    }
}
