"""A cuff's conversation over Bluetooth is kept by the recording radio, and played again on the virtual air: the same driver reads the same."""

import io
from pathlib import Path
from statistics import median_low

import pytest

from devices.measurement import Measurement, Quantity
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.blood_pressure_1810.simulator import SimulatedCuff
from drivers.oximeter_viatom.codec import NUMBERS, Numbers, Parser
from drivers.oximeter_viatom.codec import SENDS as VIATOM_SENDS
from drivers.oximeter_viatom.codec import SERVICE as NORDIC_UART
from drivers.oximeter_viatom.driver import ViatomOximeter
from drivers.simulation.replay import AirReplay
from drivers.transport.ble import Radio, Wanted
from drivers.transport.recording import Recorder, Said, Services, read_recording
from drivers.transport.recording_radio import RecordingRadio
from drivers.transport.steady import Timing
from tests.drivers.bluetooth.radio import now, on_air, running

VECTORS = Path(__file__).parents[2] / "vectors"


async def measure(radio: Radio, wanted: Wanted, simulator: SimulatedCuff | None) -> Measurement:
    async with running(BloodPressureCuff(radio, wanted, now, retry_first_s=0.05)) as watched:
        await watched.device.start()
        await watched.until(Status.MEASURING)
        if simulator is not None:
            await simulator.obey("measure", systolic=131, diastolic=84, pulse=71, speed=50)
        result = await watched.result()
        assert isinstance(result, Measurement), result
        return result


async def test_a_recorded_cuff_is_played_again(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    cuff = SimulatedCuff("cuff")
    async with on_air(monkeypatch, [cuff]):
        first = await measure(RecordingRadio(Recorder(file, "cuff", "blood_pressure_1810", "")), Wanted(services=frozenset({"1810"})), cuff)
    kept = read_recording(file.getvalue().splitlines())
    happened = [each.what for each in kept]
    assert happened[:2] == ["heard", "connect"]
    assert "2A35" in kept[1].services["1810"]
    assert {"subscribe", "read", "value", "close"} <= set(happened)
    assert first.raw in [each.data for each in kept if each.what == "value"]

    replay = AirReplay("cuff again", kept, faster=4)
    async with on_air(monkeypatch, [replay]):
        second = await measure(Radio(), Wanted(address=replay.address), None)
    assert second.raw == first.raw
    assert second.value(Quantity.SYSTOLIC) == first.value(Quantity.SYSTOLIC)
    assert second.device.serial == first.device.serial


async def test_a_replay_drops_where_the_device_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cuff that went away in mid-measure goes away again, and the driver says so."""
    can = {"2A35": ("indicate",), "2A36": ("notify",)}
    said = (
        Said(0, "connect", words="A&D_UA-651BLE", services={"1810": can}),
        Said(0.1, "subscribe", uuid="2A35"),
        Said(0.2, "subscribe", uuid="2A36"),
        Said(0.3, "value", bytes.fromhex("0078000000ff07"), "2A36"),
        Said(0.6, "drop"),
    )
    replay = AirReplay("cuff", said)
    async with on_air(monkeypatch, [replay]):
        device = BloodPressureCuff(Radio(), Wanted(name="A&D_UA-651BLE"), now, retry_first_s=0.05)
        with device.live.listen() as live:
            async with running(device) as watched:
                await watched.until(Status.READY)
                await device.start()
                await watched.until_status(lambda status: status.status is Status.ABSENT and status.error is not None)
        assert live.waiting()


async def test_the_log_of_a_pc60fw_runs_as_a_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real oximeter's notifications, cut as they came, through the air and the real driver: its numbers, its wave, its battery."""
    lines = [line for line in (VECTORS / "viatom_pc60fw.hex").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    can: Services = {NORDIC_UART: {VIATOM_SENDS: ("notify",)}}
    said = [Said(0, "connect", words="PC-60FW", services=can), Said(0, "subscribe", uuid=VIATOM_SENDS)]
    said += [Said(0.5 + number * 0.08, "value", bytes.fromhex(line), VIATOM_SENDS) for number, line in enumerate(lines)]
    replay = AirReplay("pc60fw", said, faster=4)
    async with on_air(monkeypatch, [replay]):
        oximeter = ViatomOximeter(Radio(), Wanted(name="PC-60FW"), now, timing=Timing(window_s=0.5), retry_first_s=0.05)
        with oximeter.waveform.listen(256) as wave:
            async with running(oximeter) as watched:
                await watched.until(Status.READY)
                await watched.device.start()
                result = await watched.result()
            stretches = [await wave.next() for _ in range(wave.waiting())]
    assert isinstance(result, Measurement), result
    told = [Numbers.parse(frame) for frame in Parser().feed(result.raw) if frame.kind == NUMBERS]  # which of the log's: as the machine is fast
    assert told and {each.spo2 for each in told} <= {97, 98, 99}
    assert result.value(Quantity.SPO2) == median_low(each.spo2 for each in told if each.spo2 is not None)
    assert result.value(Quantity.PULSE_RATE) == median_low(each.pulse_rate for each in told if each.pulse_rate is not None)
    assert stretches[0].values[:5] == (0x31, 0x30, 0x2E, 0x2D, 0x2C)
