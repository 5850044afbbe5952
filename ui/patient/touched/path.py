"""What the patient touches from the welcome to the alarm questions: begin, confirm who one is, agree or not, say why one comes."""

from collections.abc import Callable

from session import events as e
from session.consent import WORDINGS, Purpose
from session.consultation import State
from session.live import LiveConsultation
from ui.patient.screens import PatientScreens
from ui.spoken_data import say
from ui.verbs import Ask


class Path:
    """The steps before the measures."""

    def __init__(self, screens: PatientScreens, live: LiveConsultation, ask: Ask, refresh: Callable[[], None]) -> None:
        self._screens, self._live, self._ask, self._refresh = screens, live, ask, refresh
        screens.welcome.next_asked.connect(self._begin)
        screens.identity.confirmed.connect(self._confirm_identity)
        screens.identity.denied.connect(self._deny_identity)
        screens.agreements.answered.connect(self._answer_agreement)
        screens.agreements.next_asked.connect(self._finish_agreements)
        screens.agreements.back_asked.connect(self._leave_agreements)
        screens.motive.chosen.connect(self._choose_motive)
        screens.motive.next_asked.connect(lambda: self._ask(lambda: live.give_motive(screens.motive_choice)))
        screens.question.answered.connect(self._answer_question)
        screens.question.next_asked.connect(lambda: self._turn_question(1))
        screens.question.back_asked.connect(lambda: self._turn_question(-1))

    def _begin(self) -> None:
        if self._screens.state in (None, State.WELCOME):  # WELCOME: killed between the record and its first event, and taken up
            look = self._screens.look
            self._ask(lambda: self._live.begin(look.language, look.text_scale, look.voice, look.high_contrast))

    def _answer_agreement(self, code: str, agreed: bool) -> None:
        purpose = Purpose(code)
        if self._screens.state is State.CONSENT:
            self._answer(purpose, agreed)
        elif not agreed:
            self._ask(lambda: self._live.withdraw(purpose))
        elif self._screens.known.consultation is not None and not self._screens.known.consultation.record.agreed(purpose):
            self._answer(purpose, True)

    def _answer(self, purpose: Purpose, agreed: bool) -> None:
        """With the very words that the patient read."""
        language, wording = self._screens.look.language, WORDINGS[purpose]
        words = say(wording.title), say(wording.explanation)
        self._ask(lambda: self._live.answer_consent(purpose, agreed, language=language, words=words))

    def _finish_agreements(self) -> None:
        if self._screens.agreements_open:
            self.open_agreements(False)
        else:
            self._ask(self._live.finish_consents)

    def _leave_agreements(self) -> None:
        if self._screens.agreements_open:
            self.open_agreements(False)
        else:
            self._read_identity_again(True)

    def _read_identity_again(self, on: bool) -> None:
        """« Retour » from the agreements: nothing is denied by wanting to read it."""
        self._screens.identity_again = on
        self._refresh()

    def _confirm_identity(self) -> None:
        read_again = self._screens.identity_again and self._screens.state is State.CONSENT
        self._read_identity_again(False)
        if not read_again:
            self._ask(self._live.state_identity)

    def _deny_identity(self) -> None:
        self._read_identity_again(False)
        self._ask(self._live.deny_identity)

    def _answer_question(self, answer: str) -> None:
        flag = self._screens.current_question()
        if flag is not None:
            self._screens.question_at = flag  # stay on it until « Continuer »
            self._ask(lambda: self._live.answer_red_flag(flag, e.AnswerKind(answer)))

    def _turn_question(self, step: int) -> None:
        flags = [flag.flag_id for flag in self._screens.rules.red_flags]
        here = self._screens.current_question()
        place = (flags.index(here) if here in flags else 0) + step
        if place >= len(flags):
            self._ask(self._live.finish_red_flags)
        elif place >= 0:
            self._screens.question_at = flags[place]
            self._refresh()

    def _choose_motive(self, code: str) -> None:
        self._screens.motive_choice = code
        self._refresh()

    def open_agreements(self, on: bool) -> None:
        self._screens.agreements_open, self._screens.help_open = on, False
        self._refresh()
