// Darkens the screen under a sheet, and keeps touches from going through.
import QtQuick
import Alcove.Theme

Rectangle {
    readonly property bool covers: true

    color: Qt.alpha(Theme.lightColours.night, 0.72)

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
    }

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
}
