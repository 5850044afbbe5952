"""What every measuring device on Bluetooth has in common: it is found, it says who it is, it goes away, it comes back."""

import asyncio
import logging
from abc import abstractmethod
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from devices.device import Abilities
from devices.errors import ConnectionLost, DeviceError, PairingRefused, ProtocolError, Remedy, TimedOut
from devices.identity import DeviceIdentity
from devices.measurement import NoReading, Reason
from devices.status import Connected, DeviceStatus, Ended, Failed, Found, Lost, Started, Status, after
from drivers.ieee11073.date_time import DateTime, wall_clock
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.measuring import Measuring
from drivers.transport.stream import BackOff

log = logging.getLogger(__name__)

BATTERY_LEVEL = "2A19"
MANUFACTURER, MODEL, SERIAL, FIRMWARE = "2A29", "2A24", "2A25", "2A26"
CURRENT_TIME = "2A2B"
SIMULATION_MANUFACTURER = "Alcôve Simulation"  # our simulators say so themselves; no real device does


CLOCK_SET_BY_HAND = timedelta(minutes=5)  # how far off a device's clock may be, where we cannot read it
CLOCK_KNOWN = timedelta(minutes=1)  # some readings carry no seconds
ALL_TOLD = timedelta(seconds=2)  # of quiet: a memory that is sent reading by reading has come to its end
_READINGS_REMEMBERED = 500
_LONGEST_PAUSE_S = 30.0


@dataclass(frozen=True)
class _Held:
    """A reading that waits for those that may follow it; `judge` is told why it is not the one that was asked for, where it is not."""

    instant: datetime
    judge: Callable[[Reason | None], None]


@dataclass
class Window:
    """A measure that was asked for and has not ended: only what arrives within it counts."""

    opened_at: datetime
    heard_at: datetime | None = None  # when the device was last seen measuring (live pressure, intermediate temperature)
    has_told: bool = False  # it sent a finished reading; where that did not end the measure, it was of its memory


class BleDevice(Measuring):
    """A `devices.device.MeasuringDevice` on Bluetooth; a family adds what it subscribes to and how it reads a packet."""

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        quiet_s: float,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(identity)
        self._radio = radio
        self._wanted = wanted
        self._clock = clock
        self._quiet_s = quiet_s
        self._retry_first_s = retry_first_s
        self._window: Window | None = None
        self._link: Link | None = None
        self._reports_battery = False
        self._told: deque[bytes] = deque(maxlen=_READINGS_REMEMBERED)  # dated readings already heard: cuffs send their memory again and again
        self._held: list[_Held] = []
        self._held_at = clock()  # when the last of them came
        self.clock_error: timedelta | None = None  # how far the device's own clock is ahead; None: it does not tell
        self.refused_packets = 0  # what was not a packet of this family
        self.unasked = 0  # readings that came while no measure was asked for

    # --- what the rest of the program sees

    @property
    def abilities(self) -> Abilities:
        """What this model can do, as far as is known before it was first connected."""
        return Abilities(reports_battery=self._reports_battery)

    async def run(self) -> None:
        """Find it, connect, read, and connect again when it goes; until cancelled."""
        back_off = BackOff(self._retry_first_s, _LONGEST_PAUSE_S)
        try:
            async with self._radio.presence.watched():
                while True:
                    tries = self._radio.presence.tries
                    await self._one_visit(back_off)
                    if await self._radio.presence.rest(back_off.next_s(), tries):
                        back_off.reset()
        finally:
            self._move(Lost)

    async def _one_visit(self, back_off: BackOff) -> None:
        """From finding it to losing it."""
        try:
            with self._foreseen():
                device = await self._radio.find(self._wanted)
                self._move(Found)
                async with self._radio.link_to(device) as link:
                    await self._greet(link)
                    back_off.reset()
                    await self._listen(link)
            missed = ConnectionLost(f"{link.name} went away", device=link.name) if self._is_missed(link) else None
            self._move(Lost, self._radio.presence.missing or missed)
        except DeviceError as error:
            if error.remedy is Remedy.SWITCH_ON:
                back_off.reset()  # the radio works, and was listened to for long: go on
            self._move(Failed if isinstance(error, PairingRefused | ProtocolError) else Lost, error)
        finally:
            self._left()

    async def start(self) -> None:
        """Open the measure's window. The person presses the device's own button."""
        self._window = Window(self._clock())
        self._held.clear()
        if self._link is not None:
            self._measuring()
            try:
                self.clock_error = await self._read_clock_error(self._link)  # it may have been set since
            except DeviceError as error:  # the link is going: `run` sees it too, and the measure waits for the device
                log.info("the clock of %s cannot be read: %s", self._identity, error)

    async def stop(self) -> None:
        """Close the window: nothing measured after this counts."""
        self._end()

    # --- what a family adds

    @abstractmethod
    async def _subscribe(self, link: Link) -> None:
        """Subscribe to what it sends; before anything else, since a cuff may send and switch itself off within seconds."""

    async def _introduced(self, link: Link) -> None:
        """Its identity is known now: what else is to be read, or asked?"""
        return

    @abstractmethod
    def _receive(self, value: CharacteristicValue) -> None:
        """One value of what was subscribed to; ProtocolError where it is no packet of this family."""

    def _left(self) -> None:
        """The link is gone: what else was only true while it lasted?"""
        self._link = None
        self._held.clear()

    def _look_at_the_clock(self) -> None:
        """Whether something has taken too long; after every value, and after every wait. A cuff is waited for."""
        return

    def _wait_s(self) -> float | None:
        """How long to wait for the next value before `_waited`; None: as long as it takes."""
        if self._held:
            return ALL_TOLD.total_seconds()
        return self._quiet_s if self._window and self._window.heard_at else None

    def _understood(self) -> None:
        """It sent a packet of its family: what was none has passed."""
        if self._now.status is Status.FAULT:
            self._move(Connected)
            if self._window is not None:
                self._measuring()

    def _percent(self, data: bytes) -> int | None:
        """A battery level; more than 100 is none."""
        return data[0] if len(data) == 1 and data[0] <= 100 else None

    async def _waited(self) -> None:
        """Nothing came for so long: it has told all that it had, or it was seen to measure, and fell silent."""
        if self._held:
            self._judge_held()
        else:
            self._conclude(NoReading(Reason.NO_DATA, self._clock(), self._identity))

    def _leaves_by_itself(self, link: Link) -> bool:
        """Whether this model ends its link once it has said all: it must have told who it is before it is subscribed to."""
        return False

    # --- the link

    def _is_missed(self, link: Link) -> bool:
        """Whether a link that ended took a measure with it: not where its device always leaves, or had told its memory, unless it was seen to measure."""
        if self._window is None:
            return False
        return self._window.heard_at is not None or not (self._window.has_told or self._leaves_by_itself(link))

    async def _greet(self, link: Link) -> None:
        subscribes_last = self._leaves_by_itself(link)
        if not subscribes_last:
            await self._subscribe(link)
        self._identity = await self._read_identity(link)
        self._reports_battery = link.offers(BATTERY_LEVEL)
        self.clock_error = await self._read_clock_error(link)
        await self._introduced(link)
        battery = await self._read_battery(link)
        if subscribes_last:
            await self._subscribe(link)
        self._link = link
        self._status.publish(DeviceStatus(after(self._now.status, Connected), battery_percent=battery))  # an earlier one is not its own any more
        if self._window is not None:
            self._measuring()

    async def _listen(self, link: Link) -> None:
        while True:
            self._look_at_the_clock()
            if self._held and self._clock() - self._held_at >= ALL_TOLD:  # other values may still come, such as pressures
                self._judge_held()
            try:
                async with asyncio.timeout(self._wait_s()):
                    value = await link.next_value()
            except TimeoutError:
                await self._waited()
                continue
            if value is None:
                self._judge_held()
                return
            if value.uuid == BATTERY_LEVEL:
                self._publish(battery_percent=self._percent(value.data))
                continue
            try:
                with self._foreseen(value.data):
                    self._receive(value)
                    self._understood()
            except ProtocolError as error:
                self._refuse(error)

    async def _read_identity(self, link: Link) -> DeviceIdentity:
        texts = {uuid: await _read_text(link, uuid) for uuid in (MANUFACTURER, MODEL, SERIAL, FIRMWARE)}
        return DeviceIdentity(
            make=texts[MANUFACTURER] or self._identity.make,
            model=texts[MODEL] or link.name or self._identity.model,
            serial=texts[SERIAL] or self._identity.serial,
            firmware=texts[FIRMWARE],
            address=link.address,
            simulated=texts[MANUFACTURER] == SIMULATION_MANUFACTURER,
        )

    async def _read_battery(self, link: Link) -> int | None:
        if not self._reports_battery:
            return None
        if link.offers(BATTERY_LEVEL, "notify"):
            await link.subscribe(BATTERY_LEVEL)
        return self._percent(await link.read(BATTERY_LEVEL))

    async def _read_clock_error(self, link: Link) -> timedelta | None:
        if not link.offers(CURRENT_TIME, "read"):
            return None
        try:
            data = await link.read(CURRENT_TIME)
        except (ConnectionLost, TimedOut):
            raise
        except DeviceError as error:  # it keeps its time to itself
            log.info("the clock of %s cannot be read: %s", link.name, error)
            return None
        shown = DateTime.parse(data[:7]).instant if len(data) >= 7 else None
        return shown - wall_clock(self._clock()) if shown is not None else None

    # --- the measure

    def _heard_before(self, raw: bytes, taken: DateTime | None) -> bool:
        """Whether this finished reading, where it is dated, came already, in this measure or before. Undated ones may rightly repeat."""
        if self._window is not None:
            self._window.has_told = True
        return taken is not None and taken.instant is not None and self._told_before(raw)

    def _told_before(self, raw: bytes) -> bool:
        """Whether just these bytes came already; from now on they did."""
        digest = sha256(raw).digest()  # the readings themselves are patients'
        if digest in self._told:
            return True
        self._told.append(digest)
        return False

    def _dated(self, taken: DateTime | None, window: Window, judge: Callable[[Reason | None], None]) -> None:
        """Have a reading judged by when it was taken.

        A device that was seen to measure, and whose clock cannot be read, has measured now whatever date it gives; but it may send its memory
        too. Then the dates tell only which reading is the last: it is the one, once all have come.
        """
        instant = taken.instant if taken is not None else None
        if instant is not None and self.clock_error is None and window.heard_at is not None:
            self._held.append(_Held(instant, judge))
            self._held_at = self._clock()
        else:
            judge(self._why_old(taken, window))

    def _judge_held(self, why_not_the_last: Reason | None = None) -> None:
        """Of what is held the last by its date is the one, unless there is a reason against it too."""
        held, self._held = sorted(self._held, key=lambda each: each.instant), []
        for each in held:
            each.judge(why_not_the_last if each is held[-1] else Reason.STALE)

    def _why_old(self, taken: DateTime | None, window: Window) -> Reason | None:
        """Why a reading is none of this measure, by its date; None where it may be."""
        return Reason.STALE if self._is_old(taken, window) else None

    def _is_undated(self, taken: DateTime | None, window: Window) -> bool:
        """Whether nobody knows when a reading was taken: it has no date, and its device was not seen to measure."""
        return window.heard_at is None and (taken is None or taken.instant is None)

    def _is_old(self, taken: DateTime | None, window: Window) -> bool:
        """Whether a reading was taken before it was asked for, or far from now, by the device's own clock."""
        instant = taken.instant if taken is not None else None
        if instant is None:
            return False
        if self.clock_error is not None:
            try:
                instant -= self.clock_error
            except OverflowError:  # before year 1 or after 9999: surely not now
                return True
            return instant < wall_clock(window.opened_at) - CLOCK_KNOWN or instant > wall_clock(self._clock()) + CLOCK_KNOWN
        return abs(instant - wall_clock(self._clock())) > CLOCK_SET_BY_HAND

    def _refuse(self, error: ProtocolError) -> None:
        """What it sent is no packet: count it, say so, and end a measure that was under way."""
        self._judge_held()
        self.refused_packets += 1
        if self._window is not None:
            self._conclude(NoReading(Reason.DEVICE_ERROR, self._clock(), self._identity, error.packet))
        self._move(Failed, error)

    def _end(self) -> None:
        self._window = None
        self._held.clear()
        if self._now.status is Status.MEASURING:
            self._move(Ended)

    def _measuring(self) -> None:
        if self._now.status is Status.FAULT:
            self._move(Connected)
        if self._now.status is Status.READY:
            self._move(Started)

    # --- the status

    def _move(self, event: type, error: DeviceError | None = None) -> None:
        self._status.publish(DeviceStatus(after(self._now.status, event), error, None, self._now.battery_percent))

    def _publish(self, *, battery_percent: int | None) -> None:
        self._status.publish(replace(self._now, battery_percent=battery_percent))


async def _read_text(link: Link, uuid: str) -> str:
    """A device information string; empty where the device has none, keeps it from us, or fills it with NULs."""
    if not link.offers(uuid):
        return ""
    try:
        data = await link.read(uuid)
    except PairingRefused:
        return ""
    return data.decode("utf-8", errors="replace").replace("\0", "").strip()
