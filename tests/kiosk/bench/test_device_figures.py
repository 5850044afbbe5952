"""The figures of the devices: every family is on the bench's table, a slope is a slope, and a device that is switched on is ready."""

import tempfile
from pathlib import Path

import pytest

from drivers.catalogue import families
from drivers.family import OnAir, OnCable
from drivers.simulation.private_bus import CLIENT_VARIABLE
from kiosk.bench import device_ready, memory_growth
from kiosk.bench.all_devices import on_the_table
from kiosk.bench.child import started
from kiosk.bench.figure import Verdict
from kiosk.bench.streamed_hours import streamed


def test_each_family_with_a_driver_is_on_the_table(tmp_path: Path) -> None:
    wanted = {each.key for each in families() if each.build is not None and isinstance(each.transport, OnAir | OnCable)}
    table = on_the_table(tmp_path)
    assert table.keys() == wanted
    addresses = [each.address for each in table.values() if hasattr(each, "address")]
    assert len(set(addresses)) == len(addresses), "no two are at one place on the air"


async def test_what_is_streamed_passes_through_the_driver_whole() -> None:
    said = await streamed(3, hour_s=60, measure_each_s=25)
    assert said["packets"] == 3 * 60 * 60
    assert said["measures"] >= 4
    assert len(said["rss_kb"]) == 4  # type: ignore[arg-type]  # a list


def test_growth_is_the_slope_after_the_warm_up() -> None:
    grows = memory_growth.figure([1000, 30_000, 40_000, *(40_000 + 50 * hour for hour in range(1, 11))])
    assert grows.value == pytest.approx(50)
    assert grows.verdict is Verdict.MISSED
    assert memory_growth.figure([1000, 9000, *[9100] * 11]).verdict is Verdict.MET
    assert memory_growth.figure([1000, 9000]).verdict is Verdict.VOID


def test_a_device_that_is_switched_on_is_ready_and_shows_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLIENT_VARIABLE, "")  # set by the measure, and put back
    monkeypatch.setattr(device_ready, "OFF_S", 0.2)
    figures = device_ready.measure(1)
    assert [figure.name for figure in figures] == [f"{way}_{what}_s" for way in device_ready.WAYS for what in ("ready", "first_value")]
    for ready, first in zip(figures[::2], figures[1::2], strict=True):
        assert ready.ours is not None
        assert first.ours is not None
        assert 0 < ready.ours.samples[0] <= first.ours.samples[0], ready.void


def test_the_table_obeys() -> None:
    with tempfile.TemporaryDirectory(prefix="alcove-") as folder, started("kiosk.bench.all_devices", folder) as child:
        where = child.hear("usable")
        assert Path(where["places"]["oximeter_contec"]).exists()
        child.ask({"device": "oximeter_contec", "order": "unplug"})
        child.hear("obeyed")
        assert not Path(where["places"]["oximeter_contec"]).exists()
