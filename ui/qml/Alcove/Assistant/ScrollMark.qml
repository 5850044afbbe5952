// Where one is in what is longer than its place; nothing where all of it is seen.
import QtQuick
import Alcove.Theme

Rectangle {
    required property Flickable of

    anchors.right: parent.right
    y: (of.parent === parent ? of.y : 0) + of.visibleArea.yPosition * of.height // beside it, or in it
    width: 5
    height: of.visibleArea.heightRatio * of.height
    visible: of.visibleArea.heightRatio < 1
    radius: 2.5
    color: Theme.c.lineStrong
}
