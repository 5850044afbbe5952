"""What touching the patient's own step does, when the assistant does it for them."""

from devices.device import Role
from devices.measurement import Quantity
from session import events as e
from session.consent import WORDINGS, Purpose
from session.cuffs import Side, typed_arm
from session.guided import Posture
from ui.assistant.desk import Desk
from ui.verbs import Verb
from ui.views.manual_form import ManualForm


class Acting:
    """The patient's step, answered by the assistant and recorded as such."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        acting = desk.console.acting
        acting.answer_chosen.connect(self._answer_for_patient)
        acting.words_written.connect(self._write)
        acting.finish_asked.connect(self._finish_for_patient)

    def _answer_for_patient(self, row: str, answer: str) -> None:
        live, measuring = self._desk.live, self._desk.measuring
        words = self._console.typing.patient_words
        match self._console.acting.property("code"):
            case "consent":
                self._desk.ask(lambda: self._attest(Purpose(row), answer == "yes"))
            case "agreements" if answer == "withdraw":
                self._desk.ask(lambda: live.withdraw(Purpose(row), spoken=True), lambda _: self._desk.type(withdrawing=None))
            case "agreements" if answer == "agree":
                self._desk.ask(lambda: self._attest(Purpose(row), True))
            case "agreements":
                self._desk.type(withdrawing=Purpose(row) if answer == "ask" else None)
            case "motive":
                self._desk.ask(lambda: live.give_motive(row, words, for_patient=True))
            case "red-flags":
                self._desk.ask(lambda: live.answer_red_flag(row, e.AnswerKind(answer), for_patient=True))
            case "position" if row == "side":
                guide = self._console.known.guide
                self._desk.ask(lambda: measuring.pressure.fit_cuff(guide.arm_cm, Side(answer), unknown=guide.arm_unknown))
            case "position" if row == "arm":
                guide = self._console.known.guide
                self._desk.type(arm="")
                self._desk.ask(lambda: measuring.pressure.fit_cuff(None, guide.side, unknown=not guide.arm_unknown))
            case "position" if answer == "type":
                self._desk.type(page="manual", manual=ManualForm().choose(Quantity.SYSTOLIC))
            case "position":
                posture = Posture(row)
                on = posture not in self._console.known.guide.ticks
                self._desk.ask(lambda: measuring.pressure.tick_posture(posture, on))
            case "rest" | "measuring" if answer == "stop":
                self._desk.ask(lambda: measuring.stop(Role.CUFF))
            case "rest" if answer:
                self._desk.ask(lambda: measuring.pressure.hold_rest(answer == "on"))
            case "pending":
                decide = measuring.keep_pending if answer == "keep" else measuring.discard_pending
                self._desk.ask(lambda: decide(Role.CUFF))

    def _write(self, text: str) -> None:
        """The patient's own words; while they sit down, the tape around the arm."""
        if self._console.acting.property("code") != "position":
            self._desk.type(patient_words=text)
            return
        self._desk.type(arm=text)
        side = self._console.known.guide.side
        self._desk.ask(lambda: self._desk.measuring.pressure.fit_cuff(typed_arm(text), side))

    async def _attest(self, purpose: Purpose, agreed: bool) -> None:
        """What the patient said aloud, to the words that stand on the console."""
        wording, tell = WORDINGS[purpose], self._console.tell
        words = tell.translate("Agreements", wording.title), tell.translate("Agreements", wording.explanation)
        language = "fr" if words == (wording.title, wording.explanation) else "en"
        await self._desk.live.answer_consent(purpose, agreed, spoken=True, language=language, words=words)

    def _finish_for_patient(self) -> None:
        live, measuring = self._desk.live, self._desk.measuring
        words = self._console.typing.patient_words
        report = self._console.typing.report
        verbs: dict[str, Verb] = {
            "welcome": lambda: live.begin(for_patient=True),
            "consent": lambda: live.finish_consents(for_patient=True),
            "red-flags": lambda: live.finish_red_flags(for_patient=True),
            "recap": lambda: live.give_recap(words, for_patient=True),
            "position": lambda: measuring.pressure.begin_rest(),
            "measure": lambda: measuring.start(Role.CUFF),
            "again": lambda: measuring.restart_guide(),
        }
        code = self._console.acting.property("code")
        if code == "red-flags" and report:
            self._desk.type(page="", report=False)
        elif code in verbs:
            self._desk.ask(verbs[code])
