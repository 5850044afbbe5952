// Where a typed value comes from, why by hand, and what to do with one that nobody expects.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Alcove.Components
import Alcove.Models
import Alcove.Theme

ColumnLayout {
    id: column

    required property ManualEntryModel manual

    spacing: 12

    RowLayout {
        spacing: 12

        Icon {
            name: "database"
            size: 26
        }

        Words {
            type: Theme.assistant.h2
            text: qsTr("D’où vient ce chiffre ?")
        }
    }

    Repeater {
        model: column.manual.sources

        OptionButton {
            required property string code
            required property string words
            required property string icon_name

            required chosen
            required help
            Layout.fillWidth: true
            objectName: `source-${code}`
            implicitHeight: 72
            iconName: icon_name
            text: words
            onClicked: column.manual.come_from(code)
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 14

        LabelledEntry {
            Layout.preferredWidth: 224
            visible: column.manual.asks_when
            name: "when"
            label: qsTr("Quand")
            hint: qsTr("hier soir")
            shown: column.manual.when
            onWritten: text => column.manual.write_when(text)
        }

        LabelledEntry {
            Layout.fillWidth: true
            name: "why"
            label: qsTr("Pourquoi à la main")
            hint: qsTr("si utile")
            shown: column.manual.why
            onWritten: text => column.manual.write_why(text)
        }
    }

    Item {
        Layout.fillHeight: true
    }

    Advice {
        Layout.fillWidth: true
        objectName: "beside-earlier"
        visible: column.manual.remark !== "" && column.manual.warning === ""
        iconName: "info-circle"
        strong: qsTr("Loin d’une valeur de la visite")
        text: column.manual.remark
    }

    Advice {
        Layout.fillWidth: true
        visible: column.manual.warning !== ""
        attention: true
        iconName: "alert-triangle"
        type: Theme.assistant.lead
        strong: column.manual.warning
        text: column.manual.remark !== "" ? column.manual.remark : qsTr("Relisez le chiffre avec le patient.")

        ConsoleButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.topMargin: 8
            objectName: "correct"
            kind: ConsoleButton.Kind.Primary
            text: qsTr("Corriger")
            onClicked: column.manual.correct()
        }

        ConsoleButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.topMargin: 8
            objectName: "confirm"
            visible: column.manual.can_confirm
            text: column.manual.confirm_words
            onClicked: column.manual.confirm()
        }
    }
}
