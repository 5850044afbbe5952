"""Paper: a page of our own markup becomes a PDF/A-1b file. It fetches nothing from outside and leaves no file behind.

PDF/A-1b as WeasyPrint makes it (XMP, sRGB output intent, embedded fonts, no transparency); not validated by an independent tool.
"""

import io
import threading
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from session.documents.markup import Markup, element, join

_HERE = Path(__file__).parent
_SCHEME = "alcove:"
_ONE_AT_A_TIME = threading.Lock()  # the text engine below keeps state that threads would share
MARK = Markup(
    '<svg viewBox="0 0 40 44"><path d="M2 44V20a18 18 0 0 1 36 0v24z" fill="#4E2457"/><path d="M10 44V21a10 10 0 0 1 20 0v23z" fill="#F7CDB8"/>'
    '<circle cx="20" cy="26" r="5" fill="#4E2457"/><path d="M12 44a8 8 0 0 1 16 0z" fill="#4E2457"/></svg>'
)
NOT_CERTIFIED = "Alcôve n’est pas un dispositif médical certifié."


class NotOnPaper(Exception):
    """Something that the page shows is not there, or is not what its hash says."""


class _OurOwnFiles(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Gives the fonts and the pictures of this page, and refuses every other address."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), fail_on_errors=True)
        self._pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        kind, _, name = url.removeprefix(_SCHEME).partition("/")
        if url.startswith(_SCHEME) and kind == "fonts":
            return URLFetcherResponse(url, _file(f"fonts/{name}"), {"Content-Type": "font/ttf"})
        if url.startswith(_SCHEME) and kind == "pictures" and name in self._pictures:
            return URLFetcherResponse(url, self._pictures[name], {"Content-Type": "image/jpeg"})
        raise NotOnPaper("a page asked for something that is not part of it")


@cache
def _file(name: str) -> bytes:
    if name not in ("fonts/AtkinsonHyperlegibleNext-Regular.ttf", "fonts/AtkinsonHyperlegibleNext-Bold.ttf", "paper.css"):
        raise NotOnPaper("no such font")
    return (_HERE / name).read_bytes()


@cache
def _colour_profile() -> bytes:
    return files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()


def picture(image_id: str) -> str:
    """The address of a picture within a page."""
    return f"{_SCHEME}pictures/{image_id}"


def page(title: str, author: str, *body: Markup | None, plain: bool = False) -> str:
    """A whole page as HTML."""
    head = element("head", element("meta", charset="utf-8"), element("title", title), element("meta", name="author", content=author))
    return "<!doctype html>" + element("html", head, element("body", join(*body)), lang="fr", class_="plain" if plain else None)


def band(simulated: tuple[str, ...]) -> Markup | None:
    """What was simulated, said first; nothing when nothing was."""
    if not simulated:
        return None
    return element("div", element("b", "SIMULATION"), " – document d’essai, sans valeur médicale. Simulé : " + ", ".join(simulated) + ".", class_="band")


def pdf(html: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The page as PDF/A-1b. Takes tenths of a second: call it in a thread.

    Raises:
        NotOnPaper: the page shows a picture that was not given, or asks for anything else.
    """
    with _ONE_AT_A_TIME:
        return _pdf(html, _OurOwnFiles(pictures or {}))


def _pdf(html: str, fetcher: _OurOwnFiles) -> bytes:
    fonts = FontConfiguration()
    style = CSS(string=_file("paper.css").decode(), font_config=fonts, url_fetcher=fetcher)
    out = io.BytesIO()
    # Named here, because WeasyPrint leaves the file of its own default profile open.
    profiles = {"paper": ColorProfile(io.BytesIO(_colour_profile()), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))}
    try:
        HTML(string=html, url_fetcher=fetcher).write_pdf(
            out, stylesheets=[style], font_config=fonts, color_profiles=profiles, pdf_variant="pdf/a-1b", output_intent="paper", full_fonts=False
        )
    except FatalURLFetchingError:
        raise NotOnPaper("a page asked for something that is not part of it") from None
    return out.getvalue()
