"""All that is known of one visit, computed from its events. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from session import events as e
from session.auscultation import Auscultation
from session.consent import Purpose
from session.draft import Draft
from session.identity.correction import is_said_again
from session.identity.traits import Identity
from session.observation import Observation, StillImage
from session.people import Author, Practitioner

K = TypeVar("K")
V = TypeVar("V")
Consent = e.ConsentGiven | e.ConsentRefused | e.ConsentWithdrawn


def _none() -> Mapping[K, V]:
    return MappingProxyType({})


def _with(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**mapping, key: value})


@dataclass(frozen=True)
class Correction:
    """An identity that was corrected: what stood before, and by whom, when and why it was replaced."""

    before: Identity
    by: e.IdentityCorrected


@dataclass(frozen=True)
class Record:
    """What the events add up to. The latest answer holds; every earlier one is still among the events."""

    began_at: datetime | None = None
    responsible: Author | None = None  # the assistant who answers for the visit
    language: str = "fr"
    text_scale: float = 1.0
    voice: bool = False
    high_contrast: bool = False
    identity: Identity | None = None
    identity_stated_at: datetime | None = None
    identity_denied: bool = False  # « Ce n’est pas moi », and nothing was typed since
    identity_version: int = 0  # one more each time that what is stated and confirmed was corrected
    corrections: tuple[Correction, ...] = ()
    consents: Mapping[Purpose, Consent] = field(default_factory=_none)
    motive: e.MotiveGiven | None = None
    red_flags: Mapping[str, e.RedFlagAnswered] = field(default_factory=_none)
    answers: Mapping[e.Question, e.QuestionAnswered] = field(default_factory=_none)
    observations: tuple[Observation, ...] = ()
    discarded: tuple[e.MeasurementDiscarded, ...] = ()
    images: tuple[StillImage, ...] = ()
    seen_images: Mapping[str, datetime] = field(default_factory=_none)  # when each was first drawn on the practitioner's page
    sounds: tuple[Auscultation, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    privacy: e.PrivacyNoted | None = None
    note: e.NoteWritten | None = None
    relevance: e.RelevanceDecided | None = None  # None again as soon as an alert reopens it
    decisions: tuple[e.RelevanceDecided | e.AlertDecided, ...] = ()
    alerts: tuple[e.AlertRaised, ...] = ()
    practitioner: Practitioner | None = None
    identity_confirmed_at: datetime | None = None
    chat: tuple[e.ChatSent, ...] = ()
    requests: tuple[e.MeasureRequested, ...] = ()
    request_answers: Mapping[str, e.MeasureRequestAnswered] = field(default_factory=_none)
    draft: Draft = field(default_factory=Draft)
    draft_saved_at: datetime | None = None
    signature: e.ReportSigned | None = None
    queued_at: datetime | None = None
    hidden: e.HiddenInCall | None = None
    call_began_at: datetime | None = None
    call_ended_at: datetime | None = None
    call_ended_by: Author | None = None  # who ended it on purpose; None while it may go on
    ending: e.Oriented | e.CallRefused | e.NoPractitioner | e.PatientLeft | e.CallFailed | None = None
    recap: e.RecapGiven | None = None
    deliveries: tuple[str, ...] = ()
    hygiene: Mapping[e.HygieneItem, datetime] = field(default_factory=_none)
    urgency: e.UrgencyCalled | None = None
    incidents: tuple[e.IncidentNoted, ...] = ()
    commands: frozenset[str] = frozenset()

    def agreed(self, purpose: Purpose) -> bool:
        """Whether this purpose is agreed to at this instant."""
        return isinstance(self.consents.get(purpose), e.ConsentGiven)

    @property
    def agreed_as(self) -> Identity | None:
        """The identity that the agreements were given under."""
        return self.corrections[0].before if self.corrections else self.identity

    @property
    def current_observations(self) -> tuple[Observation, ...]:
        """The observations that hold: not corrected since, not struck out, and no average of a reading that no longer holds."""
        replaced = {each.corrects for each in self.observations if each.corrects}
        return tuple(each for each in self.observations if each.observation_id not in replaced and not each.withdrawn and replaced.isdisjoint(each.average_of))

    @property
    def is_emergency(self) -> bool:
        """Whether the last decision sent the patient to the emergency services, whatever else had ended the visit."""
        last = self.ending if isinstance(self.ending, e.Oriented) else self.decisions[-1] if self.decisions else None
        return last is not None and last.outcome is e.Outcome.EMERGENCY

    def after(self, event: e.Event) -> "Record":
        """The record with this event."""
        match event:
            case e.Welcomed():
                return replace(
                    self,
                    began_at=self.began_at or event.at,
                    language=event.language,
                    text_scale=event.text_scale,
                    voice=event.voice,
                    high_contrast=event.high_contrast,
                )
            case e.AssistantTookCharge():
                return replace(self, responsible=event.author)
            case e.IdentityEntered():
                same = self.identity is not None and (self.identity.traits, self.identity.representative) == (
                    event.identity.traits,
                    event.identity.representative,
                )
                consents = self.consents if same else _none()
                return replace(self, identity=event.identity, identity_stated_at=None, identity_denied=False, consents=consents)
            case e.IdentityCorrected() if self.identity is not None:
                return self._corrected(self.identity, event)
            case e.IdentityDenied():
                return replace(self, identity_stated_at=None, identity_denied=True)
            case e.IdentityStated():
                return replace(self, identity_stated_at=event.at, identity_denied=False)
            case e.ConsentGiven() | e.ConsentRefused() | e.ConsentWithdrawn():
                return replace(self, consents=_with(self.consents, event.purpose, event))
            case e.MotiveGiven():
                return replace(self, motive=event)
            case e.RedFlagAnswered():
                return replace(self, red_flags=_with(self.red_flags, event.flag, event))
            case e.QuestionAnswered():
                return replace(self, answers=_with(self.answers, event.question, event))
            case e.MeasuresDone():
                return replace(self, skipped=event.skipped)
            case e.PrivacyNoted():
                return replace(self, privacy=event)
            case e.NoteWritten():
                return replace(self, note=event)
            case e.ObservationKept():
                return replace(self, observations=(*self.observations, event.observation))
            case e.MeasurementDiscarded():
                return replace(self, discarded=(*self.discarded, event))
            case e.ImageKept():
                return replace(self, images=(*self.images, event.image))
            case e.ImageSeen():
                return replace(self, seen_images=_with(self.seen_images, event.image_id, self.seen_images.get(event.image_id, event.at)))
            case e.ImagesDropped():
                return replace(self, images=tuple(image for image in self.images if image.image_id not in event.image_ids))
            case e.SoundKept():
                return replace(self, sounds=(*self.sounds, event.sound))
            case e.SoundsDropped():
                return replace(self, sounds=tuple(sound for sound in self.sounds if sound.sound_id not in event.sound_ids))
            case e.IncidentNoted():
                return replace(self, incidents=(*self.incidents, event))
            case e.CommandApplied():
                return replace(self, commands=self.commands | {event.command_id})
            case _:
                return self._after_decision(event) or self._after_call(event) or self._after_end(event) or self

    def _corrected(self, before: Identity, event: e.IdentityCorrected) -> "Record":
        """The agreements stay: they are this person's. What was stated and confirmed under the earlier traits is asked for again."""
        corrected = replace(self, identity=event.identity, corrections=(*self.corrections, Correction(before, event)))
        if not is_said_again(before, event.identity):
            return corrected
        version = self.identity_version + 1
        return replace(corrected, identity_version=version, identity_stated_at=None, identity_denied=False, identity_confirmed_at=None)

    def _after_decision(self, event: e.Event) -> "Record | None":
        match event:
            case e.AlertRaised():
                return replace(self, alerts=(*self.alerts, event), relevance=None)
            case e.AlertDecided():
                return replace(self, decisions=(*self.decisions, event))
            case e.RelevanceDecided():
                return replace(self, relevance=event, decisions=(*self.decisions, event))
            case e.UrgencyCalled():
                return replace(self, urgency=event)
            case e.UrgencyCancelled():
                return replace(self, urgency=None)
            case e.Queued():
                return replace(self, queued_at=self.queued_at or event.at)  # decided again while waiting: the place is kept
            case _:
                return None

    def _after_call(self, event: e.Event) -> "Record | None":
        match event:
            case e.PractitionerTook():
                return replace(
                    self,
                    practitioner=event.practitioner,
                    call_began_at=self.call_began_at or event.at,
                    call_ended_at=None,
                    call_ended_by=None,
                    identity_confirmed_at=self.identity_confirmed_at if self.practitioner == event.practitioner else None,
                )
            case e.IdentityConfirmed():
                return replace(self, identity_confirmed_at=event.at)
            case e.HiddenInCall():
                return replace(self, hidden=event)
            case e.ChatSent():
                return replace(self, chat=(*self.chat, event))
            case e.MeasureRequested():
                return replace(self, requests=(*self.requests, event))
            case e.MeasureRequestAnswered():
                return replace(self, request_answers=_with(self.request_answers, event.request_id, event))
            case e.DraftSaved():
                return replace(self, draft=event.draft, draft_saved_at=event.at)
            case e.CallEnded():
                return self._call_over(event)
            case e.ReportSigned():
                return replace(self._call_over(event), signature=event)
            case _:
                return None

    def _call_over(self, event: e.Event) -> "Record":
        """The call's end, by whoever ended it first."""
        return self if self.call_ended_at is not None else replace(self, call_ended_at=event.at, call_ended_by=event.author)

    def _after_end(self, event: e.Event) -> "Record | None":
        match event:
            case e.Oriented() | e.CallRefused() | e.NoPractitioner() | e.PatientLeft() | e.CallFailed():
                ended = self._call_over(event) if self.call_began_at is not None else self
                return replace(ended, ending=event)
            case e.RecapGiven():
                return replace(self, recap=event)
            case e.HandedToOutbox():
                return replace(self, deliveries=event.deliveries)
            case e.HygieneDone():
                return replace(self, hygiene=_with(self.hygiene, event.item, event.at))
            case _:
                return None
