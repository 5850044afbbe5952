// One language, in its own words.
import Alcove.Components

Tile {
    required property string code
    required property string name
    required property bool chosen

    objectName: `language-${code}`
    text: name
    checked: chosen
}
