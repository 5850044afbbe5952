"""What every device says to the rest of the program, on whatever transport: who it is, how it is, and what it measured."""

import logging
import traceback
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from devices.errors import DeviceError, ProtocolError
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import CuffPressure, Measurement, NoReading, Reason
from devices.status import DeviceStatus, Status
from devices.waveform import Samples, joined

log = logging.getLogger(__name__)

WAVE_STRETCHES = 1500  # kept to go with a value: a window of the fastest, sample by sample


class Measuring(ABC):
    """The part of a `devices.device.MeasuringDevice` that a Bluetooth device and one on a cable have in common."""

    def __init__(self, identity: DeviceIdentity) -> None:
        self._identity = identity
        self._status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.ABSENT))
        self._results: Feed[Measurement | NoReading] = Feed()
        self._live: Feed[CuffPressure | Measurement] = Feed()
        self._waveform: Feed[Samples] = Feed()
        self._wave: deque[Samples] = deque(maxlen=WAVE_STRETCHES)
        self._read_as = ""

    @property
    def identity(self) -> DeviceIdentity:
        return self._identity

    @property
    def status(self) -> Feed[DeviceStatus]:
        return self._status

    @property
    def results(self) -> Feed[Measurement | NoReading]:
        return self._results

    @property
    def live(self) -> Feed[CuffPressure | Measurement]:
        return self._live

    @property
    def waveform(self) -> Feed[Samples]:
        return self._waveform

    @property
    def read_as(self) -> str:
        """What is known beside the bytes, so that the family's `decoding.py` reads them again as they were read."""
        return self._read_as

    @abstractmethod
    def _end(self) -> None:
        """No measure is asked for any more."""

    def _draw(self, stretch: Samples) -> None:
        """The waveform goes on."""
        self._wave.append(stretch)
        self._waveform.publish(stretch)

    def _wave_of(self, seconds: float) -> tuple[Samples, ...]:
        """So many seconds of waveform, up to now."""
        wanted: list[Samples] = []
        left = 0
        for stretch in reversed(self._wave):
            left = left or round(seconds * stretch.rate_hz)
            cut = max(0, len(stretch.values) - left)
            wanted.append(replace(stretch, first_number=stretch.first_number + cut, values=stretch.values[cut:]))
            left -= len(stretch.values) - cut
            if left <= 0:
                break
        return tuple(joined(reversed(wanted)))

    def _conclude(self, result: Measurement | NoReading) -> None:
        """The measure ended, with a value or without."""
        if isinstance(result, Measurement):
            result = replace(result, read_as=self._read_as)
        self._end()
        self._results.publish(result)

    def _came(self, result: Measurement | NoReading, foreign: Reason | None) -> None:
        """A finished reading came, in a measure. One that is `foreign` is shown, refused: the one that was asked for may still come."""
        if foreign is None:
            self._conclude(result)
        elif isinstance(result, Measurement):
            self._results.publish(result)

    @contextmanager
    def _foreseen(self, packet: bytes = b"") -> Iterator[None]:
        """Whatever a driver stumbles over is a fault of this one device, and never the end of the program and of all the others."""
        try:
            yield
        except DeviceError:
            raise
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            log.error("the driver of %s failed: %s in %s, line %s", self._identity, type(error).__name__, where.filename, where.lineno)
            raise ProtocolError("the driver cannot make sense of what it sent", packet=packet, device=str(self._identity)) from error

    @property
    def _now(self) -> DeviceStatus:
        assert self._status.latest is not None  # it begins with one
        return self._status.latest
