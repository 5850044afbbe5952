"""What the console shows while nobody is at work: from the very first instant, before the rest of the program is loaded, as well as after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from ui.models.console import ConsoleView
from ui.models.opening import OpeningModel, OpeningView
from ui.views import opening
from ui.views.lines import OverdueRow
from ui.views.opening import CODE_LENGTH, CheckKind, CheckResult, Person
from ui.views.place import Place
from ui.views.speaking import Speaking, first_name


@dataclass(frozen=True)
class AtDoor:
    """What screen 00 has to show."""

    people: Sequence[Person] = ()
    person: str = ""  # the login of whoever touched their name
    typed: int = 0
    wrong: str = ""
    technicians: bool | None = None  # whether the names are the technicians'; None: nobody can choose yet
    logged_in: bool = False
    checks: Mapping[CheckKind, CheckResult] = field(default_factory=lambda: MappingProxyType({}))
    late: Sequence[OverdueRow] | None = None  # None: nobody has looked yet
    visit_waits: bool = False
    set_aside: int = 0  # visits whose file does not open
    waiting: str = ""  # what waits, in words, where it is not just a visit


def show(model: OpeningModel, door: AtDoor, place: Place, tell: Speaking) -> None:
    """The people, the code, the checks, and what waits."""
    late = door.late or ()
    name = next((first_name(person.name) for person in door.people if person.login == door.person), "")
    model.people_rows.show(opening.people(door.people, door.person))
    model.checks_rows.show(opening.checks(door.checks, door.logged_in, tell))
    model.late_rows.show(tuple(late[:4]))
    late_words = tell.translate("Console", "Ils repartent seuls. Noms et actions après le code.") if late else tell.translate("Console", "Tout est arrivé.")
    nothing_waits = "" if door.set_aside else tell.translate("Console", "Aucune visite dans la borne")
    unread = tell.translate("Console", "Visite qui ne s’ouvre plus : {0}. Appelez le technicien, n’effacez rien.").format(door.set_aside)
    a_visit_waits = door.waiting or tell.translate("Console", "Une visite attend : rien n’est perdu")
    others = {
        None: "",
        False: tell.translate("Console", "Technicien"),
        True: tell.translate("Console", "Téléassistants"),
    }[door.technicians]
    closed = opening.closed_because(door.checks, door.typed, door.logged_in, tell)
    model.show(
        OpeningView(
            place=place.name,
            booth=place.booth,
            chosen=door.person,
            code_title=tell.translate("Console", "Code de {0}").format(name),
            code_left=tell.translate("Console", "C’est bien vous") if door.logged_in else opening.code_left(door.typed, tell),
            typed=door.typed,
            length=CODE_LENGTH,
            wrong=door.wrong,
            closed_because="" if door.visit_waits and door.logged_in else closed,
            logged_in=door.logged_in,
            technicians=bool(door.technicians),
            other_words=others,
            visit_waits=door.visit_waits,
            checked=opening.checked(door.checks, tell),
            late_count=str(len(late)) if late else "",
            late_words="" if door.late is None else late_words,
            unread_words=unread if door.set_aside else "",
            wiped_words=a_visit_waits if door.visit_waits else nothing_waits,
        )
    )


def frame(place: Place, simulated: bool, urgency: str, tell: Speaking) -> ConsoleView:
    """What stands around it."""
    local = tell.now.astimezone(tell.zone)
    return ConsoleView(
        page="opening",
        patient=place.name,
        patient_icon="building-store",
        reason=place.booth,
        elapsed=tell.translate("Console", "{0:02}/{1:02}/{2}, {3}").format(local.day, local.month, local.year, tell.clock(tell.now)),
        elapsed_icon="calendar-event",
        session_words=tell.translate("Console", "Session fermée"),
        simulated=simulated,
        pause_words=tell.translate("Console", "Mettre en pause"),
        urgency=urgency,
    )


def urgency(since: datetime, rings: bool, tell: Speaking, by: str = "") -> str:
    """Urgence is on since then; whether the alarm sounds is said, never assumed."""
    alarm = tell.translate("Console", "L’alarme sonne.") if rings else tell.translate("Console", "Alarme sans son : appelez à voix haute.")
    if by:
        return tell.translate("Console", "Urgence appelée par {0} à {1}. {2}").format(by, tell.clock(since), alarm)
    return tell.translate("Console", "Urgence appelée à {0}. {1}").format(tell.clock(since), alarm)
