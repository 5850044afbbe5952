// Patient: the otoscope, or the dermatoscope. What it sees, which ear, live or frozen.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Items
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property OtoscopeModel otoscope
    required property MovingPicture picture
    readonly property bool seen: otoscope.frozen || picture.present

    back: BigButton {
        objectName: "back"
        kind: BigButton.Kind.Outlined
        text: qsTr("Retour")
        iconBefore: "arrow-left"
        onClicked: page.otoscope.go_back()
    }

    next: BigButton {
        objectName: "next"
        enabled: page.otoscope.done
        text: page.otoscope.next_word
        iconAfter: enabled ? "arrow-right" : "hourglass"
        onClicked: page.otoscope.go_on()
    }

    RowLayout {
        anchors.fill: parent
        spacing: 56

        Rectangle {
            Layout.preferredWidth: Math.min(height, 760)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.fillHeight: true
            radius: 24
            color: Theme.lightColours.night

            VideoView {
                anchors.fill: parent
                anchors.margins: 12
                moving: page.picture
            }

            Icon {
                anchors.centerIn: parent
                visible: !page.picture.present
                name: page.otoscope.skin ? "bandage" : "ear"
                size: 120
                color: Theme.lightColours.onNight2
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 28

            Heading {
                Layout.fillWidth: true
                title: page.otoscope.title
                help: page.otoscope.help
            }

            Banner {
                Layout.fillWidth: true
                kind: Banner.Kind.Info
                visible: !page.otoscope.skin
                iconName: "ear"
                strong: page.otoscope.side_words
            }

            Banner {
                Layout.fillWidth: true
                kind: page.otoscope.frozen ? Banner.Kind.Ok : Banner.Kind.Info
                iconName: page.otoscope.frozen ? "camera" : page.seen ? "eye" : "hourglass"
                strong: page.seen ? page.otoscope.state_words : qsTr("Pas encore d’image")
                text: page.otoscope.done ? page.otoscope.kept_words : ""
            }
        }
    }
}
