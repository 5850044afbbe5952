// Where on the skin the dermatoscope looks: a place of the list, or one in words.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Models

ColumnLayout {
    id: places

    required property AssistantCallModel call

    spacing: 14

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Flickable {
            id: list

            anchors.fill: parent
            contentHeight: flow.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Flow {
                id: flow

                width: list.width
                spacing: 12

                Repeater {
                    model: places.call.places

                    ConsoleButton {
                        required property string code
                        required property string words
                        required property bool done

                        objectName: `place-${code}`
                        width: (flow.width - 3 * flow.spacing) / 4
                        iconName: done ? "check" : ""
                        text: words
                        onClicked: places.call.choose_side(code)
                    }
                }
            }
        }

        ScrollMark {
            anchors.rightMargin: -12
            of: list
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 12

        Entry {
            id: other

            Layout.fillWidth: true
            objectName: "place-words"
            maximumLength: 60
            placeholderText: qsTr("Autre endroit, ou plus précis : « dos, sous l’omoplate gauche »")
        }

        ConsoleButton {
            objectName: "place-chosen"
            kind: ConsoleButton.Kind.Primary
            enabled: other.text.trim() !== ""
            text: qsTr("Choisir")
            onClicked: places.call.choose_side(other.text)
        }
    }
}
