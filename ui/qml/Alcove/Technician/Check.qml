// Technician, 21: one check, step by step. Left what is read now, in the middle what was read, right what follows from it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property CheckModel check

    title: check.title
    remark: check.remark
    actions: [
        Mark {
            objectName: "standard"
            visible: text !== ""
            Layout.maximumWidth: 470
            implicitHeight: 48
            kind: page.check.standard_kind
            iconName: "certificate"
            text: page.check.standard
        },
        ConsoleButton {
            objectName: "back"
            implicitHeight: 48
            iconName: "arrow-left"
            text: qsTr("Vérifications")
            onClicked: page.check.ask("back")
        }
    ]

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        ColumnLayout {
            Layout.preferredWidth: 372
            Layout.maximumWidth: 372
            Layout.fillHeight: true
            spacing: 14

            CheckStep {
                Layout.fillWidth: true
                Layout.fillHeight: false
                visible: page.check.mode === "read" || page.check.mode === "tick"
                check: page.check
            }

            CheckStages {
                Layout.fillWidth: true
                Layout.fillHeight: true
                check: page.check
            }
        }

        Loader {
            Layout.preferredWidth: 564
            Layout.fillWidth: true
            Layout.fillHeight: true
            sourceComponent: page.check.mode === "prepare" ? preparation : page.check.mode === "sign" ? signing : page.check.mode === "adjust" ? adjusting : page.check.mode === "notes" ? notes : page.check.mode === "done" ? done : table
        }

        ColumnLayout {
            Layout.preferredWidth: 600
            Layout.maximumWidth: 600
            Layout.fillHeight: true
            spacing: 16

            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.check.plot_title !== ""
                iconName: "activity"
                title: page.check.plot_title

                RowLayout {
                    Layout.bottomMargin: 6
                    spacing: 8

                    Rectangle {
                        implicitWidth: 18
                        implicitHeight: 18
                        color: "transparent"
                        border {
                            width: 4
                            color: Theme.c.attentionLine
                        }
                    }

                    Words {
                        Layout.rightMargin: 16
                        type: Theme.assistant.flag
                        color: Theme.c.attention
                        text: qsTr("Avant")
                    }

                    Rectangle {
                        implicitWidth: 18
                        implicitHeight: 18
                        radius: 9
                        color: Theme.c.primary
                    }

                    Words {
                        type: Theme.assistant.flag
                        color: Theme.c.primary
                        text: qsTr("Après")
                    }

                    Words {
                        Layout.fillWidth: true
                        horizontalAlignment: Text.AlignRight
                        type: Theme.assistant.flag
                        color: Theme.c.ok
                        text: page.check.plot_limit
                    }
                }

                ErrorPlot {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    objectName: "plot"
                    trace: page.check.errors
                    family: Theme.family
                    comma: qsTr(",")
                    found_color: Theme.c.attentionLine
                    left_color: Theme.c.primary
                    band_color: Theme.c.okSoft
                    limit_color: Theme.c.okLine
                    line_color: Theme.c.line
                    ink: Theme.c.ink2
                    paper: Theme.c.surface
                    Accessible.role: Accessible.Chart
                    Accessible.name: `${page.check.plot_title}. ${page.check.found_said} ${page.check.found_max}. ${page.check.left_said} ${page.check.left_max}`
                }

                Words {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    type: Theme.assistant.small
                    color: Theme.c.ink2
                    text: page.check.plot_axis
                }
            }

            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: page.check.plot_title === ""
                iconName: "clipboard-text"
                title: qsTr("Comment")
                visible: page.check.plot_title === ""

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.lead
                    text: page.check.how
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            Panel {
                Layout.fillWidth: true
                iconName: "history"
                title: qsTr("Conséquence")

                Words {
                    Layout.fillWidth: true
                    objectName: "consequence"
                    type: Theme.assistant.body
                    color: page.check.consequence_kind === "stop" ? Theme.c.stop : page.check.consequence_kind === "attention" ? Theme.c.attention : Theme.c.ink
                    text: page.check.consequence
                }
            }

            Panel {
                Layout.fillWidth: true
                visible: page.check.mode !== "done"
                bare: true
                tight: true

                RowLayout {
                    Layout.fillWidth: true
                    spacing: 16

                    Icon {
                        name: "pencil"
                        size: 30
                    }

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        Words {
                            Layout.fillWidth: true
                            type: Theme.assistant.button
                            font.weight: Font.Bold
                            text: qsTr("Deux signatures à la fin")
                        }

                        Words {
                            Layout.fillWidth: true
                            type: Theme.assistant.body
                            color: Theme.c.ink2
                            text: page.check.signers
                        }
                    }

                    ConsoleButton {
                        objectName: "sign"
                        kind: ConsoleButton.Kind.Primary
                        enabled: page.check.can_sign
                        text: page.check.sign_words
                        onClicked: page.check.concludes ? page.check.ask("conclude") : page.check.ask_about("panel", "sign")
                    }
                }
            }
        }
    }

    Component {
        id: table

        CheckTable {
            check: page.check
        }
    }

    Component {
        id: preparation

        CheckPreparation {
            check: page.check
        }
    }

    Component {
        id: adjusting

        CheckAdjusting {
            check: page.check
        }
    }

    Component {
        id: notes

        CheckNotes {
            check: page.check
        }
    }

    Component {
        id: signing

        CheckSigning {
            check: page.check
        }
    }

    Component {
        id: done

        CheckDone {
            check: page.check
        }
    }
}
