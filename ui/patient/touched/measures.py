"""What the patient touches while being measured: the posture, the cuff, from one measure to the next."""

from collections.abc import Callable

from devices.device import Role
from session.guided import Phase, Posture
from session.measuring import Measuring
from ui import flow
from ui.patient.known import MEASURED_BY_PATIENT
from ui.patient.screens import PatientScreens
from ui.verbs import Ask


class Measures:
    """The guided measures, as the patient moves through them."""

    def __init__(self, screens: PatientScreens, measuring: Measuring, ask: Ask, refresh: Callable[[], None]) -> None:
        self._screens, self._measuring, self._ask, self._refresh = screens, measuring, ask, refresh
        screens.posture.ticked.connect(lambda code, on: self._ask(lambda: measuring.pressure.tick_posture(Posture(code), on)))
        screens.posture.next_asked.connect(lambda: self._ask(measuring.pressure.begin_rest))
        screens.rest.back_asked.connect(lambda: self._ask(measuring.restart_guide))
        screens.pressure.stop_asked.connect(lambda: self._ask(lambda: measuring.stop(Role.CUFF)))
        screens.retry.again_asked.connect(lambda: self._ask(lambda: measuring.start(Role.CUFF)))
        screens.retry.skip_asked.connect(lambda: self._pass_over(Role.CUFF))
        for model, role in ((screens.oximeter, Role.OXIMETER), (screens.thermometer, Role.THERMOMETER)):
            model.next_asked.connect(lambda role=role: self._go_on(role))
            model.back_asked.connect(lambda role=role: self.focus(screens.before(role)))
        screens.posture.back_asked.connect(lambda: self.focus(None))
        screens.otoscope.next_asked.connect(lambda: self.focus(None))
        screens.otoscope.back_asked.connect(lambda: self.focus(None))

    def focus(self, role: Role | None) -> None:
        """Show this measure to the patient. None: the first that is missing; so it is for a scale or a meter, which only the console shows."""
        self._screens.focus = role if role is Role.CUFF or role in flow.MEASURE else None
        self._refresh()

    def _go_on(self, role: Role) -> None:
        present = [each for each in MEASURED_BY_PATIENT if each in self._screens.abilities]
        place = present.index(role) + 1
        self.focus(present[place] if place < len(present) else None)

    def _pass_over(self, role: Role) -> None:
        self._screens.passed_over |= {role}
        self._screens.focus = None
        if role is Role.CUFF and self._screens.known.guide.phase is not Phase.DONE:
            self._ask(self._measuring.restart_guide)
        self._refresh()
