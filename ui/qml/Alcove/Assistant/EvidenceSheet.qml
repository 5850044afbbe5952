// Teleassistant: where a value comes from, over the measures. It is read, and changes nothing.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Item {
    id: layer

    required property EvidenceModel evidence

    Veil {
        anchors.fill: parent
        onTouched: layer.evidence.close()
    }

    Rectangle {
        id: sheet

        x: 240
        y: 24
        width: layer.width - 480
        height: layer.height - 56
        radius: 28
        color: Theme.c.surface
        border {
            width: 4
            color: Theme.c.lineStrong
        }
        Accessible.role: Accessible.Dialog
        Accessible.name: title.text

        MouseArea {  // a touch on the sheet is none on the veil
            anchors.fill: parent
            Accessible.ignored: true
        }

        ColumnLayout {
            anchors {
                fill: parent
                leftMargin: 40
                rightMargin: 40
                topMargin: 30
                bottomMargin: 32
            }
            spacing: 16

            RowLayout {
                spacing: 16

                Icon {
                    name: "clipboard-text"
                    size: 32
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2

                    Words {
                        Layout.fillWidth: true
                        type: Theme.assistant.body
                        color: Theme.c.ink2
                        text: qsTr("D’où vient ce chiffre")
                    }

                    Words {
                        id: title

                        Layout.fillWidth: true
                        type: Theme.assistant.fact
                        text: layer.evidence.title
                        Accessible.role: Accessible.Heading
                    }
                }

                ConsoleButton {
                    objectName: "close-evidence"
                    kind: ConsoleButton.Kind.Primary
                    iconName: "x"
                    text: qsTr("Fermer")
                    focus: true
                    Keys.onEscapePressed: layer.evidence.close()
                    onClicked: layer.evidence.close()
                }
            }

            Line {
                Layout.fillWidth: true
            }

            ListView {
                id: list

                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "evidence-lines"
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height
                activeFocusOnTab: interactive
                Keys.onDownPressed: flick(0, -1200)
                Keys.onUpPressed: flick(0, 1200)
                model: layer.evidence.lines
                delegate: EvidenceRow {
                    width: ListView.view.width - 12
                }

                FocusRing {
                    parent: list
                    anchors.margins: 0
                    target: list
                    radius: 14
                }

                ScrollMark {
                    parent: list
                    of: list
                }
            }
        }
    }
}
