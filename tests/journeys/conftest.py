"""One stage for all journeys, a hub and an enrolled booth for each."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from drivers.simulation.private_bus import CLIENT_VARIABLE
from kiosk.settings import DeviceSettings, Settings
from tests.journeys.booth import add_claire, settings_of
from tests.journeys.hub import HubHouse, add_practitioners, free_port, hub_in
from tests.journeys.theatre import Hands, Theatre, theatre
from tests.session.delivery.record_server import RecordServer, running

BOOTHS = ("un", "deux")
Enrolled = Callable[..., Settings]


@pytest.fixture(scope="session")
def _theatre() -> Iterator[Theatre]:
    with theatre() as playing:
        yield playing


@pytest.fixture
def stage(_theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> Theatre:
    """Where the pretended devices are; bleak finds their radio."""
    monkeypatch.setenv(CLIENT_VARIABLE, _theatre.where.bus)
    return _theatre


@pytest.fixture
async def hands(stage: Theatre) -> AsyncIterator[Hands]:
    """The devices as new, and somebody to handle them."""
    async with stage.play() as playing:
        yield playing


@pytest.fixture(autouse=True)
def silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sound server: the call goes on without sound."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


@dataclass(frozen=True)
class Made:
    """A hub with its practitioners, and two booths that belong to it: made once, copied for each journey."""

    folder: Path
    port: int


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = Made(tmp_path_factory.mktemp("made"), free_port())

    async def enrol() -> None:
        async with hub_in(made.folder / "hub", made.port) as house:
            for name in BOOTHS:
                settings = settings_of(made.folder / name, house.url, DeviceSettings())
                await house.enrol(settings)
                add_claire(settings)

    add_practitioners(made.folder / "hub")
    asyncio.run(enrol())
    return made


@pytest.fixture
def port(_made: Made) -> int:
    """Where this journey's hub listens."""
    return _made.port


@pytest.fixture
def hub_folder(tmp_path: Path, _made: Made) -> Path:
    """A hub's folder, with its practitioners and its booths."""
    return Path(shutil.copytree(_made.folder / "hub", tmp_path / "hub"))


@pytest.fixture
async def hub(hub_folder: Path, port: int) -> AsyncIterator[HubHouse]:
    async with hub_in(hub_folder, port) as house:
        yield house


@pytest.fixture
def enrolled(tmp_path: Path, _made: Made) -> Enrolled:
    """How a journey gets its booths: each an enrolled one with an assistant."""
    names = iter(BOOTHS)

    def booth(devices: DeviceSettings, record_url: str = "") -> Settings:
        name = next(names)
        folder = Path(shutil.copytree(_made.folder / name, tmp_path / name))
        return settings_of(folder, f"http://127.0.0.1:{_made.port}", devices, record_url, f"Borne {name}")

    return booth


@pytest.fixture
def bare(enrolled: Enrolled) -> Settings:
    """A booth with no device at all."""
    return enrolled(DeviceSettings())


@pytest.fixture
def with_cameras(enrolled: Enrolled, stage: Theatre) -> Settings:
    """A booth with its two cameras."""
    return enrolled(stage.cameras)


@pytest.fixture
def with_camera(enrolled: Enrolled, stage: Theatre) -> Settings:
    """A booth with the patient's camera alone: half the work for the machine."""
    return enrolled(replace(stage.cameras, otoscope=""))


@pytest.fixture
def with_cuff(enrolled: Enrolled, stage: Theatre) -> Settings:
    """A booth with its cuff."""
    return enrolled(stage.cuff)


@pytest.fixture
def with_oximeter(enrolled: Enrolled, stage: Theatre) -> Settings:
    """A booth with its oximeter."""
    return enrolled(stage.oximeter)


@pytest.fixture
def equipped(enrolled: Enrolled, stage: Theatre) -> Settings:
    """A booth with all its devices."""
    return enrolled(stage.devices)


@pytest.fixture
def record_server() -> Iterator[RecordServer]:
    """A real FHIR server; what asks for it needs tests/node."""
    with running() as server:
        yield server
