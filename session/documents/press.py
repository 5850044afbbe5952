"""The press: WeasyPrint, which makes a PDF of a page. Loaded when the first page is printed."""

import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from session.documents.paper import SCHEME, NotOnPaper

_HERE = Path(__file__).parent


class _OurOwnFiles(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Gives the fonts and the pictures of this page, and refuses every other address."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), fail_on_errors=True)
        self._pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        kind, _, name = url.removeprefix(SCHEME).partition("/")
        if url.startswith(SCHEME) and kind == "fonts":
            return URLFetcherResponse(url, _file(f"fonts/{name}"), {"Content-Type": "font/ttf"})
        if url.startswith(SCHEME) and kind == "pictures" and name in self._pictures:
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


def press(html: str, pictures: Mapping[str, bytes]) -> bytes:
    """The page as PDF/A-1b. One at a time: `session.documents.paper.pdf` sees to it."""
    fetcher = _OurOwnFiles(pictures)
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
