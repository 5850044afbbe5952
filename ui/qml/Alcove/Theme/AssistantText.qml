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
    readonly property TextStyle title: TextStyle {
        base: 40
        baseLine: 48
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle clock: TextStyle {
        base: 44
        baseLine: 48
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle pad: TextStyle {
        base: 34
        baseLine: 40
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle number: TextStyle {
        base: 88
        baseLine: 92
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle numberM: TextStyle {
        base: 52
        baseLine: 60
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle callOut: TextStyle {
        base: 26
        baseLine: 36
        weight: 400
        scale: styles.scale
    }
    readonly property TextStyle big: TextStyle {
        base: 34
        baseLine: 38
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle large: TextStyle {
        base: 26
        baseLine: 30
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle next: TextStyle {
        base: 24
        baseLine: 30
        weight: 600
        scale: styles.scale
    }
    readonly property TextStyle fact: TextStyle {
        base: 26
        baseLine: 32
        weight: 700
        scale: styles.scale
    }
    readonly property TextStyle lead: TextStyle {
        base: 22
        baseLine: 30
        weight: 500
        scale: styles.scale
    }
    readonly property TextStyle leadStrong: TextStyle {
        base: 22
        baseLine: 28
        weight: 700
        scale: styles.scale
    }
}
