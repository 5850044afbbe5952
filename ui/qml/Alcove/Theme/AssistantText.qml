// Written by ui/tools/make_theme.py from tokens.json: do not edit.
import QtQuick

QtObject {
    id: styles

    property real scale: 1
    readonly property TextStyle h1: TextStyle {
        base: 36
        baseLine: 44
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle h2: TextStyle {
        base: 22
        baseLine: 28
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle label: TextStyle {
        base: 21
        baseLine: 28
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle body: TextStyle {
        base: 20
        baseLine: 28
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle small: TextStyle {
        base: 18
        baseLine: 24
        weight: 500
        scale: styles.scale
    }
    readonly property TextStyle value: TextStyle {
        base: 32
        baseLine: 36
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle valueL: TextStyle {
        base: 64
        baseLine: 68
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle brand: TextStyle {
        base: 28
        baseLine: 34
        weight: 700
        scale: 1
    }
    readonly property TextStyle person: TextStyle {
        base: 22
        baseLine: 24
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle button: TextStyle {
        base: 20
        baseLine: 28
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle flag: TextStyle {
        base: 18
        baseLine: 24
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle tile: TextStyle {
        base: 21
        baseLine: 28
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle outcome: TextStyle {
        base: 19
        baseLine: 24
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle unit: TextStyle {
        base: 18
        baseLine: 36
        weight: 500
        scale: styles.scale
    }
    readonly property TextStyle rail: TextStyle {
        base: 20
        baseLine: 28
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle mark: TextStyle {
        base: 18
        baseLine: 24
        weight: 500
        scale: styles.scale
    }
    readonly property TextStyle detail: TextStyle {
        base: 18
        baseLine: 22
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle chat: TextStyle {
        base: 20
        baseLine: 27
        weight: 400
        scale: styles.scale
    }
}
