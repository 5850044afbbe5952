"""The assistant's side, wired: what the engine tells goes to the console, what is touched goes to the engine. Screens' thread only.

What touching a page does is in `ui.assistant.touched`.

console = Console(live.rules, place, clock, zone, pictures=media.pictures)
side = AssistantSide(console, bridge, live, measuring, at_work, remote=remote, finishing=finishing)
group.create_task(relay(bridge, [*sources_of(live, measuring, at_work, remote), *deliveries_of(finishing)]))   # in the engine
side.mirror(patient_side.window.view)
side.window.view.showFullScreen()
...
side.close()                     # before the application ends
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickView
from shiboken6 import isValid

from devices.button import Pressed
from devices.device import Role
from devices.status import DeviceStatus, Status
from session.at_work import AtWork
from session.call.control import Seen
from session.call.media_link import MediaHealth
from session.call.state import CallState
from session.delivery.delivery import Delivery
from session.finishing import Finishing
from session.live import LiveConsultation, NobodyLoggedIn
from session.measure_state import Shown
from session.measuring import Measuring
from session.people import Author
from session.remote import Remote
from session.shown import Reread, not_here
from session.workshop import Workshop
from ui.assistant.desk import Desk
from ui.assistant.door import Door
from ui.assistant.known import CallStanding
from ui.assistant.touched.acting import Acting
from ui.assistant.touched.alert import Alert
from ui.assistant.touched.call import Call
from ui.assistant.touched.closing import Closing
from ui.assistant.touched.ending import Ending
from ui.assistant.touched.evidence import EvidenceSheet
from ui.assistant.touched.identity import IdentityEntry
from ui.assistant.touched.listening import Listening
from ui.assistant.touched.manual import ManualEntry
from ui.assistant.touched.opening import Opening
from ui.assistant.touched.preparation import Preparation
from ui.assistant.touched.questions import Questions
from ui.assistant.touched.rail import Rail
from ui.bridge import Bridge
from ui.console import Console
from ui.news import (
    BlockedNews,
    CheckNews,
    GuideNews,
    LinkNews,
    ListeningNews,
    LoginNews,
    MeasureNews,
    ScopeNews,
    Source,
    StatusNews,
    StethoscopeNews,
    VisitNews,
    WaveNews,
    itself,
)
from ui.views.opening import CheckKind, CheckResult, Person
from ui.waves import WaveFeeder

TICK_MS = 1000
SCOPE_STATUS = {Seen.OPENING: Status.CONNECTING, Seen.PRESENT: Status.READY, Seen.FROZEN: Status.FAULT, Seen.LOST: Status.ABSENT}


@dataclass(frozen=True)
class DeliveryNews:
    """What is known of every delivery that is not settled, and of the visit's own."""

    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True)
class PeopleNews:
    """Who may open this booth."""

    people: tuple[Author, ...]


def deliveries_of(finishing: Finishing) -> list[Source]:
    """The feeds that only the assistant's side shows."""
    return [(finishing.deliveries, DeliveryNews), (finishing.held_up, itself)]


class AssistantSide(QObject):
    """Owns the console's window."""

    acted = Signal()
    """The assistant touched something: the patient is not alone, and the lock waits."""
    urgency_called = Signal()
    urgency_over = Signal()
    retry_asked = Signal(str)
    """Try this delivery again now."""
    sheet_told = Signal(str, str)
    """Of which visit, and what becomes of its sheet: handed, printing, printed or none."""
    scope_turned = Signal(str, bool)
    """Where the otoscope looks ("left", "right", a place on the skin; empty: not chosen), and whether its picture is frozen."""

    def __init__(
        self,
        console: Console,
        bridge: Bridge,
        live: LiveConsultation,
        measuring: Measuring,
        at_work: AtWork,
        *,
        remote: Remote | None = None,
        finishing: Finishing | None = None,
        workshop: Workshop | None = None,
        door: Door | None = None,
        reread: Reread = not_here,
        parent: QObject | None = None,
    ) -> None:
        """`reread`: what a measurement's bytes say when they are read again now."""
        super().__init__(parent)
        self._reread = reread
        self.console = console
        window = door.window if door is not None else None
        self._desk = Desk(console, bridge, live, measuring, at_work, remote=remote, finishing=finishing, workshop=workshop, window=window)
        self.window = self._desk.window
        self._scope_told = ("", False)
        console.call.changed.connect(self._tell_scope)
        self._statuses: Mapping[Role, DeviceStatus] = {}
        self._scope: Mapping[Role, DeviceStatus] = {}
        self._stethoscope: Mapping[Role, DeviceStatus] = {}
        self._mirrored: QQuickView | None = None
        self._feeder = WaveFeeder(console.trace, self)
        self._sound_feeder = WaveFeeder(console.sound, self)
        self._hear()
        self._listen()
        self._pages = self._pages_touched()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.pass_time)
        self._ticks.start()
        self.ask_people()
        self.show()

    def take_over(self, door: Door) -> None:
        """Do what was touched before this side was there; once it is joined to the patient's, which Urgence needs."""
        self._desk.learn(urgency_at=door.urgency_at)
        door.hand_over()

    def close(self) -> None:
        """Take the window down, before the view-models go."""
        self._ticks.stop()
        self.window.close()

    # ── from the engine ──────────────────────────────────────────────────────────────────────────────────────────────

    def _hear(self) -> None:
        bridge, learn = self._desk.bridge, self._desk.learn
        bridge.hear(VisitNews, self._follow_visit)
        bridge.hear(LoginNews, self._follow_login)
        bridge.hear(CheckNews, self._follow_checks)
        bridge.hear(StatusNews, self._follow_statuses)
        bridge.hear(MeasureNews, lambda news: learn(measures=news.measures))
        bridge.hear(Shown, lambda news: learn(asked=news.role))
        bridge.hear(BlockedNews, lambda news: learn(blocked=news.roles))
        bridge.hear(GuideNews, lambda news: learn(guide=news.guide))
        bridge.hear(LinkNews, lambda news: learn(hub_up=news.up))
        bridge.hear(DeliveryNews, lambda news: learn(deliveries=news.deliveries))
        bridge.hear(PeopleNews, self._follow_people)
        bridge.hear(CallState, lambda state: learn(call=replace(self.console.known.call, state=state.value)))
        bridge.hear(MediaHealth, self._follow_media)
        bridge.hear(ScopeNews, lambda news: learn(scope_score=news.score))
        bridge.hear(WaveNews, self._follow_wave)
        bridge.hear(ListeningNews, lambda news: learn(listening=news.listening))
        bridge.hear(StethoscopeNews, self._follow_stethoscope)
        bridge.hear(Pressed, self._press_capture)
        bridge.failed.connect(self._desk.tell_failed)

    def _follow_visit(self, news: VisitNews) -> None:
        self.console.meet(news.consultation)
        self.show()

    def _follow_login(self, news: LoginNews) -> None:
        author, locked = (news.login.author, news.login.locked) if news.login is not None else (None, False)
        falls = locked and not self.console.known.locked
        self._desk.learn(assistant=author, locked=locked)
        if falls and author is not None:
            self._desk.type(person=author.identifier)
        if self.console.known.at_console is None:
            self._desk.type(code="", wrong="")

    def _follow_checks(self, news: CheckNews) -> None:
        self._desk.learn(checks={CheckKind(check.kind): CheckResult(check.good, check.at, check.by.name) for check in news.checks})

    def _follow_people(self, news: PeopleNews) -> None:
        self._desk.learn(people=_persons(news.people))

    def _follow_statuses(self, news: StatusNews) -> None:
        self._statuses = news.statuses
        self._desk.learn(statuses={**self._statuses, **self._scope, **self._stethoscope})

    def _follow_media(self, health: MediaHealth) -> None:
        """The otoscope is the media process's: it stands among the devices while it may be on."""
        seen = SCOPE_STATUS.get(health.otoscope.seen)
        self._scope = {Role.OTOSCOPE: DeviceStatus(seen)} if seen is not None else {}
        call = CallStanding(self.console.known.call.state, health.muted, health.masked)
        self._desk.learn(call=call, statuses={**self._statuses, **self._scope, **self._stethoscope})

    def _follow_stethoscope(self, news: StethoscopeNews) -> None:
        self._stethoscope = {Role.STETHOSCOPE: news.status} if news.status is not None else {}
        self._desk.learn(statuses={**self._statuses, **self._scope, **self._stethoscope})

    def _follow_wave(self, news: WaveNews) -> None:
        if news.role is Role.OXIMETER:
            self._feeder.pour(news.samples)
        elif news.role is Role.STETHOSCOPE:
            self._sound_feeder.pour(news.samples)

    def _press_capture(self, _pressed: Pressed) -> None:
        """The otoscope's own button, or its pedal: what « Figer l’image » does on the screen, and « Reprendre en direct »."""
        call = self.console.call
        if self.console.page != "call":
            return
        self._act()
        if call.freeze_closed:
            self._desk.type(notice=call.freeze_closed)
        elif call.frozen:
            call.resume()
        else:
            call.freeze()

    @Slot()
    def show(self) -> None:
        """Put the page of this instant into the window."""
        self._desk.show()

    @Slot()
    def pass_time(self) -> None:
        """Move what counts, once a second, and look at the patient's screen."""
        self.console.refresh()
        self._look_at_patient()

    def mirror(self, view: QQuickView) -> None:
        """Show this window in small, about once a second, unless it is hidden."""
        self._mirrored = view

    def _look_at_patient(self) -> None:
        view = self._mirrored
        if view is None or not isValid(view) or not view.isVisible() or self.console.typing.mirror_hidden:
            return
        if self.console.page in ("acting", "preparation"):
            small = view.grabWindow().scaled(744, 420, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            self.console.mirror.show_picture(small)

    @Slot()
    def _tell_scope(self) -> None:
        typing = self.console.typing
        scope = (typing.side, typing.still is not None)
        if scope != self._scope_told:
            self._scope_told = scope
            self.scope_turned.emit(*scope)

    # ── to the engine ────────────────────────────────────────────────────────────────────────────────────────────────

    def ask_people(self) -> None:
        """Read again who may open this booth."""

        async def people() -> tuple[Author, ...]:
            return self._desk.at_work.people()

        self._desk.ask(people, lambda found: self._follow_people(PeopleNews(found)))
        workshop = self._desk.workshop
        if workshop is not None:

            async def technicians() -> tuple[Author, ...]:
                return workshop.people()

            self._desk.ask(technicians, lambda found: self._desk.learn(technicians=_persons(found)))

    def _act(self) -> None:
        self.acted.emit()

        async def acted() -> None:
            self._desk.at_work.acted()
            if self._desk.workshop is not None:
                self._desk.workshop.acted()

        self._desk.ask(acted)

    def _lock(self) -> None:
        """The console is put aside or handed to the patient; the visit, and who answers for it, stay."""

        async def lock() -> None:
            self._desk.at_work.lock()

        self._desk.ask(lock)

    def _listen(self) -> None:
        """What touches every page: Urgence, the lock, the small screen."""
        frame = self.console.frame
        frame.sos_asked.connect(self._call_urgency)
        frame.urgency_cancel_asked.connect(self._cancel_urgency)
        frame.pause_asked.connect(self._lock)
        frame.acted.connect(self._act)
        self.console.mirror.hide_asked.connect(self._hide_mirror)
        self.console.opening.retry_asked.connect(self.retry_asked)

    def _pages_touched(self) -> tuple[object, ...]:
        """Each page's touches, connected; kept here, since a connection does not keep what it calls."""
        desk = self._desk
        path = (Opening(desk), Acting(desk), IdentityEntry(desk), Questions(desk), Preparation(desk), ManualEntry(desk), Call(desk), Listening(desk))
        return (*path, Ending(desk, self.sheet_told.emit), Closing(desk), Rail(desk), Alert(desk), EvidenceSheet(desk, self._reread))

    def show_urgency(self, on: bool) -> None:
        """Called or ended on the patient's screen: shown here at once, without a visit and without a network too."""
        self._desk.learn(urgency_at=(self.console.known.urgency_at or self.console.clock()) if on else None)

    def hear_siren(self, ringing: bool) -> None:
        """Whether the booth's alarm really rings: said, never assumed."""
        self._desk.learn(siren_mute=not ringing)

    def _call_urgency(self) -> None:
        self.show_urgency(True)
        self.urgency_called.emit()
        self._desk.ask(lambda: self._desk.live.call_urgency(at_console=True))

    def _cancel_urgency(self) -> None:
        """Called by anybody, ended here by whoever has the code; where nobody is at work and there is no visit, by anybody too."""
        known = self.console.known
        if known.locked or (known.assistant is None and known.consultation is not None):
            self._desk.tell_refused(NobodyLoggedIn())
            return
        self.show_urgency(False)
        self.urgency_over.emit()
        if known.consultation is not None:
            self._desk.ask(lambda: self._desk.live.cancel_urgency("Arrêtée par le téléassistant", at_console=True))

    def _hide_mirror(self, on: bool) -> None:
        if on:
            self.console.mirror.show_picture(QImage())
        self._desk.type(mirror_hidden=on)


def _persons(authors: tuple[Author, ...]) -> tuple[Person, ...]:
    return tuple(Person(author.identifier, author.name, author.profession) for author in authors)
