// A page of the technician's: its title, what it is about, its buttons, then its content. Urgence stays free in the corner.
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Theme

Item {
    id: page

    property string title
    property string remark
    property alias actions: buttons.data
    default property alias content: body.data

    anchors.fill: parent

    ColumnLayout {
        id: body

        anchors.fill: parent
        anchors.leftMargin: 36
        anchors.rightMargin: 36
        anchors.topMargin: 28
        anchors.bottomMargin: 28
        spacing: 20

        RowLayout {
            Layout.fillWidth: true
            Layout.rightMargin: 212
            spacing: 20

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.h1
                    text: page.title
                    Accessible.role: Accessible.Heading
                }

                Words {
                    Layout.fillWidth: true
                    type: Theme.assistant.body
                    color: Theme.c.ink2
                    text: page.remark
                }
            }

            RowLayout {
                id: buttons

                Layout.fillWidth: false
                spacing: 20
            }
        }
    }
}
