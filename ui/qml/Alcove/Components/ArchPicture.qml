// A drawing in an arch, in the colours of the theme.
import QtQuick
import Alcove.Theme

Image {
    property string name

    source: `image://arch/${name}?${Theme.c.name}`
    sourceSize: Qt.size(width, height)
    width: height * 600 / 704
}
