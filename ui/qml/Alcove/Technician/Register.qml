// Technician: the register, line by line. Nothing in it is altered; all of it can be taken along.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property RegisterModel register

    title: qsTr("Registre")
    remark: register.remark

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            radius: 20

            ListView {
                id: list

                anchors.fill: parent
                anchors.margins: 20
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.register.lines
                delegate: T.Button {
                    id: line

                    required property string code
                    required property string when
                    required property string by
                    required property string act
                    required property string about
                    required property string detail
                    required property string gone
                    required property bool chosen

                    objectName: `line-${code}`
                    width: ListView.view.width
                    height: 76
                    text: `${act}, ${about}, ${when}`
                    Accessible.checked: chosen
                    onClicked: page.register.choose(code)

                    background: Rectangle {
                        color: line.down || line.chosen ? Theme.c.primarySoft : "transparent"

                        Line {
                            anchors.bottom: parent.bottom
                        }

                        FocusRing {
                            target: line
                        }
                    }

                    contentItem: RowLayout {
                        spacing: 16

                        ColumnLayout {
                            Layout.preferredWidth: 250
                            Layout.maximumWidth: 250
                            Layout.leftMargin: 12
                            spacing: 0

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.flag
                                text: line.when
                            }

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.small
                                font.weight: Font.Normal
                                color: Theme.c.ink2
                                text: line.by
                                elide: Text.ElideRight
                                wrapMode: Text.NoWrap
                            }
                        }

                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.button
                                text: line.about === "" ? line.act : `${line.act} · ${line.about}`
                                font.strikeout: line.gone !== ""
                                elide: Text.ElideRight
                                wrapMode: Text.NoWrap
                            }

                            Words {
                                Layout.fillWidth: true
                                type: Theme.assistant.small
                                font.weight: Font.Normal
                                color: Theme.c.ink2
                                text: line.detail
                                elide: Text.ElideRight
                                wrapMode: Text.NoWrap
                            }
                        }

                        Mark {
                            visible: line.gone !== ""
                            kind: "none"
                            iconName: "pencil"
                            text: line.gone
                        }
                    }
                }
            }

            ScrollMark {
                anchors.rightMargin: 8
                of: list
            }
        }

        ColumnLayout {
            Layout.preferredWidth: 520
            Layout.maximumWidth: 520
            Layout.fillHeight: true
            spacing: 20

            Panel {
                Layout.fillWidth: true
                iconName: "download"
                title: qsTr("Emporter, PDF et CSV")

                Repeater {
                    model: page.register.places

                    ConsoleButton {
                        required property string code
                        required property string words

                        required chosen

                        Layout.fillWidth: true
                        Layout.bottomMargin: 10
                        objectName: `export-${words}`
                        kind: chosen ? ConsoleButton.Kind.Primary : ConsoleButton.Kind.Plain
                        enabled: !page.register.exporting
                        iconName: chosen ? "download" : "database"
                        text: words
                        onClicked: page.register.export(code)
                    }
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: page.register.exporting ? qsTr("On écrit…") : page.register.exported !== "" ? page.register.exported : qsTr("Une clé USB branchée apparaît ici.")
                }
            }

            Panel {
                Layout.fillWidth: true
                visible: page.register.chosen !== ""
                iconName: "pencil"
                title: qsTr("Cette ligne")

                Words {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 12
                    type: Theme.assistant.body
                    text: page.register.chosen
                }

                RowLayout {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 10
                    visible: page.register.has_papers
                    spacing: 10

                    Paper {
                        paper: "certificate"
                        iconName: "download"
                        text: qsTr("Certificat PDF")
                    }

                    Paper {
                        paper: "print"
                        iconName: "printer"
                        text: qsTr("Imprimer")
                    }
                }

                Paper {
                    Layout.bottomMargin: 10
                    paper: "letters"
                    visible: page.register.has_letters
                    iconName: "mail"
                    text: qsTr("Lettres à joindre")
                }

                Words {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 12
                    visible: page.register.writing
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: qsTr("On écrit…")
                }

                LabelledEntry {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 12
                    visible: page.register.can_void
                    name: "reason"
                    label: qsTr("Raison")
                    shown: page.register.reason
                    error: page.register.reason_error
                    onWritten: text => page.register.write(text)
                }

                ConsoleButton {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 10
                    objectName: "correct"
                    visible: page.register.can_correct
                    iconName: "pencil"
                    text: qsTr("Corriger la fiche")
                    onClicked: page.register.correct()
                }

                ConsoleButton {
                    Layout.fillWidth: true
                    objectName: "void"
                    visible: page.register.can_void
                    kind: ConsoleButton.Kind.Stop
                    iconName: "x"
                    text: qsTr("Annuler par une ligne nouvelle")
                    onClicked: page.register.void()
                }
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }

    component Paper: ConsoleButton {
        required property string paper

        Layout.fillWidth: true
        Layout.preferredWidth: 1
        objectName: paper
        enabled: !page.register.writing
        onClicked: page.register.paper(paper)
    }
}
