"""Make the TrueType files that Qt loads, from the variable woff2 files of the npm packages.

    python ui/tools/make_fonts.py node_modules/@fontsource-variable

One file per weight; the `latin` and `latin-ext` subsets are joined again, and the narrow no-break
space (U+202F) that French typography wants is added: the package has no glyph for it.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
FAMILIES = {"Atkinson Hyperlegible Next": tuple(WEIGHTS), "Atkinson Hyperlegible Mono": (400,)}
NARROW_SPACE = 0x202F
DESTINATION = Path(__file__).parents[2] / "ui/assets/fonts"


def instance(source: Path, weight: int) -> TTFont:
    """The static font that a variable one holds at this weight."""
    return instantiateVariableFont(TTFont(source), {"wght": weight}, inplace=True)


def add_narrow_space(font: TTFont) -> None:
    """Give U+202F an empty glyph, two thirds as wide as a space."""
    space = font.getBestCmap()[0x20]
    width, bearing = font["hmtx"][space]
    font.setGlyphOrder([*font.getGlyphOrder(), "uni202F"])
    font["glyf"]["uni202F"] = font["glyf"][space]
    font["hmtx"]["uni202F"] = (width * 2 // 3, bearing)
    for table in font["cmap"].tables:
        table.cmap[NARROW_SPACE] = "uni202F"


def rename(font: TTFont, family: str, weight: int) -> None:
    """One family, told apart by weight: what QFontDatabase needs to choose by `font.weight`."""
    style = WEIGHTS[weight]
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 5, 8, 9, 13, 14)]
    legacy = {400: (family, "Regular"), 700: (family, "Bold")}.get(weight, (f"{family} {style}", "Regular"))
    texts = {1: legacy[0], 2: legacy[1], 3: postscript, 4: f"{family} {style}", 6: postscript, 16: family, 17: style}
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = {400: 1 << 6, 700: 1 << 5}.get(weight, 0) | (1 << 7)
    font["head"].macStyle = 1 if weight == 700 else 0


def make(packages: Path, family: str, weight: int) -> Path:
    """Write one weight; returns where."""
    parts, package = [], family.lower().replace(" ", "-")
    for subset in ("latin", "latin-ext"):
        part = DESTINATION / f".{subset}.ttf"
        font = instance(packages / package / f"files/{package}-{subset}-wght-normal.woff2", weight)
        font.flavor = None
        font.save(part)
        parts.append(part)
    font = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    add_narrow_space(font)
    rename(font, family, weight)
    path = DESTINATION / f"{family.replace(' ', '')}-{WEIGHTS[weight]}.ttf"
    font.save(path)
    return path


if __name__ == "__main__":
    for name, weights in FAMILIES.items():
        for each in weights:
            sys.stdout.write(f"{make(Path(sys.argv[1]), name, each)}\n")
