// Darkens the screen under a sheet, and keeps touches from going through.
import QtQuick
import Alcove.Theme

Rectangle {
    id: veil

    readonly property bool covers: true

    signal touched

    color: Qt.alpha(Theme.lightColours.night, 0.72)

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
        onClicked: veil.touched()
    }
}
