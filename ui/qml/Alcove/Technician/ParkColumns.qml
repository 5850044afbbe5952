// How wide the park's columns are: once for the table's head and for its lines.
import QtQuick

QtObject {
    readonly property int margin: 12
    readonly property int name: 240
    readonly property int serial: 140
    readonly property int due: 202
    readonly property int consumables: 208
}
