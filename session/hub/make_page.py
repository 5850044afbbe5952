"""Write what the practitioner's page takes from elsewhere: colours from the design's tokens, message types from session/hub/messages.

Run `python -m session.hub.make_page` after changing either; a test says whether the files are current.
"""

import dataclasses
import json
import re
import types
import typing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from session.completeness import LABELS
from session.documents.upkeep_words import DECISIONS
from session.draft import Draft
from session.hub import messages as m
from session.ice_server import IceServer

PAGE = Path(__file__).parent / "page"
TOKENS = Path(__file__).parents[2] / "ui/assets/tokens.json"
ART = Path(__file__).parents[2] / "ui/assets/art"
DRAWINGS = ("brand", "practitioner-alcove")
_NULL: Any = type(None)
_PLAIN: dict[Any, str] = {str: "string", int: "number", float: "number", bool: "boolean", bytes: "string", _NULL: "null"} | dict.fromkeys(
    (date, datetime), "string"
)
_PARTS = (
    Draft, IceServer, m.ShownValue, m.ShownNote, m.ShownDiscarded, m.ShownEvidence, m.ShownObservation, m.ShownAnswer, m.ShownImage, m.ShownSound, m.ShownChat,
    m.ShownCorrection, m.ShownRequest, m.ShownDecision, m.Missing, m.ShownToReview, m.ShownReview,
    m.PractitionerReviews, m.ShownReadBack, m.ShownSeenOrHeard,
)  # fmt: skip


def tokens_css() -> str:
    """The colours, as CSS variables; those of the strong contrast for who asks the browser for more."""
    colours = json.loads(TOKENS.read_text(encoding="utf-8"))["color"]
    light, contrast = ("".join(f"  --{name}: {value.lower()};\n" for name, value in colours[theme].items()) for theme in ("light", "contrast"))
    strong = f"@media (prefers-contrast: more) {{ :root {{\n  color-scheme: dark;\n{contrast}}} }}\n"
    return f"/* Written by session/hub/make_page.py from tokens.json: do not edit. */\n:root {{\n{light}}}\n{strong}"


def drawing_svg(name: str) -> str:
    """A drawing with its colours in it: a picture by address does not know the page's variables."""
    colours = json.loads(TOKENS.read_text(encoding="utf-8"))["color"]["light"]
    return re.sub(r"var\(--([a-z-]+)\)", lambda found: str(colours[found[1]]), (ART / f"{name}.svg").read_text(encoding="utf-8"))


def messages_js() -> str:
    """The messages by name and as JSDoc types, for `tsc --checkJs`."""
    pieces = ["// Written by session/hub/make_page.py from session/hub/messages: do not edit.\n"]
    pieces += [_typedef(part) for part in _PARTS]
    for union, kinds in (("FromBooth", m.BOOTH_KINDS), ("FromHub", m.HUB_KINDS), ("Act", m.PAGE_KINDS)):
        pieces += [_typedef(each, kind) for kind, each in kinds.items()]
        pieces.append(f"/** @typedef {{{' | '.join(each.__name__ for each in kinds.values())}}} {union} */\n")
    for name, kinds in (("BOOTH_KINDS", m.BOOTH_KINDS), ("HUB_KINDS", m.HUB_KINDS), ("PAGE_KINDS", m.PAGE_KINDS)):
        pieces.append(f"export const {name} = {_array(kinds)};\n")
    pieces.append(f"export const OF_THE_MOMENT = {_array([m.kind_of(each) for each in m.OF_THE_MOMENT])};\n")
    pieces.append("/** @type {Record<string, string>} */\n")
    pieces.append(f"export const ITEM_LABELS = {json.dumps(LABELS, ensure_ascii=False, indent=2)};\n")
    pieces.append(f"export const LONGEST_SENTENCE = {m.LONGEST_SENTENCE};\n")
    pieces.append("/** What is decided of a report that was read again. @type {Record<string, string>} */\n")
    pieces.append(f"export const DECISIONS = {json.dumps({each.value: words for each, words in DECISIONS.items()}, ensure_ascii=False, indent=2)};\n")
    return "".join(pieces)


def _array(names: typing.Iterable[str]) -> str:
    return json.dumps(list(names), indent=2)


def _typedef(value: type, kind: str = "") -> str:
    hints = typing.get_type_hints(value)
    fields = [f'kind: "{kind}"'] if kind else []
    fields += [f"{field.name}: {_type(hints[field.name])}" for field in dataclasses.fields(value)]
    return f"/** @typedef {{{{ {', '.join(fields)} }}}} {value.__name__} */\n"


def _type(hint: Any) -> str:
    if hint in _PLAIN:
        return _PLAIN[hint]
    of = typing.get_args(hint)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return " | ".join(_type(each) for each in of)
    if typing.get_origin(hint) is tuple:
        return f"{_type(of[0])}[]" if of[-1] is Ellipsis else f"[{', '.join(_type(each) for each in of)}]"
    return str(hint.__name__)


def main() -> None:
    """Write the files."""
    (PAGE / "tokens.css").write_text(tokens_css(), encoding="utf-8")
    for name in DRAWINGS:
        (PAGE / f"{name}.svg").write_text(drawing_svg(name), encoding="utf-8")
    (PAGE / "messages.js").write_text(messages_js(), encoding="utf-8")


if __name__ == "__main__":
    main()
