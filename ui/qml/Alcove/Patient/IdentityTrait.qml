// One trait, as large as it fits.
import QtQuick
import Alcove.Components
import Alcove.Theme

Column {
    id: row

    required property string name
    required property string trait

    Words {
        width: parent.width
        type: Theme.patient.body
        color: Theme.c.ink2
        text: row.name
    }

    Words {
        width: parent.width
        height: type.line
        type: Theme.patient.identity
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 40
        wrapMode: Text.NoWrap
        text: row.trait
    }
}
