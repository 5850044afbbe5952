// One question: none, yes with its detail, or unknown.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Rectangle {
    id: line

    required property string code
    required property string name
    required property string help
    required property string icon_name
    required property string none_words
    required property string kind
    required property string detail
    required property string note
    required property string note_kind
    readonly property bool waits: kind === "" && note_kind === "attention"

    signal answered(string kind)
    signal written(string text)
    signal finished

    implicitHeight: 108
    color: waits ? Theme.c.surface2 : "transparent"

    Rectangle {
        width: 5
        height: parent.height
        visible: line.waits
        color: Theme.c.primary
    }

    Line {
        anchors.bottom: parent.bottom
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 14
        spacing: 18

        Icon {
            name: line.icon_name
            size: 30
            color: Theme.c.primary
        }

        ColumnLayout {
            Layout.preferredWidth: 196
            Layout.maximumWidth: 196
            spacing: 0

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.tile
                text: line.name
            }

            Words {
                Layout.fillWidth: true
                type: Theme.assistant.detail
                color: Theme.c.ink2
                text: line.help
            }
        }

        RowLayout {
            Layout.preferredWidth: 400
            Layout.maximumWidth: 400
            spacing: 8

            Repeater {
                model: [["no", line.none_words], ["yes", qsTr("Oui")], ["unknown", qsTr("Inconnu")]]

                ConsoleButton {
                    required property list<string> modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    objectName: `answer-${line.code}-${modelData[0]}`
                    leftPadding: 4
                    rightPadding: 4
                    spacing: 5
                    iconSize: 20
                    chosen: line.kind === modelData[0]
                    text: modelData[1]
                    Accessible.name: `${line.name} : ${modelData[1]}`
                    onClicked: line.answered(modelData[0])
                }
            }
        }

        Entry {
            Layout.fillWidth: true
            objectName: `detail-${line.code}`
            visible: line.note === "" || line.kind === "yes"
            shown: line.detail
            placeholderText: line.kind === "yes" ? qsTr("Précisez") : qsTr("Détail")
            Accessible.name: qsTr("Détail : %1").arg(line.name)
            onWritten: text => line.written(text)
            onActiveFocusChanged: {
                if (!activeFocus)
                    line.finished();
            }
        }

        Flag {
            Layout.fillWidth: true
            visible: line.note !== "" && line.kind !== "yes"
            kind: line.note_kind
            iconName: line.note_kind === "attention" ? "alert-triangle" : "minus"
            text: line.note
        }
    }
}
