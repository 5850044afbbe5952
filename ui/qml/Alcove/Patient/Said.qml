// What the voice says of a screen whose words stand in another arrangement than a heading's.
import QtQuick

Item {
    objectName: "heading"

    property string title
    property string help

    visible: false
}
