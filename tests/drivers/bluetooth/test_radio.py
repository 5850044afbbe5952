"""The booth's Bluetooth: who is recognised, who may pair, and what happens when something is in the way."""

import asyncio
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from bleak import BleakClient, BleakScanner
from bleak.backends.device import BLEDevice
from dbus_fast import Message, MessageType

from devices.errors import DeviceError, NotFound, PairingRefused, Remedy, TimedOut
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.simulation.private_bus import CLIENT_VARIABLE
from drivers.transport.ble import Patience, Radio, Wanted
from drivers.transport.ble_errors import translated
from drivers.transport.ble_state import bonded_devices
from drivers.transport.child_process import child_process
from drivers.transport.pairing_agent import INTERFACE, PairingAgent, address_of
from tests.drivers.bluetooth.radio import HASTE, SOON_S, RadioProcess, hasty_radio, now, radio_process, running
from tests.waiting import eventually

BONDED = Wanted(address="F0:18:10:00:00:03")
PASSKEY = Wanted(address="F0:18:10:00:00:04")
CUFF = Wanted(address="F0:18:10:00:00:01")
BLOOD_PRESSURE = "00001810-0000-1000-8000-00805f9b34fb"


@pytest.mark.parametrize(
    ("wanted", "matches"),
    [
        (Wanted(address="f0:18:10:00:00:01"), True),
        (Wanted(address="F0:18:10:00:00:02"), False),
        (Wanted(address="F0:18:10:00:00:02", name="BM85", services=frozenset({"1810"})), False),  # an address excludes all others
        (Wanted(name="BM85"), True),
        (Wanted(name="BM8"), False),
        (Wanted(services=frozenset({"1810"})), True),
        (Wanted(services=frozenset({"1809"})), False),
        (Wanted(services=frozenset({"1809"}), name="BM85"), True),  # some advertise their service only after the name, or never
        (Wanted(), False),
    ],
)
def test_who_is_recognised(wanted: Wanted, matches: bool) -> None:
    assert wanted.matches("F0:18:10:00:00:01", "BM85", frozenset({BLOOD_PRESSURE})) is matches


async def test_a_link_left_by_a_crash_is_cut(air: RadioProcess) -> None:
    crash = (
        "import asyncio\n"
        "from drivers.transport.ble import Radio, Wanted\n"
        "async def main():\n"
        "    radio = Radio()\n"
        f"    async with radio.link_to(await radio.find(Wanted(address={CUFF.address!r}))):\n"
        "        print('connected', flush=True)\n"
        "        await asyncio.Event().wait()\n"
        "asyncio.run(main())\n"
    )
    async with child_process(sys.executable, "-c", crash, stderr=None) as crashing:  # and killed
        assert crashing.stdout is not None
        assert await crashing.stdout.readline() == b"connected\n"
    assert await BleakScanner.find_device_by_address(CUFF.address, timeout=0.3) is None  # connected, it does not advertise
    cuff = BloodPressureCuff(hasty_radio(), CUFF, now, retry_first_s=0.05)
    async with running(cuff) as watched:
        await watched.until(Status.READY)


async def test_without_a_bond_it_says_pair_again_and_with_one_it_works(air: RadioProcess) -> None:
    radio = hasty_radio()
    cuff = BloodPressureCuff(radio, BONDED, now, retry_first_s=0.05)
    async with running(cuff) as watched:
        fault = await watched.until(Status.FAULT)
    assert isinstance(fault.error, PairingRefused)
    assert fault.error.remedy is Remedy.PAIR_AGAIN
    try:
        assert await radio.pair(BONDED) == BONDED.address
        async with running(cuff) as watched:
            await watched.until(Status.READY)
    finally:
        await radio.forget(BONDED)


async def test_a_device_that_shows_a_number_pairs_with_who_types_it(air: RadioProcess) -> None:
    radio = hasty_radio()

    async def wrong() -> int | None:
        return 271829

    async def right() -> int | None:
        return 271828

    async def nobody() -> int | None:
        return None

    for answer in (wrong, nobody):
        with pytest.raises(PairingRefused):
            await radio.pair(PASSKEY, answer)
        assert await bonded_devices() == ()
    try:
        assert await radio.pair(PASSKEY, right) == PASSKEY.address
        assert [each.address for each in await bonded_devices()] == [PASSKEY.address]
        async with running(BloodPressureCuff(radio, PASSKEY, now, retry_first_s=0.05)) as watched:
            await watched.until(Status.READY)
    finally:
        await radio.forget(PASSKEY)


async def test_a_bond_is_undone_while_the_device_sleeps(air: RadioProcess) -> None:
    radio = hasty_radio()
    await radio.pair(BONDED)
    air.order("bonded-cuff", "unplug")
    assert await radio.forget(BONDED) == BONDED.address
    with pytest.raises(NotFound, match="not paired"):
        await radio.forget(BONDED)


async def test_who_is_near_is_heard_with_service_and_signal(air: RadioProcess) -> None:
    heard = {each.address: each for each in await hasty_radio().survey(3.0)}
    assert heard[CUFF.address or ""].name == "Brassard simulé"
    assert Wanted(services=frozenset({"1810"})).matches(CUFF.address, "", heard[CUFF.address].services)
    assert -127 < heard[CUFF.address].signal_dbm <= 20


async def test_pairing_is_refused_to_any_but_the_chosen_device(air: RadioProcess) -> None:
    radio = hasty_radio()
    device = await radio.find(BONDED)
    async with radio.agent.accepting("F0:18:10:00:00:01"):
        with pytest.raises(PairingRefused), translated("the other cuff"):
            async with BleakClient(device, timeout=SOON_S) as client:
                await client.pair()
    assert radio.agent.refused == [BONDED.address]


async def test_nothing_pairs_while_nobody_is_pairing(air: RadioProcess) -> None:
    device = await hasty_radio().find(BONDED)
    with pytest.raises(PairingRefused), translated("a cuff"):
        async with BleakClient(device, timeout=SOON_S) as client:
            await client.pair()


@pytest.mark.parametrize(
    ("member", "signature", "body", "accepted"),
    [
        ("RequestAuthorization", "o", ["/org/bluez/hci0/dev_F0_18_10_00_00_03"], True),
        ("RequestAuthorization", "o", ["/org/bluez/hci1/dev_F0_18_10_00_00_03"], True),
        ("RequestAuthorization", "o", ["/org/bluez/hci0/dev_F0_18_10_00_00_01"], False),
        ("RequestConfirmation", "ou", ["/org/bluez/hci0/dev_F0_18_10_00_00_03", 123456], True),
        ("AuthorizeService", "os", ["/org/bluez/hci0/dev_F0_18_10_00_00_01", "1810"], False),
        ("RequestPinCode", "o", ["/org/bluez/hci0/dev_F0_18_10_00_00_03"], False),
        ("RequestPasskey", "o", ["/org/bluez/hci0/dev_F0_18_10_00_00_03"], False),
        ("Cancel", "", [], True),
    ],
)
def test_what_the_agent_answers(member: str, signature: str, body: list[str | int], accepted: bool) -> None:
    question = Message(destination=":1.1", path="/alcove/agent", interface=INTERFACE, member=member, signature=signature, body=body, serial=7)
    answer = PairingAgent().answer(question, "f0:18:10:00:00:03")
    assert (answer.message_type is MessageType.METHOD_RETURN) is accepted


def test_the_address_in_a_path() -> None:
    assert address_of("/org/bluez/hci0/dev_F0_18_10_00_00_03") == "F0:18:10:00:00:03"
    assert address_of("/org/bluez/hci0") == ""


async def test_a_device_that_left_since_it_was_heard_times_out_and_the_radio_still_works(air: RadioProcess) -> None:
    radio = hasty_radio()
    device = await radio.find(CUFF)
    air.order("cuff", "unplug")
    patience, radio._patience = radio._patience, replace(radio._patience, connect_s=0.5)
    with pytest.raises(TimedOut):
        async with radio.link_to(device):
            pass
    radio._patience = patience  # a device that is there may take its time
    air.order("cuff", "replug")
    async with radio.link_to(await radio.find(CUFF)) as link:
        assert link.address == CUFF.address


LONG = Patience(find_s=60.0, connect_s=60.0, reach_s=0.0, operation_s=60.0)  # longer than a test may last


async def connected(radio: Radio, device: BLEDevice) -> str:
    async with radio.link_to(device) as link:
        return link.address


async def test_a_device_that_left_gives_way_to_whoever_wants_the_air(air: RadioProcess) -> None:
    radio = Radio(patience=LONG)
    device = await radio.find(CUFF)
    air.order("cuff", "unplug")
    gone = asyncio.create_task(connected(radio, device))
    await eventually(lambda: radio._attempt is not None)
    assert await connected(radio, await radio.find(BONDED)) == BONDED.address
    with pytest.raises(TimedOut):
        await gone


async def test_whoever_already_listens_is_heard_again_once_a_device_that_left_is_given_up(air: RadioProcess) -> None:
    radio = Radio(patience=LONG)
    device = await radio.find(CUFF)
    for each in ("cuff", "bonded-cuff"):
        air.order(each, "unplug")
    listening = asyncio.create_task(radio.find(BONDED))
    await eventually(lambda: radio._scanner is not None)
    with pytest.raises(TimedOut):
        await connected(radio, device)
    air.order("bonded-cuff", "replug")
    assert (await listening).address == BONDED.address


async def test_alone_on_the_air_it_may_take_its_time(air: RadioProcess) -> None:
    radio = Radio(patience=LONG)
    device = await radio.find(CUFF)
    air.order("cuff", "unplug")
    late = asyncio.create_task(connected(radio, device))
    await eventually(lambda: radio._attempt is not None)
    air.order("cuff", "replug")
    assert await late == CUFF.address


async def test_a_device_whose_link_stands_is_not_cut_however_long_it_tells_its_services(air: RadioProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    told, connect = asyncio.Event(), BleakClient.connect

    async def telling(client: BleakClient, **details: object) -> None:
        await connect(client, **details)  # type: ignore[arg-type]
        await told.wait()

    monkeypatch.setattr(BleakClient, "connect", telling)
    radio = Radio(patience=LONG)
    slow = asyncio.create_task(connected(radio, await radio.find(CUFF)))
    await eventually(lambda: radio._attempt is not None and radio._attempt.client.is_connected)
    other = asyncio.create_task(radio.find(BONDED))
    await eventually(lambda: radio._wait_for_air > 0)
    told.set()
    assert await slow == CUFF.address
    assert (await other).address == BONDED.address


async def test_an_operation_that_never_ends_is_ended(air: RadioProcess) -> None:
    radio = hasty_radio()
    async with radio.link_to(await radio.find(CUFF)) as link:
        air.order("cuff", "hang")
        link._operation_s = 0.3  # from here only: the connection before it may take its time
        with pytest.raises(TimedOut) as late:
            await link.read("2A2B")
    assert late.value.remedy is Remedy.REPEAT


async def test_a_device_that_hangs_is_left_and_tried_again(air: RadioProcess) -> None:
    air.order("cuff", "hang")
    radio = Radio(patience=Patience(find_s=2.0, connect_s=2.0, operation_s=0.5))
    cuff = BloodPressureCuff(radio, CUFF, now, retry_first_s=0.05)
    async with running(cuff) as watched:
        hung = await watched.until_status(lambda said: said.error is not None)
        assert isinstance(hung.error, TimedOut)
        air.order("cuff", "restart")
        await watched.until(Status.READY)


async def test_a_link_dropped_before_a_read_is_an_error_of_ours(air: RadioProcess) -> None:
    radio = hasty_radio()
    async with radio.link_to(await radio.find(CUFF)) as link:
        air.order("cuff", "drop")
        async with asyncio.timeout(SOON_S):
            assert await link.next_value() is None
        with pytest.raises(DeviceError):
            await link.read("2A19")


async def test_without_bluetooth_it_says_call_the_technician(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CLIENT_VARIABLE, f"unix:path={tmp_path}/no-bus")
    with pytest.raises(NotFound) as absent:
        await Radio(patience=HASTE).find(Wanted(services=frozenset({"1810"})))
    assert absent.value.remedy is Remedy.CALL_TECHNICIAN


async def test_bluetooth_itself_restarts_and_the_cuff_is_found_again() -> None:
    cuff = BloodPressureCuff(hasty_radio(), CUFF, now, retry_first_s=0.05)
    with tempfile.TemporaryDirectory(prefix="alcove-") as folder, ExitStack() as radios:
        first = radios.enter_context(radio_process(Path(folder)))
        async with running(cuff) as watched:
            await watched.until(Status.READY)
            first.end()
            gone = await watched.until_status(lambda said: said.error is not None)
            assert gone.status is Status.ABSENT
            assert gone.error is not None
            assert gone.error.remedy is Remedy.CALL_TECHNICIAN
            radios.enter_context(radio_process(Path(folder)))
            await watched.until(Status.READY)
