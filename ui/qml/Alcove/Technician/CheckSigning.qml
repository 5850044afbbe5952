// Two persons sign, each with their own code: a technician first.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property CheckModel check

    iconName: "pencil"
    title: check.sign_title

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 10

        Repeater {
            model: panel.check.people

            OptionButton {
                required property string code
                required property string words
                required property string remark

                required chosen
                Layout.fillWidth: true
                objectName: `signer-${code}`
                face: true
                text: words
                help: remark
                onClicked: panel.check.ask_about("person", code)
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 16
        Layout.bottomMargin: 16
        visible: panel.check.person !== ""
        spacing: 12
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1 chiffres sur 6").arg(panel.check.typed)

        Repeater {
            model: 6

            Rectangle {
                required property int index

                Layout.fillWidth: true
                implicitHeight: 52
                topLeftRadius: width / 2
                topRightRadius: width / 2
                bottomLeftRadius: 10
                bottomRightRadius: 10
                color: index < panel.check.typed ? Theme.c.primary : index === panel.check.typed ? Theme.c.peach : Theme.c.surface
                border {
                    width: index < panel.check.typed ? 0 : 3
                    color: index === panel.check.typed ? Theme.c.primary : Theme.c.lineStrong
                }
            }
        }
    }

    Mark {
        Layout.bottomMargin: 12
        visible: panel.check.wrong !== ""
        kind: "stop"
        iconName: "alert-octagon"
        text: panel.check.wrong
    }

    NumPad {
        Layout.fillWidth: true
        Layout.fillHeight: false
        visible: panel.check.person !== ""
        keyHeight: 72
        leftWords: qsTr("Vider")
        leftKey: "clear"
        onPressed: key => panel.check.ask_about("code", key)
    }

    Item {
        Layout.fillHeight: true
    }

    ConsoleButton {
        Layout.fillWidth: true
        objectName: "close-signing"
        iconName: "arrow-left"
        text: qsTr("Retour aux relevés")
        onClicked: panel.check.ask_about("panel", "sign")
    }
}
