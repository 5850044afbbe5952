"""A finger oximeter on Bluetooth: its pulse wave as it runs, its numbers, and the median of ten steady seconds.

What comes from such an oximeter is a stream of bytes cut anywhere; a family says how to take it apart (`Stretch`), and what,
if anything, must be written to keep it going. Silent for three seconds, it is "connected, no data".
"""

import asyncio
import logging
import time
from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from devices.device import Abilities
from devices.errors import DeviceError, ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import Reason
from devices.status import Status
from devices.waveform import Samples
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_running import RunningDevice
from drivers.transport.steady import AS_IN_LIFE, Sample, Timing, oximetry

log = logging.getLogger(__name__)
PARTING_S = 1.0


@dataclass(frozen=True)
class Wave:
    """How a model's pulse wave is to be read."""

    rate_hz: float
    full_scale: int


@dataclass(frozen=True)
class Stretch:
    """What one notification brought: samples of the wave, numbers, and maybe its battery."""

    samples: tuple[int, ...] = ()
    numbers: Sequence[Sample] = ()
    battery_percent: int | None = None


def sample(spo2: int | None, pulse_rate: int | None, raw: bytes, hindrance: Reason | None, perfusion: Decimal | None = None) -> Sample:
    """One packet's numbers; half of them are none."""
    values = oximetry(spo2, pulse_rate)
    if not values:
        return Sample((), raw, hindrance or Reason.SEARCHING)
    shown = values if hindrance in (None, Reason.WEAK_SIGNAL, Reason.UNSTABLE) else ()  # without a finger its last numbers mean nothing
    return Sample(shown, raw, hindrance, perfusion=perfusion)


class BluetoothOximeter(RunningDevice):
    """A `devices.device.MeasuringDevice`. It cannot be started or stopped from here: it measures as long as a finger is in it."""

    wave: Wave | None = None
    keep_alive_s: float | None = None  # how often it must be told to go on
    tells_charge = False  # in packets of its own

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity | None = None,
        timing: Timing = AS_IN_LIFE,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, clock, identity=identity, timing=timing, monotonic=monotonic, retry_first_s=retry_first_s)
        self._dropped_before = 0
        self._next_sample = 0
        self._last_bytes = b""

    @property
    def abilities(self) -> Abilities:
        return Abilities(has_waveform=self.wave is not None, reports_battery=self.tells_charge or self._reports_battery)

    # --- what a family adds

    @abstractmethod
    def _begin(self) -> None:
        """A new link: nothing of the old stream is left."""

    @abstractmethod
    def _take_apart(self, data: bytes) -> Stretch:
        """One notification; whatever is no packet is dropped and counted."""

    @property
    @abstractmethod
    def dropped_bytes(self) -> int:
        """Bytes of this link that belonged to no packet, for the technician."""

    async def _set_going(self, link: Link) -> None:
        """Tell it to begin; nothing where it does so by itself."""

    async def _keep_going(self, link: Link) -> None:
        """Tell it to go on; every `keep_alive_s`."""

    async def _part(self, link: Link) -> None:
        """Tell it to end, where it must be told."""

    # --- the link

    @property
    def _streams(self) -> bool:
        return True

    async def _introduced(self, link: Link) -> None:
        self._begin()
        self._dropped_before = 0
        self._heard_s = self._monotonic()
        await self._set_going(link)

    async def _listen(self, link: Link) -> None:
        beating = asyncio.create_task(self._beat(link))
        try:
            await super()._listen(link)
        except asyncio.CancelledError:
            with suppress(DeviceError, TimeoutError):  # gone already: it has nothing to be told any more
                async with asyncio.timeout(PARTING_S):
                    await self._part(link)
            raise
        finally:
            beating.cancel()
            await asyncio.wait((beating,))
            if not beating.cancelled():
                beating.result()

    async def _beat(self, link: Link) -> None:
        try:
            while self.keep_alive_s is not None:
                await asyncio.sleep(self.keep_alive_s)
                await self._keep_going(link)
        except DeviceError as error:  # the link is going: `run` sees it too
            log.info("%s cannot be told to go on: %s", self.identity, error)

    def _receive(self, value: CharacteristicValue) -> None:
        self._last_bytes = value.data
        silent_s = self._monotonic() - self._heard_s
        stretch = self._take_apart(value.data)
        if stretch.battery_percent is not None and stretch.battery_percent != self._now.battery_percent:
            self._publish(battery_percent=stretch.battery_percent)
        if not stretch.samples and not stretch.numbers:
            return
        self._heard_s = self._monotonic()
        super()._understood()
        lost, self._dropped_before = self.dropped_bytes > self._dropped_before, self.dropped_bytes
        if self.wave is not None and stretch.samples:
            self._next_sample += int(silent_s * self.wave.rate_hz) if silent_s >= self._timing.silence_s else int(lost)
            self._number(self.wave, stretch.samples)
        for each in stretch.numbers:
            self._hear(each)

    def _understood(self) -> None:
        """Bytes alone are no packet: `_receive` says when one was in them."""

    def _number(self, wave: Wave, values: tuple[int, ...]) -> None:
        """Number and publish the wave; what was lost on the way has left a gap in the numbers."""
        first_at = self._clock() - timedelta(seconds=(len(values) - 1) / wave.rate_hz)
        self._draw(Samples(self._next_sample, first_at, wave.rate_hz, wave.full_scale, values))
        self._next_sample += len(values)

    def _fall_silent(self) -> None:
        """Bytes came and none was a packet: that is a fault and no silence."""
        if self._now.status is Status.FAULT:
            return
        if self.dropped_bytes > self._dropped_before:
            self._live.latest = None
            self._refuse(ProtocolError("no oximeter of this family", packet=self._last_bytes, device=str(self.identity)))
        else:
            super()._fall_silent()


class PacketOximeter(BluetoothOximeter):
    """One that sends a packet in each notification: what is none is dropped whole."""

    def _begin(self) -> None:
        self._dropped = 0

    @property
    def dropped_bytes(self) -> int:
        return self._dropped

    def _take_apart(self, data: bytes) -> Stretch:
        try:
            return self._parsed(data)
        except ProtocolError:  # counted: where nothing else comes, the device is refused
            self._dropped += len(data)
            return Stretch()

    @abstractmethod
    def _parsed(self, data: bytes) -> Stretch:
        """What one packet says; ProtocolError where it is none."""
