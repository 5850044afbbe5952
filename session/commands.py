"""What practitioners do to the visit: stored, refused with its reason, or carried out; and the report that they sign. Lives on the engine's loop."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo

from session import events as e
from session.call.media_link import MediaLink
from session.completeness import assess
from session.consent import Purpose
from session.consultation import Consultation, IllegalEvent, State
from session.hub import messages as m
from session.hub.client import HubClient
from session.ice_server import IceServer
from session.live import LiveConsultation
from session.people import Practitioner
from session.report import NotReportable, Site, canonical, compose, sha256
from session.shown import refusals
from session.store.errors import StoreError

_log = logging.getLogger(__name__)
DOCUMENTS = ("Compte rendu de téléconsultation (PDF)", "Document structuré (FHIR)")


class Commands:
    """Obeys the practitioners' commands, as the hub hands them over."""

    def __init__(
        self,
        live: LiveConsultation,
        hub: HubClient,
        media: MediaLink,
        *,
        site: Site,
        zone: tzinfo,
        recipients: Callable[[Consultation], tuple[str, ...]],
        ice_servers: tuple[IceServer, ...] = (),
        simulated: tuple[str, ...] = (),
        review: Callable[[m.Command], None] = lambda command: None,
    ) -> None:
        """
        Args:
            recipients: who would get the report, in words.
            simulated: what is simulated beside the measuring devices, in words.
            review: does what a practitioner does to a report of long ago.
        """
        self._live, self._hub, self._media = live, hub, media
        self._site, self._zone, self._recipients = site, zone, recipients
        self._ice_servers, self._simulated, self._review = ice_servers, simulated, review

    async def run(self) -> None:
        """Obey, one command after the other; until cancelled."""
        while True:
            command = await self._hub.next_command()
            try:
                await self._obey(command)
            except IllegalEvent as error:
                _log.info("a practitioner's act cannot be now: %s in %s", error.event.__name__, error.state.value)
                self._refuse(command, "ce n’est pas possible à cette étape")
            except StoreError as error:
                self._refuse(command, "la borne ne peut rien enregistrer en ce moment : son disque ne répond pas")
                self._live.not_stored.publish(error)

    async def _obey(self, command: m.Command) -> None:
        act, consultation = command.act, self._live.consultation.latest
        if isinstance(act, m.ReviewAct):
            self._review(command)
            return
        if consultation is None or consultation.consultation_id != act.consultation_id:
            self._refuse(command, "cette visite est terminée")
            self._hub.say(m.Ended(act.consultation_id, "la visite est terminée"))  # the hub did not hear it, or it would not have asked
            return
        if act.command_id in consultation.record.commands:
            self._hub.say(m.Applied(act.consultation_id, act.command_id))
            return
        mine = consultation.record.practitioner
        if not isinstance(act, m.Take) and (mine is None or mine.rpps != command.practitioner.rpps):
            self._refuse(command, "cette visite n’est pas, ou plus, la vôtre")
            return
        match act:
            case m.CallAnswer():
                self._media.answer(act.call, act.sdp)
            case m.AddCandidate():
                self._media.candidate(act.call, act.candidate, act.sdp_mid, act.sdp_m_line_index)
            case m.Rejoin():
                if consultation.state is State.CALL:
                    self._media.start_call(self._ice_servers)
            case m.PrepareSignature():
                self._prepare(command, consultation)
            case m.Sign():
                self._sign(command, consultation, act.sha256)
            case _:
                self._record(command, consultation)

    def _record(self, command: m.Command, consultation: Consultation) -> None:
        """Acts that are events: stored with the command's id in one piece, then acknowledged."""
        act, at, author = command.act, self._live.clock(), command.practitioner.author
        events: list[e.Event] = []
        match act:
            case m.Take():
                if consultation.state is State.CALL and consultation.record.practitioner not in (None, command.practitioner):
                    self._refuse(command, "un confrère a pris cette visite")
                    return
                events.append(e.PractitionerTook(at=at, author=author, practitioner=command.practitioner))
            case m.ConfirmIdentity() if act.identity_version != consultation.record.identity_version:
                self._refuse(command, "l’identité a été corrigée entre-temps : cochez de nouveau")
                return
            case m.ConfirmIdentity():
                events.append(e.IdentityConfirmed(at=at, author=author))
            case m.NotMatching():
                events.append(e.IncidentNoted(at=at, author=author, what="Le médecin : le nom ou la date dits ne correspondent pas"))
            case m.RequestMeasure():
                events.append(e.MeasureRequested(at=at, author=author, request_id=act.command_id, what=act.what, note=act.note))
            case m.SendChat() if not consultation.record.agreed(Purpose.ASSISTANT_PRESENT):  # nobody would read it
                self._refuse(command, "le patient n’a pas voulu être accompagné : le téléassistant ne lit pas de messages")
                return
            case m.SendChat():
                events.append(e.ChatSent(at=at, author=author, message_id=act.command_id, text=act.text))
            case m.ImageSeen():
                if act.image_id in {image.image_id for image in consultation.record.images} - consultation.record.seen_images.keys():
                    events.append(e.ImageSeen(at=at, author=author, image_id=act.image_id))
            case m.SaveDraft():
                events.append(e.DraftSaved(at=at, author=author, draft=act.draft))
            case m.EndCall():
                events.append(e.CallEnded(at=at, author=author, reason=act.reason))
            case m.CallAgain() if consultation.state is not State.CALL:  # touched twice, the second has nothing left to do
                events.append(e.PractitionerTook(at=at, author=author, practitioner=_exactly(consultation, command.practitioner)))
            case m.CallAgain():
                pass
            case m.CallUrgency():
                events.append(e.UrgencyCalled(at=at, author=author))
            case _:
                raise AssertionError(type(act).__name__)
        self._live.apply(*events, e.CommandApplied(at=at, author=author, command_id=act.command_id))
        self._hub.say(m.Applied(consultation.consultation_id, act.command_id))

    def _refuse(self, command: m.Command, reason: str) -> None:
        self._hub.say(m.NotApplied(command.act.about, command.act.command_id, reason))

    # ── the signature ────────────────────────────────────────────────────────────────────────────────────────────────

    def _content(self, consultation: Consultation) -> bytes:
        return canonical(compose(consultation, self._site, self._live.rules, self._zone, self._simulated))

    def _prepare(self, command: m.Command, consultation: Consultation) -> None:
        if (why := not_ready(consultation)) is not None:
            self._refuse(command, why)
            return
        try:
            content = self._content(consultation)
        except NotReportable:
            self._refuse(command, "le compte rendu n’a pas encore de patient ou de médecin")
            return
        visit, command_id = consultation.consultation_id, command.act.command_id
        record = consultation.record
        self._hub.say(m.ToSign(visit, command_id, sha256(content), DOCUMENTS, self._recipients(consultation), refusals(record)))
        self._hub.say(m.Applied(visit, command_id))

    def _sign(self, command: m.Command, consultation: Consultation, wanted: str) -> None:
        if (why := not_ready(consultation)) is not None:
            self._refuse(command, why)
            return
        content = self._content(consultation)
        if sha256(content) != wanted:
            self._refuse(command, "le dossier a changé depuis la lecture : relisez, puis signez")
            return
        at, author = self._live.clock(), command.practitioner.author
        signed = e.ReportSigned(at=at, author=author, practitioner=_exactly(consultation, command.practitioner), sha256=wanted, content=content.decode())
        self._live.apply(signed, e.CommandApplied(at=at, author=author, command_id=command.act.command_id))
        self._hub.say(m.Applied(consultation.consultation_id, command.act.command_id))


def not_ready(consultation: Consultation) -> str | None:
    """Why the report cannot be signed yet, in words; None where it can."""
    if consultation.open_alerts:
        return "une alerte attend la décision du téléassistant"
    if consultation.record.identity_stated_at is None:
        return "le patient n’a pas encore confirmé son identité corrigée"
    if consultation.record.identity_confirmed_at is None:
        return "l’identité du patient n’est pas confirmée"
    if missing := assess(consultation.record).to_settle:
        return "il manque : " + ", ".join(each.label for each in missing)
    return None


def _exactly(consultation: Consultation, practitioner: Practitioner) -> Practitioner:
    """The practitioner as the report names them: who moved to another place since is still who took the visit."""
    taken_by = consultation.record.practitioner
    return replace(practitioner, place=taken_by.place) if taken_by is not None else practitioner
