// Patient, 02: yes or no to each purpose, nothing ticked beforehand; by pages where the text is large.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property AgreementsModel agreements

    back: BigButton {
        objectName: "back"
        kind: BigButton.Kind.Outlined
        text: page.agreements.back_word
        iconBefore: "arrow-left"
        onClicked: page.agreements.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.agreements.may_go_on
        text: page.agreements.next_word
        iconAfter: enabled ? "arrow-right" : "dots"
        onClicked: page.agreements.go_on()
    }

    Said {
        title: qsTr("C’est vous qui décidez.")
        help: page.agreements.spoken
    }

    Binding {
        target: page.agreements
        property: "per_page"
        value: Theme.huge ? 2 : Theme.large ? 3 : 6
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.large ? 24 : 0

        ColumnLayout {
            Layout.preferredWidth: Theme.large ? 430 : 464
            Layout.maximumWidth: Layout.preferredWidth
            Layout.rightMargin: Theme.large ? 0 : 56
            Layout.fillHeight: true
            visible: !Theme.huge
            spacing: 28

            Words {
                Layout.fillWidth: true
                type: Theme.patient.h1
                text: qsTr("C’est vous qui décidez.")
                Accessible.role: Accessible.Heading
            }

            Words {
                Layout.fillWidth: true
                type: Theme.patient.lead
                color: Theme.c.ink2
                text: qsTr("Répondez oui ou non à chaque ligne. « Non » ne vous prive pas de soins.")
            }

            Banner {
                Layout.fillWidth: true
                visible: !Theme.large
                kind: Banner.Kind.Info
                iconName: "arrow-back-up"
                text: page.agreements.change_words
            }

            MiniArches {
                visible: page.agreements.pages > 1
                current: page.agreements.page
                total: page.agreements.pages
                words: page.agreements.page_words
            }

            Item {
                Layout.fillHeight: true
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.huge ? 24 : 14

            RowLayout {
                visible: Theme.huge
                spacing: 32

                Words {
                    Layout.fillWidth: true
                    type: Theme.patient.h1
                    text: qsTr("C’est vous qui décidez.")
                    Accessible.role: Accessible.Heading
                }

                MiniArches {
                    visible: page.agreements.pages > 1
                    current: page.agreements.page
                    total: page.agreements.pages
                    words: page.agreements.page_words
                }
            }

            Repeater {
                model: page.agreements.lines

                AgreementRow {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.maximumHeight: Theme.large ? 260 : 122
                    onYesAsked: page.agreements.answer(code, true)
                    onNoAsked: page.agreements.answer(code, false)
                }
            }

            Item {
                Layout.fillHeight: true
                visible: !Theme.huge
            }

            Row {
                visible: Theme.huge
                spacing: 20

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "info-circle"
                    size: 52
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("« Non » ne vous prive pas de soins.")
                }
            }
        }
    }
}
