"""Paper: a page of our own markup becomes a PDF/A-1b file. It fetches nothing from outside and leaves no file behind.

PDF/A-1b as WeasyPrint makes it (XMP, sRGB output intent, embedded fonts, no transparency); not validated by an independent tool.
"""

import threading
from collections.abc import Mapping

from session.documents.markup import Markup, element, join
from session.report import Site

SCHEME = "alcove:"
_ONE_AT_A_TIME = threading.Lock()  # the text engine below keeps state that threads would share
MARK = Markup(
    '<svg viewBox="0 0 40 44"><path d="M2 44V20a18 18 0 0 1 36 0v24z" fill="#4E2457"/><path d="M10 44V21a10 10 0 0 1 20 0v23z" fill="#F7CDB8"/>'
    '<circle cx="20" cy="26" r="5" fill="#4E2457"/><path d="M12 44a8 8 0 0 1 16 0z" fill="#4E2457"/></svg>'
)
NOT_CERTIFIED = "Alcôve n’est pas un dispositif médical certifié."


class NotOnPaper(Exception):
    """Something that the page shows is not there, or is not what its hash says."""


def picture(image_id: str) -> str:
    """The address of a picture within a page."""
    return f"{SCHEME}pictures/{image_id}"


def page(title: str, author: str, *body: Markup | None, plain: bool = False) -> str:
    """A whole page as HTML."""
    head = element("head", element("meta", charset="utf-8"), element("title", title), element("meta", name="author", content=author))
    return "<!doctype html>" + element("html", head, element("body", join(*body)), lang="fr", class_="plain" if plain else None)


def top(title: str, below: str, site: Site | None = None, *more: Markup | None) -> Markup:
    """The head of a page: our mark, its title with a line below, and the place, with what more is said of it."""
    where = None
    if site is not None:
        reached = " · ".join(each for each in (site.booth, site.phone) if each)
        address = join(element("br"), site.address) if site.address else None
        where = element("div", element("b", site.organisation), address, element("br"), reached, *more, class_="where")
    return element("div", MARK, element("div", element("h1", title), element("p", below), class_="title"), where, class_="top")


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
    from session.documents.press import press  # WeasyPrint takes a second to load: with the first page, not with the booth

    with _ONE_AT_A_TIME:
        return press(html, pictures or {})
