// Our own touch keyboard. It writes into `target` and leaves the focus there.
//
//     Keyboard { target: nameField; layout: "azerty"; capitals: true; doneWords: qsTr("Champ suivant"); onAccepted: ... }
//
// Without a target it only tells: typed(text), erased, cleared. Layouts: azerty, email, digits, decimal.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Models
import Alcove.Theme

Rectangle {
    id: board

    property TextInput target
    property alias layout: keys.layout
    property alias capitals: keys.capitals
    property alias doneWords: keys.done_words
    property int keyHeight: 60

    signal typed(string text)
    signal erased
    signal cleared
    signal accepted

    implicitHeight: lines.implicitHeight + 32
    implicitWidth: 1200
    radius: 20
    color: Theme.c.sunk
    border {
        width: Theme.controlBorder
        color: Theme.c.line
    }

    KeyboardModel {
        id: keys

        onTyped: text => {
            board.target?.insert(board.target.cursorPosition, text);
            board.typed(text);
        }
        onErased: {
            board.target?.remove(board.target.cursorPosition - 1, board.target.cursorPosition);
            board.erased();
        }
        onCleared: {
            board.target?.clear();
            board.cleared();
        }
        onAccepted: board.accepted()
    }

    ColumnLayout {
        id: lines

        anchors.fill: parent
        anchors.margins: 16
        spacing: 8

        Repeater {
            model: keys.line_count

            RowLayout {
                id: line

                required property int index

                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 8

                Repeater {
                    model: keys.line(line.index)

                    KeyCap {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: board.keyHeight
                        Layout.preferredWidth: 100 * share
                        onClicked: keys.press(code)
                    }
                }
            }
        }
    }
}
