"""Asking a technician at the terminal: who signs, numbers as they are written here, and why nothing was done."""

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from kiosk.local_time import local_clock
from session.documents.upkeep_words import REFUSALS
from session.logins import LoginRefused, Logins, MustWait
from session.people import Author, Part
from session.store.booth import BoothStore
from session.upkeep.checks import NotACheck, Point
from session.upkeep.inventory import IllegalEntry

T = TypeVar("T")


@dataclass(frozen=True)
class Stop(Exception):
    """What is asked for cannot be done; the sentence says why."""

    sentence: str


def at_terminal(do: Callable[[], int]) -> int:
    """Do it; where it is refused, say why in words, and 1."""
    try:
        return do()
    except (IllegalEntry, NotACheck) as error:
        print(f"Rien n’a été écrit : {REFUSALS.get(error.why, error.why)}.", file=sys.stderr)
    except MustWait as error:
        print(f"Rien n’a été écrit : trop de codes faux, attendre {error.until:%H:%M}.", file=sys.stderr)
    except LoginRefused:
        print("Rien n’a été écrit : ce nom et ce code ne vont pas ensemble.", file=sys.stderr)
    except Stop as error:
        print(error.sentence, file=sys.stderr)
    except EOFError:
        print("Interrompu : ce qui est noté d’un contrôle reste, et il reprendra là ; rien d’autre n’a été écrit.", file=sys.stderr)
    return 1


def signature(store: BoothStore, who: str, parts: tuple[Part, ...]) -> Author:
    """Somebody of these parts, by name and personal code. LoginRefused and MustWait where not."""
    name = text(f"{who}, nom")
    code = getpass.getpass("Code personnel : ") if sys.stdin.isatty() else ask("Code personnel")
    return Logins(store.accounts, store.audit, local_clock, parts=parts).vouch(name, code)


def ask(words: str) -> str:
    """What is typed after these words; it may be nothing."""
    return input(f"{words} : ").strip()


def text(words: str) -> str:
    """Something, not nothing."""
    return parsed(words, _not_empty)


def _not_empty(said: str) -> str:
    if not said:
        raise ValueError
    return said


def yes(words: str) -> bool:
    """« o » or « n »."""
    return parsed(words, {"o": True, "oui": True, "n": False, "non": False}.__getitem__)


def number(words: str) -> Decimal:
    """A number that an instrument can show."""
    return parsed(words, decimal)


def decimal(said: str) -> Decimal:
    """« 1,4 »; ValueError where it is none."""
    try:
        found = Decimal(said.replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        raise ValueError from None
    return Point("", found).reading  # refuses what no instrument shows


def parsed(words: str, parse: Callable[[str], T]) -> T:
    """Asked until it can be read; from a pipe, once."""
    while True:
        try:
            return parse(ask(words))
        except (ValueError, KeyError):
            if not sys.stdin.isatty():
                raise Stop(f"Rien n’a été écrit : {words.strip()} ?") from None
            print("Pas compris. Encore une fois.", file=sys.stderr)
