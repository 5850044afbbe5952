// One purpose, with its two answers: equal in size, and no colour of blame.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Card {
    id: row

    required property string code
    required property string icon_name
    required property string title
    required property string detail
    required property bool yes
    required property bool no

    signal yesAsked
    signal noAsked

    implicitHeight: Math.max(108, content.implicitHeight + 16)
    color: no ? Theme.c.surface2 : Theme.c.surface
    border.width: !yes && !no ? Math.max(3, Theme.controlBorder) : Theme.controlBorder
    border.color: !yes && !no ? Theme.c.primary : Theme.c.line

    RowLayout {
        id: content

        anchors.fill: parent
        anchors.leftMargin: 28
        anchors.rightMargin: 20
        spacing: 24

        Icon {
            name: row.icon_name
            size: Theme.huge ? 88 : 56
            color: Theme.c.primary
        }

        Column {
            Layout.fillWidth: true

            Words {
                width: parent.width
                type: Theme.patient.text
                font.weight: Font.DemiBold
                text: row.title
            }

            Words {
                width: parent.width
                type: Theme.patient.small
                font.weight: Font.Normal
                color: Theme.c.ink2
                text: row.detail
            }
        }

        YesNoButton {
            objectName: `yes-${row.code}`
            text: qsTr("Oui")
            subject: row.title
            checked: row.yes
            onClicked: row.yesAsked()
        }

        YesNoButton {
            Layout.leftMargin: -12
            objectName: `no-${row.code}`
            text: qsTr("Non")
            subject: row.title
            negative: true
            checked: row.no
            onClicked: row.noAsked()
        }
    }
}
