// What was read so far, before and after an adjustment, each with its mark where it is out of its limit.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Assistant
import Alcove.Components
import Alcove.Models
import Alcove.Theme

Panel {
    id: panel

    required property CheckModel check
    readonly property int first: check.ways ? 90 : 250

    iconName: "list-check"
    title: check.table_title
    remark: check.table_remark

    RowLayout {
        Layout.fillWidth: true
        visible: panel.check.ways
        spacing: 8

        Item {
            Layout.preferredWidth: panel.first
            Layout.leftMargin: 8
        }

        Head {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            color: Theme.c.attention
            text: panel.check.both ? qsTr("Avant réglage") : qsTr("Tel que trouvé")
        }

        Head {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            visible: panel.check.both
            color: Theme.c.primary
            text: qsTr("Après réglage")
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.bottomMargin: 6
        spacing: 8

        Head {
            Layout.preferredWidth: panel.first
            Layout.leftMargin: 8
            text: panel.check.ways ? qsTr("Palier") : qsTr("Étape")
        }

        Repeater {
            model: [panel.check.head_a, panel.check.head_b, panel.check.head_c, panel.check.head_d]

            Head {
                required property int index
                required property string modelData

                Layout.fillWidth: true
                Layout.preferredWidth: index === 3 && !panel.check.ways ? 15 : 10
                visible: modelData !== ""
                text: modelData
            }
        }
    }

    ListView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        objectName: "levels"
        Accessible.role: Accessible.List
        Accessible.name: panel.title
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.check.levels
        delegate: Rectangle {
            id: level

            required property string words
            required property string a
            required property string a_kind
            required property string b
            required property string b_kind
            required property string c
            required property string c_kind
            required property string d
            required property string d_kind
            required property bool now

            width: ListView.view.width
            height: Math.max(panel.check.ways ? 76 : 60, cells.implicitHeight + 16)
            color: now ? Theme.c.primarySoft : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: words

            Line {
                anchors.top: parent.top
            }

            RowLayout {
                id: cells

                anchors.fill: parent
                spacing: 8

                Words {
                    Layout.preferredWidth: panel.first
                    Layout.leftMargin: 8
                    type: Theme.assistant.body
                    font.weight: Font.Bold
                    text: level.words
                }

                Cell {
                    visible: panel.check.head_a !== ""
                    kind: level.a_kind
                    text: level.a
                }

                Cell {
                    visible: panel.check.head_b !== ""
                    kind: level.b_kind
                    text: level.b
                }

                Cell {
                    visible: panel.check.head_c !== ""
                    kind: level.c_kind
                    text: level.c
                }

                Cell {
                    Layout.preferredWidth: panel.check.ways ? 10 : 15
                    visible: panel.check.head_d !== ""
                    kind: level.d_kind
                    text: level.d
                }
            }
        }
    }

    Said {
        visible: panel.check.found_said !== ""
        kind: panel.check.found_kind
        text: panel.check.found_said
        most: panel.check.found_max
    }

    Said {
        visible: panel.check.left_said !== ""
        kind: panel.check.left_kind
        text: panel.check.left_said
        most: panel.check.left_max
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: 8
        visible: text !== ""
        type: Theme.assistant.small
        color: Theme.c.ink2
        text: panel.check.uncertainty
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: 12
        spacing: 10

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "again"
            enabled: panel.check.can_step_back
            iconName: "arrow-back-up"
            text: qsTr("Relire le précédent")
            onClicked: panel.check.ask("again")
        }

        ConsoleButton {
            Layout.fillWidth: true
            objectName: "notes"
            iconName: "file-text"
            text: qsTr("Notes, photos")
            onClicked: panel.check.ask_about("panel", "notes")
        }
    }

    component Head: Words {
        type: Theme.assistant.flag
        color: Theme.c.ink2
    }

    component Said: RowLayout {
        id: said

        property string kind
        property string text
        property string most

        Layout.fillWidth: true
        Layout.topMargin: 8
        spacing: 12

        Mark {
            kind: said.kind
            iconName: said.kind === "stop" ? "alert-octagon" : "circle-check"
            text: said.text
        }

        Words {
            Layout.fillWidth: true
            type: Theme.assistant.body
            visible: text !== ""
            color: Theme.c.ink2
            text: said.most
        }
    }

    component Cell: RowLayout {
        id: cell

        property string kind
        property string text

        Layout.fillWidth: true
        Layout.preferredWidth: 10
        spacing: 4

        Icon {
            visible: cell.kind === "bad"
            name: "x"
            size: 20
            stroke: 3
            color: Theme.c.stop
        }

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            type: Theme.assistant.body
            font.weight: cell.kind === "bad" || cell.kind === "now" ? Font.Bold : cell.kind === "soft" ? Font.Normal : Font.Medium
            color: cell.kind === "bad" ? Theme.c.stop : cell.kind === "now" ? Theme.c.primary : cell.kind === "soft" ? Theme.c.ink2 : Theme.c.ink
            text: cell.text
        }
    }
}
