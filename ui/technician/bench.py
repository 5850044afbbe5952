"""What every page of the technician's workspace uses: what is known of the booth, the way to the engine, and the way to another page.

Screens' thread only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from devices.device import Role
from devices.errors import DeviceError
from devices.wire import LinkQuality
from session.documents.paper import NotOnPaper
from session.live import NobodyLoggedIn
from session.logins import Login
from session.store.errors import RegisterBroken
from session.upkeep.checks import Kinds, NotACheck
from session.upkeep.inventory import IllegalEntry, Park
from session.workshop import ExportPlace, NoSuchPlace, Plugged, Review, Workshop
from ui.bridge import Bridge
from ui.console import Console
from ui.verbs import Verb
from ui.views.park import Looked, look_at
from ui.views.refusals import refused
from ui.views.telling import Telling

T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    """What the engine told of the booth's devices."""

    login: Login | None = None
    park: Park | None = field(default_factory=Park)  # None: the register cannot be read
    plugged: Mapping[Role, Plugged] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    places: tuple[ExportPlace, ...] = ()
    qualities: Mapping[str, LinkQuality] = field(default_factory=dict)  # of the lines, by role


class Bench:
    """The technician's own desk; `show` is what puts the open page into the window."""

    def __init__(self, console: Console, bridge: Bridge, workshop: Workshop, open_page: Callable[[str, str], None], has: Callable[[str], bool]) -> None:
        self.console, self.bridge, self.workshop = console, bridge, workshop
        self.known = Standing()
        self._open_page = open_page
        self.has = has  # whether the workspace has this page

    @property
    def kinds(self) -> Kinds:
        """The kinds of checks of this booth."""
        return self.workshop.kinds

    @property
    def tell(self) -> Telling:
        """How things are told now."""
        return self.console.tell

    @property
    def today(self) -> date:
        return self.console.today

    @property
    def park(self) -> Park:
        """The register; an empty one where it cannot be read."""
        return self.known.park or Park()

    def look(self) -> tuple[Looked, ...]:
        """Every device of the park as it stands now."""
        known, workshop = self.known, self.workshop
        return look_at(self.park, workshop.kinds, known.plugged, self.console.clock(), overdue_blocks=workshop.overdue_blocks)

    def open(self, page: str, about: str = "") -> None:
        """Go to this page, about this device."""
        self._open_page(page, about)

    def learn(self, **news: object) -> None:
        """The engine told something: fields of `Standing`."""
        self.known = replace(self.known, **news)  # type: ignore[arg-type]  # checked by the dataclass's own names
        self.console.refresh()

    def ask(self, verb: Verb, then: Callable[[Any], None] | None = None) -> None:
        """Do this in the engine; what it refuses is said."""
        self.bridge.ask(verb, then, self.tell_refused)

    def do(self, act: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """The same for what is done at once there, and waits for nothing."""

        async def done() -> T:
            return act()

        self.ask(done, then)

    def say(self, words: str) -> None:
        """A passing remark."""
        self.console.type(notice=words)

    def tell_refused(self, error: BaseException) -> None:
        """Say in a sentence why something could not be done; what is not a refusal has failed."""
        match error:
            case IllegalEntry() | NotACheck():
                self.say(refused(error.why, self.tell))
            case NoSuchPlace() | OSError():
                self.say(self.tell.translate("Console", "Rien n’a été écrit : ce support ne répond pas, ou il est plein."))
            case DeviceError():
                self.say(self.tell.translate("Console", "L’appareil ne répond pas. Un brassard encore gonflé se débranche à la main."))
            case RegisterBroken():
                self.say(self.tell.translate("Console", "Le registre ne se lit pas : alcove self-test dit où."))
            case NotOnPaper():
                self.say(self.tell.translate("Console", "Le papier n’est pas fait : une image du contrôle manque."))
            case NobodyLoggedIn():
                self.say(self.tell.translate("Console", "Le mode technicien est verrouillé : rien n’a été écrit."))
            case _:
                self.bridge.failed.emit(error)
