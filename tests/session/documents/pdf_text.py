"""Reads the text of a PDF back, glyph by glyph through each font's own map to Unicode."""

import io
import re
from typing import Any

import pikepdf


def text(pdf: bytes) -> str:
    """All that is written, in drawing order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "\n".join(_page_text(page) for page in opened.pages)


def compact(text: str) -> str:
    """The text without any space: where a line was broken no longer matters."""
    return re.sub(r"\s+", "", text)


def _page_text(page: Any) -> str:
    maps = {str(name): _to_unicode(bytes(font.ToUnicode.read_bytes())) for name, font in page.resources.Font.items()}
    written: list[str] = []
    _walk(page, page.resources, maps, written)
    return "".join(written)


def _walk(holder: Any, resources: Any, maps: dict[str, dict[int, str]], written: list[str]) -> None:
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(holder):
        match str(operator):
            case "Tf":
                font = maps[str(operands[0])]
            case "Tj":
                written.append(_decode(bytes(operands[0]), font))
            case "TJ":
                written.append("".join(_decode(bytes(each), font) for each in operands[0] if isinstance(each, pikepdf.String)))
            case "ET":
                written.append(" ")
            case "Do" if resources.XObject[str(operands[0])].get("/Subtype") == "/Form":
                form = resources.XObject[str(operands[0])]
                inner = form.get("/Resources", resources)
                _walk(form, inner, {**maps, **{str(n): _to_unicode(bytes(f.ToUnicode.read_bytes())) for n, f in inner.get("/Font", {}).items()}}, written)
            case _:
                pass


def _decode(data: bytes, font: dict[int, str]) -> str:
    return "".join(font.get(int.from_bytes(data[at : at + 2]), "") for at in range(0, len(data), 2))


def _to_unicode(cmap: bytes) -> dict[int, str]:
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        for glyph, written in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(written.decode()).decode("utf-16-be")
    return found
