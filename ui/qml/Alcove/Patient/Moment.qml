// Patient: a moment with nothing to do on the screen. A human, what happens, what comes next.
import QtQuick
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property MomentModel moment

    ArchPicture {
        id: picture

        anchors.bottom: parent.bottom
        anchors.bottomMargin: -page.margin
        height: Theme.huge ? 560 : 704
        name: "claire-alcove"
    }

    Heading {
        anchors {
            left: picture.right
            leftMargin: 80
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        title: page.moment.title
        help: page.moment.help
    }
}
