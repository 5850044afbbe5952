"""What typing the patient's identity does."""

from dataclasses import replace
from typing import Any

from session.identity.traits import RepresentativeRole, Sex, TrustedDocument
from ui.assistant.desk import Desk
from ui.views import identity_form


class IdentityEntry:
    """The traits as typed; entered once the patient stated name and birth date."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        identity = desk.console.identity
        identity.written.connect(self._write_trait)
        identity.sex_chosen.connect(lambda code: self._change_identity(sex=Sex(code)))
        identity.document_chosen.connect(lambda code: self._change_identity(document=TrustedDocument(code) if code else None))
        identity.speaker_chosen.connect(lambda code: self._change_identity(representative_role=RepresentativeRole(code) if code else None))
        identity.name_matched.connect(lambda on: desk.type(name_matches=on))
        identity.date_matched.connect(lambda on: desk.type(date_matches=on))
        identity.reason_chosen.connect(lambda reason: desk.type(correction=reason))
        identity.go_on_asked.connect(self._enter_identity)
        identity.denied.connect(lambda: desk.ask(lambda: desk.live.deny_identity(for_patient=True)))

    def _change_identity(self, **traits: Any) -> None:
        self._desk.type(identity=replace(self._console.typing.identity, **traits))

    def _write_trait(self, field: str, text: str) -> None:
        typing = self._console.typing
        new = identity_form.typed(typing.identity, field, text)
        matches = {"name_matches": typing.name_matches, "date_matches": typing.date_matches}
        if new != typing.identity:
            matches = {"name_matches": matches["name_matches"] and field == "birth_date", "date_matches": matches["date_matches"] and field != "birth_date"}
        self._desk.type(identity=new, **matches)

    def _enter_identity(self) -> None:
        """Both were heard to match what is typed: it is entered, and the patient reads it in large. Again: the assistant attests for them.

        Once agreements were given, what is other is a correction, with its reason.
        """
        form, today, entered, reason = self._console.typing.identity, self._console.today, self._console.record.identity, self._console.typing.correction
        correcting = identity_form.is_correcting(self._console.known.consultation)

        async def enter() -> None:
            identity = form.identity(today)
            if identity == entered:
                await self._desk.live.state_identity(for_patient=True)
            elif correcting:
                await self._desk.live.correct_identity(identity, reason)
            else:
                await self._desk.live.enter_identity(identity)

        self._desk.type(tried=True)
        self._desk.ask(enter, lambda _: self._desk.type(correction="", name_matches=False, date_matches=False) if correcting else None)
