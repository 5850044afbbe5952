// Technician: the visits that a device touched since its last good check. Identifiers and hours only.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Page {
    id: page

    required property VisitsModel visits

    title: visits.title
    remark: visits.remark
    actions: [
        ConsoleButton {
            objectName: "back"
            iconName: "arrow-left"
            text: qsTr("Retour")
            onClicked: page.visits.back()
        }
    ]

    Words {
        Layout.fillWidth: true
        type: Theme.assistant.lead
        text: qsTr("Un médecin relit les valeurs dans le dossier. Ici, aucun nom et aucune valeur.")
    }

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        radius: 20

        ListView {
            id: list

            anchors.fill: parent
            anchors.margins: 24
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.visits.visits
            delegate: RowLayout {
                id: visit

                required property string code
                required property string when
                required property string what
                required property string document
                required property string decided

                width: ListView.view.width
                height: 64
                spacing: 20

                Words {
                    Layout.preferredWidth: 260
                    type: Theme.assistant.button
                    text: visit.when
                }

                Words {
                    Layout.preferredWidth: 380
                    type: Theme.assistant.body
                    text: visit.code
                    elide: Text.ElideMiddle
                    wrapMode: Text.NoWrap
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    text: visit.what
                }

                Words {
                    Layout.preferredWidth: 300
                    type: Theme.assistant.small
                    color: Theme.c.ink2
                    text: visit.document || qsTr("sans document")
                    elide: Text.ElideMiddle
                    wrapMode: Text.NoWrap
                }

                Words {
                    Layout.preferredWidth: 200
                    type: Theme.assistant.body
                    text: visit.decided
                }
            }
        }

        ScrollMark {
            anchors.rightMargin: 10
            of: list
        }

        Words {
            anchors.centerIn: parent
            type: Theme.assistant.lead
            color: Theme.c.ink2
            text: page.visits.nothing
        }
    }
}
