// One control of the call: its picture and the state it is in, in words.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alcove.Components
import Alcove.Theme

T.Button {
    id: control

    property string iconName
    property bool ends: false
    readonly property color ink: ends ? Theme.c.stop : checked ? Theme.c.primary : Theme.c.ink

    implicitWidth: Math.max(160, implicitContentWidth + 44)
    implicitHeight: 112

    background: Rectangle {
        radius: 28
        color: control.down || control.checked ? Theme.c.primarySoft : Theme.c.surface
        border {
            width: 3
            color: control.ends ? Theme.c.stopSolid : control.checked ? Theme.c.primary : Theme.c.lineStrong
        }

        FocusRing {
            target: control
        }
    }

    contentItem: Item {
        implicitWidth: column.implicitWidth
        implicitHeight: column.implicitHeight

        ColumnLayout {
            id: column

            anchors.centerIn: parent
            spacing: 4

            Icon {
                Layout.alignment: Qt.AlignHCenter
                name: control.iconName
                size: 44
                color: control.ink
            }

            Words {
                Accessible.ignored: true
                Layout.alignment: Qt.AlignHCenter
                type: Theme.patient.bar
                color: control.ink
                text: control.text
            }
        }
    }
}
