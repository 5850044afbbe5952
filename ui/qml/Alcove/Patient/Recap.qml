// Patient, 08: what the practitioner said, in plain words; a page a card where the text is very large.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property RecapModel recap

    back: BigButton {
        objectName: "back"
        visible: page.recap.may_go_back
        kind: BigButton.Kind.Outlined
        text: page.recap.back_word
        iconBefore: "arrow-left"
        onClicked: page.recap.go_back()
    }

    next: BigButton {
        objectName: "next"
        text: page.recap.next_word
        iconAfter: page.recap.at_the_end ? "check" : "arrow-right"
        onClicked: page.recap.go_on()
    }

    Said {
        title: page.recap.title
        help: qsTr("Redites avec vos mots ce que vous allez faire.")
    }

    Binding {
        target: page.recap
        property: "paged"
        value: Theme.large
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 24

        RowLayout {
            Layout.fillWidth: true
            spacing: 24

            Words {
                Layout.fillWidth: true
                type: Theme.patient.h1
                text: page.recap.title
                Accessible.role: Accessible.Heading
            }

            Tool {
                objectName: "print-page"
                visible: page.recap.paged && page.recap.may_print
                text: qsTr("Imprimer")
                iconName: "printer"
                onClicked: page.recap.print_again()
            }

            MiniArches {
                visible: page.recap.paged
                current: page.recap.page
                total: 4
                words: page.recap.page_words
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 24

            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                columns: page.recap.paged ? 1 : 2
                columnSpacing: 24
                rowSpacing: 24
                uniformCellWidths: true

                Repeater {
                    model: page.recap.parts

                    RecapCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredHeight: code === "finding" || code === "follow-up" ? 2 : 3
                    }
                }
            }

            RecapSide {
                Layout.preferredWidth: 420
                Layout.maximumWidth: 420
                Layout.fillHeight: true
                visible: !page.recap.paged
                recap: page.recap
            }
        }
    }
}
