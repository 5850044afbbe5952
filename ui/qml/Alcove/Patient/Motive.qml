// Patient, 03: why are you here today? One picture to touch.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property MotiveModel motive

    back: BigButton {
        objectName: "back"
        kind: BigButton.Kind.Outlined
        text: qsTr("Retour")
        iconBefore: "arrow-left"
        onClicked: page.motive.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.motive.may_go_on
        text: page.motive.next_word
        iconAfter: enabled ? "arrow-right" : "dots"
        onClicked: page.motive.go_on()
    }

    Said {
        title: qsTr("Pourquoi venez-vous aujourd’hui ?")
        help: page.motive.spoken
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.huge ? 16 : 26

        Words {
            Layout.fillWidth: true
            type: Theme.patient.h1
            text: qsTr("Pourquoi venez-vous aujourd’hui ?")
            Accessible.role: Accessible.Heading
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: 4
            columnSpacing: Theme.huge ? 12 : 20
            rowSpacing: Theme.huge ? 12 : 20
            uniformCellWidths: true
            uniformCellHeights: true

            Repeater {
                model: page.motive.motives

                MotiveTile {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: page.motive.choose(code)
                }
            }
        }

        AlarmBanner {
            Layout.fillWidth: true
            onClicked: page.motive.alarm()
        }
    }
}
