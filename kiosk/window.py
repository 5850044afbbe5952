"""The booth's windows: the patient's and the assistant's, wired to the program that runs in the engine."""

import logging
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickView

from devices.role import Role
from drivers.decoding import decode
from kiosk.assemble import Program, examination_camera
from kiosk.engine import Engine
from kiosk.first_screen import prepared, until_closed
from session.call.media_link import MediaHealth
from session.call.state import CallState
from session.consultation import IllegalEvent, State
from session.delivery.delivery import DeliveryState
from session.finishing import NoPrinter
from session.live import BoothClosed, NobodyLoggedIn, NoVisit
from session.measure_state import Shown
from ui.assistant.door import Door
from ui.assistant_side import AssistantSide, deliveries_of
from ui.bridge import Bridge
from ui.console import Console
from ui.models.recap import SentTo
from ui.news import VisitNews, WorkshopNews, relay, sources_of
from ui.patient import PatientScreens, Place
from ui.patient_side import PatientSide
from ui.urgency import join_urgency
from ui.views.ending import Place as EndingPlace

if TYPE_CHECKING:
    from ui.technician_side import TechnicianSide

_log = logging.getLogger(__name__)
SENT: Mapping[DeliveryState, str] = {
    DeliveryState.QUEUED: "waiting",
    DeliveryState.REFUSED: "refused",
}


@dataclass(frozen=True)
class EngineEnded:
    """The program's run is over; `error` says why where that was not asked for."""

    error: BaseException | None


class Windows:
    """Both windows. On one screen they take turns: « Mettre en pause » on the console gives it to the patient, calling the assistant gives it back."""

    def __init__(
        self, engine: Engine, program: Program, *, running: "Future[None] | None" = None, whole_screen: bool = False, door: Door | None = None
    ) -> None:
        """`running`: the program's own run; should it end by itself, the log has why and the screens close for a restart.

        `door`: the console's window where it is shown already; what was touched in it is done.
        """
        self.app = prepared(program.settings.booth.language)
        self._door = door
        self._engine, self._program = engine, program
        self.two = program.settings.booth.windows == 2
        self.bridge = Bridge(engine.loop)
        self.patient = self._patient_side()
        self.assistant = self._assistant_side()
        self.technician: TechnicianSide | None = None  # once one was here
        self._whole_screen = whole_screen
        self.ended_badly = False
        self._join()
        self.bridge.failed.connect(self._verb_failed)
        self.patient.refused.connect(self._patient_refused)
        self.bridge.hear(Exception, self.bridge.failed.emit)  # of what nobody at a screen asked for
        if running is not None:
            running.add_done_callback(lambda done: self.bridge.post(EngineEnded(None if done.cancelled() else done.exception())))
        self.bridge.hear(EngineEnded, self._engine_ended)
        sources = [
            *sources_of(program.live, program.measuring, program.at_work, program.remote, program.workshop, program.button),
            *deliveries_of(program.finishing),
        ]
        self._relay = engine.begin(relay(self.bridge, sources))
        if door is not None:
            self.assistant.take_over(door)

    def run(self) -> int:
        """Show them until one is closed."""
        self.show()
        try:
            code = until_closed(self.app)
        finally:
            self.close()
        return 1 if self.ended_badly else code

    def show(self) -> None:
        """The console first: nobody can be welcomed before somebody is at work."""
        if self.two:
            self._show(self.patient.window.view)
        self._show(self.assistant.window.view)

    def _show(self, view: QQuickView) -> None:
        if self._whole_screen:
            view.showFullScreen()
        else:
            view.show()

    def _verb_failed(self, error: BaseException) -> None:
        """Neither done nor refused: the console says so, and the log has it whole."""
        _log.error("a verb failed", exc_info=error)

    def _patient_refused(self, error: BaseException) -> None:
        if isinstance(error, BoothClosed | IllegalEvent | NoVisit | NobodyLoggedIn | ValueError):
            _log.info("touched, and could not be: %s", type(error).__name__)
        else:
            self.bridge.failed.emit(error)

    def _engine_ended(self, news: "EngineEnded") -> None:
        """Nothing works without the engine: leave, so that whatever started the booth starts it again where the visit stood."""
        if news.error is not None:
            _log.critical("the engine ended", exc_info=news.error)
            self.ended_badly = True
            self.app.exit(1)

    def show_both(self) -> None:
        """Each in a window of its own, whatever the settings say: nobody looks, and both are drawn."""
        self.two = True
        self.show()

    def close(self) -> None:
        """Take them down, before their view-models go."""
        self._relay.cancel()
        self.patient.close()
        self.assistant.close()

    def _patient_side(self) -> PatientSide:
        program = self._program
        booth = program.settings.booth
        screens = PatientScreens(
            program.live.clock,
            program.live.rules,
            {role: device.abilities for role, device in program.measuring.booth},
            place=Place(booth.name, booth.place, booth.phone, booth.in_person, booth.in_person_where),
            pictures=program.media.pictures,
            simulated=bool(program.simulated.what),
            accelerated=program.simulated.speed != 1,
            oximeter_s=10 / program.simulated.speed_of(Role.OXIMETER),
            camera=examination_camera(program.settings.devices),
        )
        return PatientSide(screens, self.bridge, program.live, program.measuring, siren=self._door.siren if self._door is not None else None)

    def _assistant_side(self) -> AssistantSide:
        program = self._program
        booth = program.settings.booth
        zone = program.live.clock().tzinfo
        assert zone is not None, "the clock gives aware instants"
        place = EndingPlace(booth.organisation, booth.name, booth.phone, booth.in_person, booth.in_person_where)
        camera = examination_camera(program.settings.devices)
        console = Console(program.live.rules, place, program.live.clock, zone, pictures=program.media.pictures, door=self._door, camera=camera)
        console.learn(simulated=bool(program.simulated.what), set_aside=len(program.live.file.set_aside))
        console.meet(program.live.consultation.latest)  # at once, or what was typed at the door would be of another visit
        return AssistantSide(
            console,
            self.bridge,
            program.live,
            program.measuring,
            program.at_work,
            remote=program.remote,
            finishing=program.finishing,
            workshop=program.workshop,
            door=self._door,
            reread=decode,
        )

    def _join(self) -> None:
        """What each side does that the other, or the call, must know of."""
        patient, assistant, program = self.patient, self.assistant, self._program
        assistant.mirror(patient.window.view)
        assistant.acted.connect(patient.assistant_acted)
        assistant.retry_asked.connect(self._retry)
        assistant.sheet_told.connect(patient.tell_sheet)
        assistant.scope_turned.connect(patient.tell_scope)
        join_urgency(patient, assistant)
        patient.assistant_wanted.connect(self._to_console)
        assistant.console.frame.pause_asked.connect(self._to_patient)
        assistant.console.opening.open_asked.connect(self._to_patient)
        patient.call_camera_asked.connect(lambda on: self._in_engine(lambda: program.remote.mask(not on)))
        patient.call_microphone_asked.connect(lambda on: self._in_engine(lambda: program.remote.mute(not on)))
        patient.call_leave_asked.connect(lambda: self.bridge.ask(program.live.leave_call, otherwise=self._patient_refused))
        patient.print_asked.connect(self._print)
        hear = self.bridge.hear
        hear(WorkshopNews, self._follow_technician)
        hear(Shown, lambda shown: patient.focus(shown.role))
        hear(CallState, lambda state: patient.tell(line=state.value))
        hear(MediaHealth, lambda health: patient.tell(media=health))
        hear(VisitNews, self._tell_patient_who_receives)

    def _follow_technician(self, news: WorkshopNews) -> None:
        """A technician came, locked or left: the patient's window says that the booth is closed meanwhile."""
        if self.technician is None and news.login is not None:
            from ui.technician_side import TechnicianSide  # most days nobody needs it

            self.technician = TechnicianSide(self.assistant.console, self.bridge, self._program.workshop, self.assistant.show)
        if self.technician is not None:
            self.technician.follow_login(news.login)
        self.patient.tell(upkeep=news.login is not None)

    def _to_console(self) -> None:
        """On one screen the patient may have touched it: the console opens on the code, and shows nothing before."""
        if not self.two:
            self._in_engine(self._program.at_work.lock)
            self._show(self.assistant.window.view)
            self.patient.window.view.hide()

    def _to_patient(self) -> None:
        """While the patient has the only screen, the console is locked."""
        if not self.two:
            self._in_engine(self._program.at_work.lock)
            self._show(self.patient.window.view)
            self.assistant.window.view.hide()

    def _in_engine(self, act: object) -> None:
        self._engine.loop.call_soon_threadsafe(act)  # type: ignore[arg-type]  # any callable without arguments

    def _tell_patient_who_receives(self, news: VisitNews) -> None:
        """At the recap nothing has left yet: it is said where the report will go, as the agreements stand."""
        if news.consultation is not None and news.consultation.state is State.RECAP:
            told = self._program.finishing.addressed(news.consultation)
            self.patient.tell(sent_to=tuple(SentTo(recipient.name, SENT[state]) for recipient, state in told if state in SENT))

    def _retry(self, delivery_id: str) -> None:
        """Try a late delivery again now."""
        finishing = self._program.finishing

        async def retry() -> None:
            finishing.try_now(delivery_id)

        self.bridge.ask(retry)

    def _print(self) -> None:
        visit = self.patient.visit
        self.patient.tell_sheet(visit, "printing")
        self.bridge.ask(self._program.finishing.print_sheet, lambda _: self.patient.tell_sheet(visit, "printed"), lambda error: self._not_printed(visit, error))

    def _not_printed(self, visit: str, error: BaseException) -> None:
        """Without a printer the sheet is copied by hand; for any other reason the assistant sees to it."""
        if isinstance(error, NoPrinter):
            self.patient.tell_sheet(visit, "none")
        else:
            self.patient.tell_sheet(visit, "handed")
            self._patient_refused(error)
