"""HTML made of nested elements, so that whatever somebody wrote is always text and never markup."""

import re
from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()


Child = Markup | str | None
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_VOID = frozenset({"br", "img", "hr", "meta"})


def element(name: str, /, *children: Child | Iterable[Child], **attributes: str | None) -> Markup:
    """One element. A child that is not markup is escaped; None is left out. `class_` gives class, an empty attribute is left out."""
    given = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items() if value)
    if name in _VOID:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{''.join(_flat(children))}</{name}>")


def join(*children: Child | Iterable[Child]) -> Markup:
    """Several children without an element around them."""
    return Markup("".join(_flat(children)))


def lines(text: str) -> Markup:
    """A text of several lines, each on its own."""
    return Markup("<br/>".join(escape(clean(line)) for line in text.splitlines()))


def clean(text: str) -> str:
    """The text without the control characters that neither XML nor FHIR can carry."""
    return _CONTROLS.sub(" ", text)


def _flat(children: Iterable[Child | Iterable[Child]]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, Markup):
            yield str.__str__(child)
        elif isinstance(child, str):
            yield escape(clean(child))
        else:
            yield from _flat(child)
