// Written by ui/tools/make_theme.py from tokens.json: do not edit.
import QtQuick

QtObject {
    id: styles

    property real scale: 1
    readonly property TextStyle display: TextStyle {
        base: 76
        baseLine: 84
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle h1: TextStyle {
        base: 60
        baseLine: 68
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle h2: TextStyle {
        base: 40
        baseLine: 48
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle lead: TextStyle {
        base: 32
        baseLine: 44
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle label: TextStyle {
        base: 32
        baseLine: 38
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle body: TextStyle {
        base: 28
        baseLine: 40
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle small: TextStyle {
        base: 24
        baseLine: 32
        weight: 500
        scale: styles.scale
    }
    readonly property TextStyle valueXl: TextStyle {
        base: 136
        baseLine: 128
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle valueL: TextStyle {
        base: 72
        baseLine: 76
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle brand: TextStyle {
        base: 38
        baseLine: 44
        weight: 700
        scale: 1
    }
    readonly property TextStyle strong: TextStyle {
        base: 28
        baseLine: 40
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle cardTitle: TextStyle {
        base: 32
        baseLine: 44
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle note: TextStyle {
        base: 26
        baseLine: 36
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle step: TextStyle {
        base: 26
        baseLine: 40
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle button: TextStyle {
        base: 32
        baseLine: 40
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle unit: TextStyle {
        base: 30
        baseLine: 40
        weight: 500
        scale: styles.scale
    }
    readonly property TextStyle tick: TextStyle {
        base: 24
        baseLine: 32
        weight: 600
        scale: 1
    }
    readonly property TextStyle value: TextStyle {
        base: 108
        baseLine: 104
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle valueM: TextStyle {
        base: 44
        baseLine: 48
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle readingNext: TextStyle {
        base: 30
        baseLine: 40
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle unitL: TextStyle {
        base: 48
        baseLine: 56
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle now: TextStyle {
        base: 34
        baseLine: 40
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle tool: TextStyle {
        base: 28
        baseLine: 40
        weight: 600
        scale: styles.scale
        most: 36
    }
    readonly property TextStyle barButton: TextStyle {
        base: 32
        baseLine: 40
        weight: 700
        scale: styles.scale
        most: 38
    }
    readonly property TextStyle bar: TextStyle {
        base: 26
        baseLine: 40
        weight: 600
        scale: styles.scale
        most: 34
    }
    readonly property TextStyle identity: TextStyle {
        base: 84
        baseLine: 96
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle answer: TextStyle {
        base: 48
        baseLine: 56
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle tile: TextStyle {
        base: 32
        baseLine: 38
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle valueWait: TextStyle {
        base: 150
        baseLine: 140
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle caption: TextStyle {
        base: 36
        baseLine: 44
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle text: TextStyle {
        base: 30
        baseLine: 40
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle key: TextStyle {
        base: 26
        baseLine: 32
        weight: 600
        scale: 1
    }
}
