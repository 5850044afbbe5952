// The page of all cuff screens: the order, one line of help, and the three phases.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

PatientPage {
    id: page

    required property QtObject phases
    property string title
    property string help
    default property alias body: middle.data

    ColumnLayout {
        anchors.fill: parent
        spacing: 24

        RowLayout {
            Layout.fillWidth: true
            spacing: 40

            Heading {
                Layout.fillWidth: true
                title: page.title
                help: page.help
            }

            Row {
                visible: !Theme.huge
                spacing: 16

                Repeater {
                    model: page.phases

                    PhasePill {}
                }
            }
        }

        RowLayout {
            id: middle

            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.large ? 40 : 56
        }
    }
}
