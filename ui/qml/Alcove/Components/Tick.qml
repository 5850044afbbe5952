// "Chosen", in a round mark: never the colour alone.
import QtQuick
import QtQuick.Layouts
import Alcove.Theme

Rectangle {
    id: tick

    property int size: 48
    property color ink: Theme.c.onPrimary

    implicitWidth: size
    implicitHeight: size
    Layout.preferredWidth: size
    Layout.preferredHeight: size
    radius: size / 2
    color: Theme.c.primary

    Icon {
        anchors.centerIn: parent
        name: "check"
        size: tick.size * 0.6
        stroke: 3
        color: tick.ink
    }
}
