"""What the engine tells the screens: each feed's values, wrapped in a class of their own, carried over the bridge.

    task = group.create_task(relay(bridge, sources_of(live, measuring, at_work)))      # in the engine
    bridge.hear(VisitNews, lambda news: side.show(news.consultation))                  # in the screens' thread
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from devices.device import Role
from devices.feed import Feed
from devices.measurement import CuffPressure, Measurement
from devices.status import DeviceStatus
from devices.waveform import Samples
from session.at_work import AtWork
from session.consultation import Consultation
from session.guided import PressureGuide
from session.live import LiveConsultation
from session.logins import Login
from session.measuring import MeasureState, Measuring
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
class LiveNews:
    """What a device shows while it measures."""

    role: Role
    value: CuffPressure | Measurement


@dataclass(frozen=True)
class WaveNews:
    """A stretch of a device's waveform."""

    role: Role
    samples: Samples


Source = tuple[Feed[Any], Callable[[Any], object]]


def sources_of(live: LiveConsultation, measuring: Measuring, at_work: AtWork) -> list[Source]:
    """Every feed of a booth that screens show, and what wraps its values."""
    sources: list[Source] = [
        (live.consultation, VisitNews),
        (at_work.login, LoginNews),
        (measuring.statuses, StatusNews),
        (measuring.measures, MeasureNews),
        (measuring.guide, GuideNews),
    ]
    for role, device in measuring.booth:
        sources.append((device.live, lambda value, role=role: LiveNews(role, value)))
        sources.append((device.waveform, lambda samples, role=role: WaveNews(role, samples)))
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
        async for value in values:
            bridge.post(wrap(value))
