// Teleassistant, 17: the visit finishes without a call. Seven ways, a reason, a sheet.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Models
import Alcove.Theme

RowLayout {
    id: page

    required property EndingModel ending

    anchors.fill: parent
    anchors.margins: 20
    spacing: 20

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            iconName: "git-branch"
            title: page.ending.title
            remark: qsTr("Refuser n’est pas une erreur")

            GridLayout {
                Layout.fillWidth: true
                columns: 4
                rowSpacing: 12
                columnSpacing: 12
                uniformCellWidths: true

                Repeater {
                    model: page.ending.choices

                    OptionButton {
                        required property string code
                        required property string words
                        required property string icon_name
                        required property bool closed

                        required chosen
                        required help
                        required urgent
                        Layout.fillWidth: true
                        objectName: `ending-${code}`
                        implicitHeight: 88
                        enabled: page.ending.ended ? chosen : !closed
                        iconName: icon_name
                        text: words
                        onClicked: page.ending.choose(code)
                    }
                }
            }
        }

        Panel {
            Layout.fillWidth: true
            iconName: "pencil"
            title: qsTr("Raison et suite")
            remark: qsTr("Gardées au journal avec votre nom")

            RowLayout {
                Layout.fillWidth: true
                Layout.bottomMargin: 12
                visible: !page.ending.ended
                spacing: 10

                Repeater {
                    model: page.ending.reasons

                    ConsoleButton {
                        id: often

                        required property string words

                        required chosen
                        objectName: `reason-${words}`
                        text: words
                        onClicked: page.ending.write_reason(often.words)
                    }
                }
            }

            Entry {
                Layout.fillWidth: true
                objectName: "ending-reason"
                enabled: !page.ending.ended
                iconName: "pencil"
                placeholderText: qsTr("La raison, et ce qui est convenu")
                shown: page.ending.reason
                onWritten: text => page.ending.write_reason(text)
            }
        }

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "heart-handshake"
            title: page.ending.taking_title
            remark: page.ending.count

            Repeater {
                model: page.ending.takes

                CheckLine {
                    required property string icon_name
                    required property string mark_icon

                    required words
                    required help
                    required kind
                    required mark
                    Layout.fillWidth: true
                    implicitHeight: 72
                    iconName: icon_name
                    markIcon: mark_icon
                    markWidth: 240
                }
            }

            Item {
                Layout.fillHeight: true
            }

            Entry {
                Layout.fillWidth: true
                objectName: "no-sheet-reason"
                visible: page.ending.printed === "no"
                iconName: "printer"
                placeholderText: qsTr("Pourquoi sans feuille imprimée ?")
                shown: page.ending.no_sheet_reason
                onWritten: text => page.ending.write_no_sheet(text)
            }
        }
    }

    ColumnLayout {
        Layout.preferredWidth: 460
        Layout.maximumWidth: 460
        Layout.fillHeight: true
        spacing: 16

        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            color: Theme.c.sunk
            iconName: "file-text"
            title: qsTr("Aperçu de la feuille")

            SheetPreview {
                Layout.fillWidth: true
                Layout.fillHeight: true
                title: page.ending.sheet_title
                lines: page.ending.sheet
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            ConsoleButton {
                Layout.fillWidth: true
                objectName: "print"
                implicitHeight: 72
                corner: 20
                iconSize: 30
                type: Theme.assistant.next
                kind: ConsoleButton.Kind.Primary
                iconName: "printer"
                text: qsTr("Imprimer la feuille")
                onClicked: page.ending.print_sheet()
            }

            ConsoleButton {
                objectName: "no-sheet"
                visible: page.ending.printed === ""
                implicitHeight: 72
                corner: 20
                text: qsTr("Sans")
                Accessible.name: qsTr("Sans feuille imprimée")
                onClicked: page.ending.give_no_sheet()
            }
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "finish-visit"
            implicitHeight: 64
            corner: 20
            kind: ConsoleButton.Kind.Primary
            iconName: "arrow-right"
            enabled: page.ending.closed_because === ""
            text: enabled ? qsTr("Finir la visite") : qsTr("Finir la visite : %1").arg(page.ending.closed_because)
            onClicked: page.ending.finish()
        }
    }
}
