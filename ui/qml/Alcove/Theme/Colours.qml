// Written by ui/tools/make_theme.py from tokens.json: do not edit.
import QtQuick

QtObject {
    required property string name
    required property color ground
    required property color surface
    required property color surface2
    required property color sunk
    required property color line
    required property color lineStrong
    required property color ink
    required property color ink2
    required property color inkDisabled
    required property color primary
    required property color primaryPressed
    required property color onPrimary
    required property color primarySoft
    required property color primaryLine
    required property color night
    required property color night2
    required property color onNight
    required property color onNight2
    required property color peach
    required property color peachSoft
    required property color peachDeep
    required property color ok
    required property color okSoft
    required property color okLine
    required property color attention
    required property color attentionSoft
    required property color attentionLine
    required property color stop
    required property color stopSoft
    required property color stopLine
    required property color stopSolid
    required property color onStop
    required property color info
    required property color infoSoft
    required property color infoLine
    required property color trace
    required property color traceFill
    required property color focus
    required property color focusGap
}
