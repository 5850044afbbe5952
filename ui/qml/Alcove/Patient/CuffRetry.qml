// Patient, 04d: no value this time. One cause, the right gesture, and it is nobody's fault.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

PatientPage {
    id: page

    required property RetryModel retry

    back: BigButton {
        objectName: "skip"
        kind: BigButton.Kind.Outlined
        text: qsTr("Sans cette mesure")
        iconBefore: "player-skip-forward"
        onClicked: page.retry.skip()
    }

    next: BigButton {
        objectName: "again"
        enabled: page.retry.may_try_again
        text: qsTr("Recommencer")
        iconAfter: "refresh"
        onClicked: page.retry.try_again()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 28

        Heading {
            Layout.fillWidth: true
            title: page.retry.title
            help: page.retry.help
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 28

            GestureCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                good: false
                art: page.retry.wrong_art
                title: page.retry.wrong
                detail: page.retry.wrong_detail
            }

            GestureCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                good: true
                art: page.retry.right_art
                title: page.retry.right
                detail: page.retry.right_detail
            }

            Column {
                Layout.preferredWidth: 440
                visible: !Theme.huge
                spacing: 18

                Repeater {
                    model: page.retry.attempts

                    AttemptSlot {
                        width: parent?.width ?? 0
                    }
                }

                Words {
                    x: 8
                    visible: !Theme.large
                    topPadding: lead + 4
                    width: parent.width - 16
                    type: Theme.patient.note
                    color: Theme.c.ink2
                    text: qsTr("Ensuite, on continue sans. Le médecin saura pourquoi.")
                }
            }
        }
    }
}
