"""The patient's side, wired: what the engine tells goes to the screens, what is touched goes to the engine. Screens' thread only.

    screens = PatientScreens(clock, live.rules, abilities, place=Place(...), pictures=pictures, simulated=True)
    side = PatientSide(screens, bridge, live, measuring, voice=Voice())
    side.window.view.showFullScreen()
    ...
    side.close()                     # before the application ends

What touching the path and the measures does is in `ui.patient.touched`. What the call and the hub do is not done here: connect
`call_camera_asked`, `call_microphone_asked`, `call_leave_asked`, `assistant_wanted` and `print_asked`, and tell what became of it
with `tell(line=...)`.
"""

import time
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickItem

from devices.device import Role
from session import events as e
from session.consultation import WITH_PATIENT, State
from session.live import LiveConsultation
from session.measuring import Measuring
from ui.bridge import Bridge
from ui.idle import IdleWatch, Seconds
from ui.language import speak
from ui.models.otoscope import OtoscopeView
from ui.news import GuideNews, LinkNews, ListeningNews, LiveNews, LoginNews, MeasureNews, PlaceNews, StatusNews, VisitNews, WaveNews
from ui.patient import Look, PatientScreens
from ui.patient.touched.measures import Measures
from ui.patient.touched.path import Path
from ui.screens import Window
from ui.siren import Siren
from ui.verbs import Verb
from ui.voice import Voice
from ui.waves import WaveFeeder

TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})
SAID_AT = (30, 20, 10)
SILENT = frozenset({"Patient/CuffRest", "Patient/BloodPressure", "Patient/CuffByHand", "Patient/Call"})
BY_MISTAKE = "Appui sur « J’ai touché par erreur »"
TOUCHED_ALARM = "Le patient a touché « Mal dans la poitrine, souffle court, visage ou bras faible »"
FEELS_WORSE = "Le patient se sent moins bien"
TAKEN = {"printed": e.Sheet.PRINTED, "none": e.Sheet.COPIED}  # until it is one of these there is none to have


class PatientSide(QObject):
    """Owns the patient's window."""

    urgency_called = Signal()
    urgency_over = Signal()
    assistant_wanted = Signal()
    print_asked = Signal()
    call_camera_asked = Signal(bool)
    call_microphone_asked = Signal(bool)
    call_leave_asked = Signal()
    acted = Signal()
    refused = Signal(object)
    """A verb of the patient's that could not be done: the exception."""

    def __init__(
        self,
        screens: PatientScreens,
        bridge: Bridge,
        live: LiveConsultation,
        measuring: Measuring,
        *,
        voice: Voice | None = None,
        siren: Siren | None = None,
        monotonic: Seconds = time.monotonic,
        warn_s: float = 60,
        countdown_s: float = 30,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.screens = screens
        self.voice = voice or Voice(parent=self)
        screens.speaks = self.voice.available
        self.siren = siren or Siren(parent=self)
        self.siren.changed.connect(self._follow_siren)
        self.watch = IdleWatch(monotonic, warn_s=warn_s, countdown_s=countdown_s)
        self._bridge = bridge
        self._live = live
        self._reduced_motion = reduced_motion
        self._visit = ""
        self._urgent = False
        self._leaving = False
        self._feeder = WaveFeeder(screens.trace, self)
        self.window = Window("Patient/Frame", screens.frame())
        self.window.view.installEventFilter(self)
        self._path = Path(screens, live, self._ask, self.refresh)
        self._measures = Measures(screens, measuring, self._ask, self.refresh)
        self._hear()
        self._listen()
        self._show_look()
        self.refresh()
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self.pass_time)
        self._timer.start()

    def close(self) -> None:
        """Take the window down, before the view-models go."""
        self._timer.stop()
        self.voice.hush()
        self.siren.changed.disconnect(self._follow_siren)
        self.siren.stop()
        self.window.view.removeEventFilter(self)
        self.window.close()

    # ── from the engine ──────────────────────────────────────────────────────────────────────────────────────────────

    def tell(self, **news: Any) -> None:
        """Show what changed of `PatientKnown`: tell(line="up")."""
        self.screens.known = replace(self.screens.known, **news)
        self.refresh()

    @property
    def visit(self) -> str:
        """The visit that is shown; empty where there is none."""
        return self._visit

    def tell_sheet(self, visit: str, state: str) -> None:
        """What becomes of this visit's sheet: handed, printing, printed or none. A page that comes late is not the next patient's."""
        if visit == self._visit:
            self.tell(sheet=state)

    def tell_scope(self, side: str, frozen: bool) -> None:
        """Where the otoscope looks, and whether its picture is frozen: the assistant chose."""
        self.tell(otoscope=replace(self.screens.known.otoscope, side=side, frozen=frozen))

    def focus(self, role: Role | None) -> None:
        """Show this measure to the patient: the assistant chose it. None: the first that is missing."""
        self._measures.focus(role)

    def _hear(self) -> None:
        bridge = self._bridge
        bridge.hear(VisitNews, self._follow_visit)
        bridge.hear(LoginNews, self._follow_login)
        bridge.hear(StatusNews, lambda news: self.tell(statuses=news.statuses))
        bridge.hear(MeasureNews, self._follow_measures)
        bridge.hear(GuideNews, self._follow_guide)
        bridge.hear(ListeningNews, self._follow_listening)
        bridge.hear(LiveNews, self._follow_live)
        bridge.hear(WaveNews, self._follow_wave)
        bridge.hear(LinkNews, lambda news: self.tell(hub_up=news.up))
        bridge.hear(PlaceNews, lambda news: self.tell(ahead=news.ahead))

    def _follow_visit(self, news: VisitNews) -> None:
        visit = "" if news.consultation is None else news.consultation.consultation_id
        if visit != self._visit:
            self._begin_anew(news, visit)
        self.watch.acted()
        screens, now = self.screens, None if news.consultation is None else news.consultation.state
        if now is not screens.state:
            screens.question_at, screens.identity_again = None, False
            if now not in (*WITH_PATIENT, State.RECAP):  # over, maybe by what was taken back there: how, is on the screen behind
                screens.agreements_open = screens.help_open = False
        self.tell(consultation=news.consultation)

    def _follow_login(self, news: LoginNews) -> None:
        """Who is named on the screens; somebody locked out in mid-visit is still the one who is there."""
        if news.login is not None:
            self.tell(assistant=news.login.author, open=True)
        else:
            self.tell(open=False)
            if self.screens.known.consultation is None:
                self._forget_look()

    def _forget_look(self) -> None:
        """Whoever chose how to be spoken to, and did not begin, is gone: the next finds the screen as new."""
        self.screens.look = Look()
        self._show_look()
        self.refresh()

    def _begin_anew(self, news: VisitNews, visit: str) -> None:
        """Another visit, or none: nothing of the one before stays, not even a text size."""
        self._visit, self._leaving = visit, False
        screens = self.screens
        screens.focus, screens.question_at, screens.passed_over, screens.motive_choice = None, None, frozenset(), ""
        screens.agreements_open = screens.help_open = screens.identity_again = False
        screens.trace.clear()
        screens.known = replace(screens.known, live={}, live_at={}, started_at={}, line="", ahead=None, sent_to=(), sheet="handed", otoscope=OtoscopeView())
        if news.consultation is None:
            screens.look = Look()
        else:
            record = news.consultation.record
            screens.look = Look(record.language, record.text_scale, record.voice, record.high_contrast)
        self._show_look()

    def _follow_measures(self, news: MeasureNews) -> None:
        known, now = self.screens.known, self.screens.clock()
        started = dict(known.started_at)
        for role, state in news.measures.items():
            before = known.measures.get(role)
            if state.under_way and (before is None or not before.under_way):
                started[role] = now
                self.screens.focus = None
                self.screens.help_open = self.screens.help_open and role is not Role.CUFF  # it would lie over « Arrêter »
                self.screens.known = replace(known, live={each: value for each, value in known.live.items() if each is not role})
                known = self.screens.known
        if any(state.under_way for state in news.measures.values()):
            self.watch.acted()
        self.tell(measures=news.measures, started_at=started)

    def _follow_guide(self, news: GuideNews) -> None:
        if news.guide.phase is not self.screens.known.guide.phase:
            self.watch.acted()
        self.tell(guide=news.guide)

    def _follow_listening(self, news: ListeningNews) -> None:
        if news.listening.is_on:
            self.watch.acted()
        self.tell(stethoscope_on=news.listening.is_on)

    def _follow_live(self, news: LiveNews) -> None:
        known, started, now = self.screens.known, self.screens.known.started_at, self.screens.clock()
        if news.role is Role.OXIMETER and known.live.get(news.role) is None:
            started = {**started, news.role: now}  # its seconds count from the first number: before, there is no finger
        self.tell(live={**known.live, news.role: news.value}, live_at={**known.live_at, news.role: now}, started_at=started)

    def _follow_wave(self, news: WaveNews) -> None:
        if news.role is Role.OXIMETER:
            self._feeder.pour(news.samples)

    # ── time, touch, voice ───────────────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def pass_time(self) -> None:
        """Move what counts: the cuff's seconds, the wait, the idle sheet."""
        left_as_chosen = self.screens.look != Look() and self.screens.known.consultation is None and not self.screens.emergency_open
        self.watch.hold(self.screens.nobody_expected and not left_as_chosen)
        if left_as_chosen and self.watch.remaining_s is not None:
            self._forget_look()
        self._count_down(None if left_as_chosen else self.watch.remaining_s)
        if self.watch.over and not self._leaving:
            self._leave()
        self.refresh()

    def _count_down(self, remaining_s: int | None) -> None:
        """Show what is left, and say it at each of the marks."""
        idle = self.screens.idle
        before = idle.remaining_s
        idle.show(remaining_s, round(self.watch.countdown_s), signed=self.screens.record.signature is not None)
        if remaining_s is None or not self.screens.look.voice:
            return
        last = self.watch.countdown_s + 1 if before is None else before
        if any(remaining_s <= mark < last for mark in SAID_AT):
            self.voice.say(idle.spoken(), self.screens.look.language)

    @Slot()
    def assistant_acted(self) -> None:
        """The assistant did something at the console: the patient is not alone."""
        self.watch.acted()
        self.screens.idle.show(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch is a sign of life, and silences the voice."""
        if event.type() in TOUCHES:
            self.voice.hush()
            self.acted.emit()
            if not self.screens.idle.open:
                self.watch.acted()
        return super().eventFilter(watched, event)

    @Slot()
    def refresh(self) -> None:
        """Show the screen of this instant."""
        screen = self.screens.refresh()
        self._follow_urgency()
        if screen != self.window.screen_name:
            self.screens.agreements.from_the_start()
            self.screens.recap.from_the_start()
            self.window.show_screen(screen, self.screens.models_of(screen))
            if self.screens.look.voice and screen not in SILENT and not self.screens.is_listened_to:
                self.read_aloud()

    @Slot()
    def read_aloud(self) -> None:
        """Say the title and the help of what is shown: never a value, never a name."""
        on_top = "urgency-heading" if self.screens.emergency_open else "help-heading" if self.screens.help_open else "heading"
        heading = self.window.view.rootObject().findChild(QQuickItem, on_top)
        if heading is not None:
            self.voice.say(f"{heading.property('title')} {heading.property('help')}", self.screens.look.language)

    def _follow_urgency(self) -> None:
        urgent = self.screens.emergency_open
        if urgent != self._urgent:
            self._urgent = urgent
            if urgent:
                self.siren.start()
                if self.screens.look.voice:
                    self.read_aloud()
            else:
                self.siren.stop()
            (self.urgency_called if urgent else self.urgency_over).emit()

    @Slot()
    def _follow_siren(self) -> None:
        self.screens.alarm_on = self.siren.ringing
        self.refresh()

    def _show_look(self) -> None:
        look = self.screens.look
        speak(look.language)
        self.window.set_look(high_contrast=look.high_contrast, text_scale=look.text_scale, reduced_motion=self._reduced_motion)
        self.window.speak_again()

    def _look(self, **choice: Any) -> None:
        self.screens.look = replace(self.screens.look, **choice)
        self._show_look()
        self.refresh()
        if choice.get("voice"):
            self.read_aloud()

    # ── from the patient ─────────────────────────────────────────────────────────────────────────────────────────────

    def _ask(self, verb: Verb) -> None:
        self._bridge.ask(verb, otherwise=self._tell_refused)

    def _tell_refused(self, error: BaseException) -> None:
        self._leaving = False
        self.refused.emit(error)
        self.refresh()

    def _listen(self) -> None:
        self._listen_to_frame()
        screens = self.screens
        screens.welcome.language_asked.connect(lambda code: self._look(language=code))
        screens.welcome.text_scale_asked.connect(lambda scale: self._look(text_scale=scale))
        screens.welcome.voice_asked.connect(lambda on: self._look(voice=on))
        screens.welcome.contrast_asked.connect(lambda on: self._look(high_contrast=on))
        screens.motive.back_asked.connect(self.assistant_wanted)
        screens.motive.alarm_asked.connect(lambda: self._alarm(TOUCHED_ALARM))
        screens.question.alarm_asked.connect(lambda: self._alarm(TOUCHED_ALARM))
        screens.pressure.assistant_asked.connect(self.assistant_wanted)
        screens.waiting.worse_asked.connect(lambda: self._alarm(FEELS_WORSE))
        screens.waiting.leave_asked.connect(lambda: self._ask(self._live.give_up_waiting))
        screens.call.camera_asked.connect(self.call_camera_asked)
        screens.call.microphone_asked.connect(self.call_microphone_asked)
        screens.call.leave_asked.connect(self.call_leave_asked)
        screens.recap.print_asked.connect(self.print_asked)
        screens.recap.next_asked.connect(lambda: self._ask(lambda: self._live.give_recap()))
        screens.ending.print_asked.connect(self.print_asked)
        screens.ending.next_asked.connect(self._take_sheet)

    def _listen_to_frame(self) -> None:
        screens = self.screens
        screens.tools.sos_asked.connect(self.call_urgency)
        screens.tools.listen_asked.connect(self.read_aloud)
        screens.tools.help_asked.connect(lambda: self._open_help(True))
        screens.help.closed.connect(lambda: self._open_help(False))
        screens.help.assistant_asked.connect(self.assistant_wanted)
        screens.help.consents_asked.connect(lambda: self._path.open_agreements(True))
        screens.help.leave_asked.connect(self._stop)
        screens.help.text_scale_asked.connect(lambda scale: self._look(text_scale=scale))
        screens.help.voice_asked.connect(lambda on: self._look(voice=on))
        screens.help.contrast_asked.connect(lambda on: self._look(high_contrast=on))
        screens.idle.stay_asked.connect(self.assistant_acted)
        screens.idle.erase_asked.connect(self._stop)
        screens.emergency.mistake_asked.connect(lambda: self.end_urgency(BY_MISTAKE))

    def _open_help(self, on: bool) -> None:
        self.screens.help_open = on
        self.refresh()

    def _alarm(self, finding: str) -> None:
        """Open the alert, in whatever state; the assistant decides."""
        self._ask(lambda: self._live.feel_alarming(finding))

    def _take_sheet(self) -> None:
        """« J’ai ma feuille »: with what this booth knows of it."""
        if (sheet := TAKEN.get(self.screens.known.sheet)) is not None:
            self._ask(lambda: self._live.hand_over_sheet(sheet))

    @Slot()
    def _stop(self) -> None:
        """The patient ends the visit."""
        self._leave(touched=True)

    def _leave(self, *, touched: bool = False) -> None:
        self._leaving, self.screens.help_open = True, False
        if self.screens.state is not None:
            self._ask(lambda: self._live.leave(touched=touched))
        self.screens.idle.show(None)
        self.watch.acted()
        self.refresh()

    # ── urgence ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def call_urgency(self) -> None:
        """At the first touch, here and now; the record follows if it can."""
        self.screens.local_urgency = True
        self.refresh()
        self._ask(self._live.call_urgency)

    def show_urgency(self, on: bool) -> None:
        """Called or ended at the console: shown and rung here at once, whatever the record and the network do."""
        self.screens.local_urgency = on
        self.refresh()

    def end_urgency(self, reason: str) -> None:
        """Held long enough."""
        self.screens.local_urgency = False
        known = self.screens.known
        if known.consultation is not None:
            self._ask(lambda: self._live.cancel_urgency(reason))
        self.refresh()
