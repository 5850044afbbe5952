"""What the engine tells the screens: each feed's values, wrapped in a class of their own, carried over the bridge.

    task = group.create_task(relay(bridge, sources_of(live, measuring, at_work)))      # in the engine
    bridge.hear(VisitNews, lambda news: side.show(news.consultation))                  # in the screens' thread

A value that has a class of its own comes as it is: `session.measure_state.Shown`, `MediaHealth`, `CallState`, `Pressed`.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from devices.button import CaptureButton
from devices.device import Role
from devices.feed import Feed
from devices.measurement import CuffPressure, Measurement
from devices.picture_score import PictureScore
from devices.status import DeviceStatus
from devices.waveform import TOLD_EVERY_S, Samples, joined
from devices.wire import LinkQuality, WireLine
from session.at_work import AtWork
from session.camera_check import Sight
from session.check_desk import DeviceReading
from session.consultation import Consultation
from session.day_check import DayCheck
from session.guided import PressureGuide
from session.listening import Auscultating
from session.live import LiveConsultation
from session.logins import Login
from session.measure_state import MeasureState
from session.measuring import Measuring
from session.remote import Remote
from session.upkeep.inventory import Park
from session.workshop import ExportPlace, Plugged, Review, Workshop
from ui.bridge import Bridge

DEPTH = 256


@dataclass(frozen=True)
class VisitNews:
    """The visit as it stands; None when there is none."""

    consultation: Consultation | None


@dataclass(frozen=True)
class LoginNews:
    """Who is at work; None when nobody is."""

    login: Login | None


@dataclass(frozen=True)
class CheckNews:
    """What was checked today."""

    checks: tuple[DayCheck, ...]


@dataclass(frozen=True)
class StatusNews:
    """Every measuring device's link."""

    statuses: Mapping[Role, DeviceStatus]


@dataclass(frozen=True)
class MeasureNews:
    """Every device's measure."""

    measures: Mapping[Role, MeasureState]


@dataclass(frozen=True)
class GuideNews:
    """The guided blood pressure."""

    guide: PressureGuide


@dataclass(frozen=True)
class ListeningNews:
    """How the listening with the stethoscope stands."""

    listening: Auscultating


@dataclass(frozen=True)
class StethoscopeNews:
    """The stethoscope's link; None while nothing is known of it."""

    status: DeviceStatus | None


@dataclass(frozen=True)
class ScopeNews:
    """How good the otoscope's picture is now; None while there is none."""

    score: PictureScore | None


@dataclass(frozen=True)
class LiveNews:
    """What a device shows while it measures."""

    role: Role
    value: CuffPressure | Measurement


@dataclass(frozen=True)
class WaveNews:
    """A stretch of a device's waveform."""

    role: Role
    samples: Samples


@dataclass(frozen=True)
class BlockedNews:
    """The devices that the booth's register holds back."""

    roles: frozenset[Role]


@dataclass(frozen=True)
class LinkNews:
    """Whether the hub answers."""

    up: bool


@dataclass(frozen=True)
class PlaceNews:
    """How many wait before the patient; None while the hub does not say."""

    ahead: int | None


@dataclass(frozen=True)
class WorkshopNews:
    """Which technician is at work; None when none is."""

    login: Login | None


@dataclass(frozen=True)
class ParkNews:
    """The booth's devices as its register has them; None where it cannot be read."""

    park: Park | None


@dataclass(frozen=True)
class SightNews:
    """What the technician's camera sees of its chart."""

    sight: Sight


@dataclass(frozen=True)
class ReadingNews:
    """What a device that is being checked shows now."""

    reading: DeviceReading


@dataclass(frozen=True)
class PluggedNews:
    """Which devices answer the booth, and how."""

    plugged: Mapping[Role, Plugged]


@dataclass(frozen=True)
class ReviewNews:
    """The visits to read again, for each device that is out of its limits or overdue."""

    reviews: tuple[Review, ...]


@dataclass(frozen=True)
class QualityNews:
    """How well each device's line holds, by role."""

    qualities: Mapping[str, LinkQuality]


@dataclass(frozen=True)
class WireNews:
    """What was said on the line that the technician follows."""

    lines: tuple[WireLine, ...]


@dataclass(frozen=True)
class ExportNews:
    """Where the register can be written to now."""

    places: tuple[ExportPlace, ...]


Source = tuple[Feed[Any], Callable[[Any], object]]


@dataclass(frozen=True)
class _Stretches:
    """Wraps a waveform's samples; they are carried a stretch at a time."""

    role: Role

    def __call__(self, samples: Samples) -> WaveNews:
        return WaveNews(self.role, samples)


def itself(value: object) -> object:
    """What needs no wrapping to be known."""
    return value


def sources_of(
    live: LiveConsultation,
    measuring: Measuring,
    at_work: AtWork,
    remote: Remote | None = None,
    workshop: Workshop | None = None,
    button: CaptureButton | None = None,
) -> list[Source]:
    """Every feed of a booth that screens show, and what wraps its values."""
    sources: list[Source] = [
        (live.consultation, VisitNews),
        (live.not_stored, itself),
        (at_work.login, LoginNews),
        (at_work.checks, CheckNews),
        (measuring.statuses, StatusNews),
        (measuring.measures, MeasureNews),
        (measuring.blocked, BlockedNews),
        (measuring.pressure.guide, GuideNews),
        (measuring.shown, itself),
    ]
    if remote is not None:
        sources += [(remote.media.health, itself), (remote.media.state, itself), (remote.media.scope_score, ScopeNews)]
        sources += [(remote.hub.link, LinkNews), (remote.ahead, PlaceNews)]
        if (listening := remote.listening) is not None and listening.has_device:
            sources += [(listening.state, ListeningNews), (listening.status, StethoscopeNews), (listening.trace, _Stretches(Role.STETHOSCOPE))]
    if workshop is not None:
        sources += [
            (workshop.login, WorkshopNews),
            (workshop.park, ParkNews),
            (workshop.plugged, PluggedNews),
            (workshop.reviews, ReviewNews),
            (workshop.places, ExportNews),
            (workshop.qualities, QualityNews),
            (workshop.lines, WireNews),
        ]
        if workshop.camera is not None:
            sources.append((workshop.camera.sight, SightNews))
        if workshop.checks is not None:
            sources.append((workshop.checks.reading, ReadingNews))
    if button is not None:
        sources.append((button.presses, itself))
    for role, device in measuring.booth:
        sources.append((device.live, partial(LiveNews, role)))
        sources.append((device.waveform, _Stretches(role)))
    return sources


async def relay(bridge: Bridge, sources: Iterable[Source]) -> None:
    """Carry what is known already, then all that comes; until cancelled. Runs in the engine."""
    async with asyncio.TaskGroup() as tasks:
        for feed, wrap in sources:
            tasks.create_task(_carry(bridge, feed, wrap))


async def _carry(bridge: Bridge, feed: Feed[Any], wrap: Callable[[Any], object]) -> None:
    with feed.listen(DEPTH) as values:
        if feed.latest is not None:
            bridge.post(wrap(feed.latest))
        if isinstance(wrap, _Stretches):
            async for came in values.batches(TOLD_EVERY_S):
                for samples in joined(came):
                    bridge.post(wrap(samples))
        async for value in values:
            bridge.post(wrap(value))
