"""Every text of the patient's screens stands out from what it is written on, in both colour schemes: 7 to 1, and 4.5 to 1 where a button waits."""

import re

import pytest

from ui.screens import QML

GROUNDS = ("ground", "surface", "surface2")
WRITTEN = {
    **{(ink, ground): 7.0 for ink in ("ink", "ink2", "primary", "ok", "stop") for ground in GROUNDS},
    ("primary", "primarySoft"): 7.0,
    ("ink", "primarySoft"): 7.0,
    ("primary", "peachSoft"): 7.0,
    ("onPrimary", "primary"): 7.0,
    ("onPrimary", "primaryPressed"): 7.0,
    ("onNight", "night"): 7.0,
    ("onNight2", "night"): 7.0,
    ("ok", "okSoft"): 7.0,
    ("attention", "attentionSoft"): 7.0,
    ("stop", "stopSoft"): 7.0,
    ("onStop", "stopSolid"): 7.0,
    ("info", "infoSoft"): 7.0,
    ("inkDisabled", "sunk"): 4.5,
    ("lineStrong", "surface"): 3.0,  # the border of what is touched
}


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r'(\w+): "#([0-9A-Fa-f]{6})"', (QML / f"Alcove/Theme/{scheme}.qml").read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    """As WCAG 2.2 reckons it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["LightColours", "ContrastColours"])
def test_what_is_written_stands_out(scheme: str) -> None:
    known = colours(scheme)
    pale = {}
    for (ink, ground), least in WRITTEN.items():
        dark, light = sorted((luminance(known[ink]), luminance(known[ground])))
        if (ratio := (light + 0.05) / (dark + 0.05)) < least:
            pale[ink, ground] = round(ratio, 2)
    assert pale == {}
