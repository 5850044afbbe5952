"""The catalogue is the one list of families: what is in it can be set, built and paired; a new one is a folder and a line."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import drivers
from devices.measurement import Measurement, Quantity
from devices.role import Role
from drivers import catalogue
from drivers.catalogue import FOLDERS, default_for, families, of_role
from drivers.family import OnAir, OnCable, long_uuid
from drivers.simulation.pty import PtyPort
from kiosk.assemble import Simulated, measuring_devices
from kiosk.device_table import PAGE, with_table
from kiosk.settings import DeviceSettings, SettingsError, parse_settings

HERE = Path(__file__).parent
DRIVERS = Path(drivers.__file__).parent
VECTORS = HERE.parent / "vectors"


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A family more: its folder beside the others, its line in the list."""
    monkeypatch.setattr(drivers, "__path__", [*drivers.__path__, str(HERE / "added")])
    monkeypatch.setattr(catalogue, "FOLDERS", [*FOLDERS, "line_thermometer"])
    yield "line_thermometer"
    for name in [name for name in sys.modules if name.startswith("drivers.line_thermometer")]:
        del sys.modules[name]


def test_every_folder_that_describes_itself_is_listed_and_whole() -> None:
    assert sorted(FOLDERS) == sorted(each.parent.name for each in DRIVERS.glob("*/family.py"))
    for each in FOLDERS:
        assert {"README.md", "__init__.py", "codec.py", "driver.py", "simulator.py"} <= {file.name for file in (DRIVERS / each).iterdir()}, each


def test_reading_it_loads_no_radio_no_port_and_no_driver() -> None:
    look = "import sys; from drivers.catalogue import families; families(); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    loaded = said.stdout.split()
    assert "drivers.camera.family" in loaded
    assert not [name for name in loaded if name.split(".")[0] in ("bleak", "serial", "bumble", "numpy") or name.endswith(".driver")]


def test_the_readme_shows_it_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "run python -m kiosk.device_table"


def real_bytes_of(key: str) -> bool:
    """Whether its tests read bytes that came out of a real device: the files of `tests/vectors` that they name say so of each."""
    tests = "".join(each.read_text(encoding="utf-8") for each in sorted((HERE / key).glob("*.py")))
    named = [each for each in sorted(VECTORS.iterdir()) if f'"{each.name}"' in tests]
    return any(re.search(r'"real-capture"|"captured": \[|^# .*\breal\b', each.read_text(encoding="utf-8"), re.M | re.I) for each in named)


@pytest.mark.parametrize("key", [each.key for each in families() if each.build is not None])
def test_what_is_said_of_captures_is_so(key: str) -> None:
    said = catalogue.family(key).tried.captures
    assert said.startswith("yes") is real_bytes_of(key), said
    assert said.startswith(("yes", "no"))


@pytest.mark.parametrize("key", FOLDERS)
def test_its_own_page_says_the_same_of_hardware(key: str) -> None:
    page = " ".join((DRIVERS / key / "README.md").read_text(encoding="utf-8").split()).lower()
    assert catalogue.family(key).tried.hardware == "no", "whoever tries one changes this test with the page"
    assert re.search(r"not (yet )?(tried )?on (our )?hardware|hardware: no", page), key


@pytest.mark.parametrize("key", [each.key for each in families() if each.build is not None])
async def test_each_family_can_be_named_in_the_settings_and_is_built(key: str) -> None:
    family = catalogue.family(key)
    address = "/dev/ttyUSB0" if isinstance(family.transport, OnCable) else "AA:BB:CC:DD:EE:FF"
    for role in family.roles:
        settings = parse_settings(f'[devices]\n{role.value} = "{address}"\n{role.value}_family = "{key}"\n').devices
        built = measuring_devices(settings, clock)
        assert list(built) == [role]
        assert type(built[role]).__module__ == f"drivers.{key}.driver"
        assert not built[role].identity.simulated


def test_what_no_setting_names_is_the_usual_one_for_such_an_address() -> None:
    assert default_for(Role.OXIMETER, "/dev/ttyUSB0").key == "oximeter_contec"
    assert default_for(Role.CUFF, "Brassard").key == "blood_pressure_1810"
    assert all(of_role(role) for role in Role), "each role has a family"


def test_a_device_is_known_by_its_service_or_the_beginning_of_its_name() -> None:
    family = OnAir(services=("1810",), names=("BLESmart_",))
    assert family.matches("", frozenset({long_uuid("1810")}))
    assert family.matches("BLESmart_0000015", frozenset())
    assert not family.matches("other", frozenset({long_uuid("1809")}))
    assert not OnAir(services=("1810",)).matches("any name", frozenset())


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (
            "oximeter_contek",
            'ligne 3 : [devices] oximeter_family : "oximeter_contek" n’est pas une famille d’appareils pour cela ; vouliez-vous dire "oximeter_con',
        ),
        ("blood_pressure_1810", "ligne 3 : [devices] oximeter_family"),
        ("xyz", 'il y a : "oximeter_contec"'),
    ],
)
def test_a_family_that_is_not_there_is_named_with_its_line(named: str, says: str) -> None:
    with pytest.raises(SettingsError, match="ligne 3") as caught:
        parse_settings(f'[devices]\noximeter = "/dev/ttyUSB0"\noximeter_family = "{named}"\n')
    assert says in str(caught.value)


async def test_a_family_is_added_by_a_folder_and_a_line(added: str, tmp_path: Path) -> None:
    """Through the real settings, the real assembly and a real port: its reading comes out."""
    port = PtyPort(tmp_path / "port", lambda _: None)
    port.plug_in()
    try:
        settings = parse_settings(f'[devices]\nthermometer = "{port.path}"\nthermometer_family = "{added}"\n').devices
        device = measuring_devices(settings, clock, Simulated(("appareils",)))[Role.THERMOMETER]
        assert device.identity.make == "Alcôve Simulation"
        with device.results.listen() as results, device.status.listen() as statuses:
            running_driver = asyncio.create_task(device.run())
            await statuses.next()
            await device.start()
            port.send(b"36.6\n")
            async with asyncio.timeout(20):
                result = await results.next()
            running_driver.cancel()
            await asyncio.gather(running_driver, return_exceptions=True)
    finally:
        port.unplug()
    assert isinstance(result, Measurement)
    assert result.value(Quantity.TEMPERATURE) == Decimal("36.6")
    page = with_table(PAGE.read_text(encoding="utf-8"))
    assert "| [line_thermometer](drivers/line_thermometer/README.md) | thermometer | none | serial, 9600 8N1 | no | no | yes |" in page


def test_without_its_line_it_is_not_there() -> None:
    assert DeviceSettings(thermometer="/dev/ttyUSB0").family_of(Role.THERMOMETER).key == "thermometer_1809"
    with pytest.raises(SettingsError):
        parse_settings('[devices]\nthermometer_family = "line_thermometer"\n')
