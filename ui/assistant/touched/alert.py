"""What deciding an alert does."""

from session import events as e
from ui.assistant.desk import Desk


class Alert:
    """The alert closes only by a decision, with its author and a reason."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        alert = desk.console.alert
        alert.decision_asked.connect(self._decide_alert)
        alert.outcome_chosen.connect(lambda code: desk.type(alert_outcome=code))
        alert.reason_written.connect(lambda text: desk.type(alert_reason=text))
        alert.go_on_asked.connect(lambda: self._decide_alert(desk.console.typing.alert_outcome))

    def _decide_alert(self, code: str) -> None:
        """One of the five ways out. Urgent ones take the finding itself as their reason where none was written."""
        consultation = self._console.known.consultation
        if consultation is None or consultation.alert is None:
            return
        reason = self._console.typing.alert_reason.strip() or f"Alerte : {consultation.alert.finding}"
        self._desk.ask(lambda: self._desk.live.decide(e.Outcome(code), reason))
