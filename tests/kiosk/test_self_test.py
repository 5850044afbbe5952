"""The self-test against pretended devices, a real hub, a real record server: it finds what is wrong, and names what to do."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.role import Role
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.camera.pretended_button import PretendedButton
from drivers.simulation.private_bus import CLIENT_VARIABLE
from drivers.transport.ble import Radio, Wanted
from drivers.transport.child_process import child_process
from kiosk import try_devices
from kiosk.booth_store import open_store
from kiosk.device_names import name_of
from kiosk.finding import Finding, Verdict, as_tree
from kiosk.in_service import LOCK_FILE, AlreadyInService, in_service, who_runs
from kiosk.local_time import local_clock
from kiosk.people import add_person
from kiosk.self_test import examine
from kiosk.settings import BoothSettings, DeviceSettings, HubSettings, Settings
from kiosk.try_devices import try_button, try_device, try_media, try_sound, try_voice
from kiosk.try_machine import look_at_place
from kiosk.try_network import compare_clocks, takes_transactions, try_hub, try_record
from session.hub.front import Outside
from session.hub.server import Hub, serve
from session.people import Part
from session.store.booth import Enrolment
from tests.journeys.hub import HubHouse, free_port, hub_in
from tests.journeys.theatre import Theatre, theatre
from tests.kiosk.test_sound import sound_server as sound_server
from tests.kiosk.test_sound import speaking
from tests.node_packages import needs_node
from tests.session.delivery import record_server
from tests.session.hub.certificates import certified

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def playing() -> Iterator[Theatre]:
    with theatre() as stage:
        yield stage


def settings(folder: Path, devices: DeviceSettings, url: str) -> Settings:
    return Settings(
        booth=BoothSettings(data=str(folder / "booth"), place="Pharmacie de Joinville, 1 rue Haute", phone="03 00 00 00 00"),
        hub=HubSettings(url=url),
        devices=devices,
    )


def of(findings: list[Finding], part: str) -> Finding:
    return next(finding for finding in findings if finding.part.startswith(part))


async def test_a_booth_that_is_ready_and_what_is_not_configured(playing: Theatre, tmp_path: Path) -> None:
    devices = replace(playing.cameras, oximeter=playing.where.serial_ports["oximeter"])
    async with hub_in(tmp_path / "hub") as hub, playing.play():
        booth = settings(tmp_path, devices, hub.url)
        await hub.enrol(booth)
        assert await asyncio.to_thread(add_person, booth, Part.ASSISTANT, "Claire Morel", "Infirmière", "748291") == 0
        findings = await examine(booth)
    for part in (
        "Lieu",
        "Dossiers",
        "Téléassistants",
        "Oxymètre",
        "Caméra du patient",
        "Otoscope",
        "Processus des médias",
        "Serveur",
        "Inscription",
        "Horloge",
    ):
        assert of(findings, part).verdict is Verdict.GOOD, of(findings, part)
    assert "1280 × 720" in of(findings, "Otoscope").sentence
    assert "wrtc" in of(findings, "Processus des médias").sentence
    assert of(findings, "Tensiomètre").verdict is Verdict.UNTRIED
    assert of(findings, "Dossier du patient").verdict is Verdict.UNTRIED


def test_the_examination_camera_is_called_what_it_is() -> None:
    assert name_of(Role.OTOSCOPE, DeviceSettings()) == "Otoscope"
    assert name_of(Role.OTOSCOPE, DeviceSettings(otoscope_is="dermatoscope")) == "Dermatoscope"
    assert name_of(Role.CUFF, DeviceSettings(otoscope_is="dermatoscope")) == "Tensiomètre"


async def test_the_otoscopes_button_is_listened_to_and_one_that_is_missing_closes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pedal = PretendedButton(tmp_path / "pedal")
    pedal.plug_in()
    heard = await try_button("Bouton", "", str(pedal.path), 0)
    pedal.pull_out()
    assert heard.verdict is Verdict.GOOD
    assert str(pedal.path) in heard.sentence
    monkeypatch.setattr(try_devices, "BUTTON_S", 1.0)  # one that is there may take its time
    gone = await try_button("Bouton", "", str(pedal.path), 0)
    assert gone.verdict is Verdict.DOUBTFUL
    assert "reste à l’écran" in gone.remedy
    for camera in ("http://127.0.0.1/otoscope", "/dev/video99"):
        assert (await try_button("Bouton", camera, "", 0)).verdict is Verdict.UNTRIED


async def test_what_is_unplugged_is_found_with_its_remedy(playing: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(try_devices, "DEVICE_S", 1.0)
    monkeypatch.setattr(try_devices, "CAMERA_S", 1.0)
    devices = DeviceSettings(oximeter=playing.where.serial_ports["oximeter"], otoscope=playing.where.cameras["otoscope"])
    async with playing.play() as hands:
        await hands.do("oximeter", "unplug")
        await hands.do("otoscope", "pull-out")
        findings = await examine(settings(tmp_path, devices, f"http://127.0.0.1:{free_port()}"))
    assert of(findings, "Oxymètre").verdict is Verdict.WRONG
    assert of(findings, "Oxymètre").remedy in try_devices.REMEDIES.values()
    assert of(findings, "Otoscope").sentence.startswith("aucune image en 1 s")
    assert of(findings, "Otoscope").remedy == "Brancher la caméra, puis recommencer."
    assert of(findings, "Serveur").verdict is Verdict.WRONG
    assert "réseau" in of(findings, "Serveur").remedy
    tree = as_tree("Borne", findings)
    assert "✗ Otoscope : aucune image" in tree
    assert "→ Brancher la caméra" in tree
    assert re.search(r"À mettre en ordre avant un patient : \d+\.$", tree)


async def test_a_store_that_does_not_open_is_said_and_the_rest_is_still_tried(tmp_path: Path) -> None:
    folder = tmp_path / "booth"
    folder.mkdir()
    (folder / "booth.key").write_bytes(bytes(32))
    (folder / "booth.key").chmod(0o600)
    (folder / "booth.db").write_bytes(b"not a store" * 1000)
    findings = await examine(settings(tmp_path, DeviceSettings(), f"http://127.0.0.1:{free_port()}"), in_service=True)
    assert of(findings, "Dossiers").verdict is Verdict.WRONG
    assert "ne rien effacer" in of(findings, "Dossiers").remedy
    assert of(findings, "Disque").verdict in (Verdict.GOOD, Verdict.WRONG)


async def test_looking_at_a_new_booth_makes_nothing(tmp_path: Path) -> None:
    findings = await examine(settings(tmp_path, DeviceSettings(), f"http://127.0.0.1:{free_port()}"), in_service=True)
    assert of(findings, "Dossiers").verdict is Verdict.WRONG
    assert "alcove join" in of(findings, "Dossiers").remedy
    assert not (tmp_path / "booth").exists()


# ── while the booth runs ─────────────────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def a_running_booth(folder: Path) -> AsyncIterator[int]:
    """Another process that holds the booth of this folder; its number."""
    program = f"import sys; from pathlib import Path; from kiosk.in_service import in_service\nwith in_service(Path({str(folder)!r})):\n"
    program += " print('open', flush=True); sys.stdin.read()"
    async with child_process(sys.executable, "-c", program, stdin=asyncio.subprocess.PIPE, stderr=None, cwd=ROOT) as child:
        assert child.stdout is not None
        assert await child.stdout.readline() == b"open\n"
        yield child.pid


async def test_a_running_booth_keeps_its_devices(playing: Theatre, tmp_path: Path) -> None:
    devices = replace(playing.cameras, oximeter=playing.where.serial_ports["oximeter"], cuff="AA:BB:CC:DD:EE:FF")
    file = tmp_path / "settings.toml"
    lines = [f'[booth]\ndata = "{tmp_path / "booth"}"\n[devices]', *(f"{name} = {json.dumps(value)}" for name, value in vars(devices).items())]
    file.write_text("\n".join(lines))
    async with a_running_booth(tmp_path / "booth") as process:
        command = [sys.executable, "-m", "kiosk", "--settings", str(file)]
        ended = await asyncio.to_thread(subprocess.run, [*command, "self-test"], capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
        second = await asyncio.to_thread(subprocess.run, [*command, "run"], capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
        assert who_runs(tmp_path / "booth") == process
    assert f"en service (processus {process})" in ended.stdout
    for part in ("Tensiomètre", "Oxymètre", "Caméra du patient", "Otoscope", "Médias, micro et haut-parleur"):
        assert f"– {part} : en service" in ended.stdout, ended.stdout
    assert "– Thermomètre : pas dans les réglages" in ended.stdout
    assert (second.returncode, "Traceback" in second.stderr) == (1, False)
    assert f"déjà ouverte (processus {process})" in second.stderr
    assert who_runs(tmp_path / "booth") is None, "a booth that was killed holds nothing"


def test_one_booth_at_a_time_in_one_folder(tmp_path: Path) -> None:
    assert who_runs(tmp_path) is None
    with in_service(tmp_path), pytest.raises(AlreadyInService), in_service(tmp_path):
        pass
    with in_service(tmp_path):
        pass
    (tmp_path / LOCK_FILE).write_bytes(b"nonsense")
    assert who_runs(tmp_path) is None


# ── the hub, its key, its clock ──────────────────────────────────────────────────────────────────────────────────────────


async def test_a_key_that_the_hub_does_not_know_and_a_hub_that_moved(tmp_path: Path) -> None:
    async with hub_in(tmp_path / "hub") as hub:
        unknown = of(await try_hub(hub.url, Enrolment(hub.url, "nobody", "nothing")), "Inscription")
        assert (unknown.verdict, unknown.sentence) == (Verdict.WRONG, "le serveur refuse la clé de cette borne")
        assert "alcove join" in unknown.remedy
        never = of(await try_hub(hub.url, None), "Inscription")
        assert (never.verdict, "inscrite à aucun serveur" in never.sentence) == (Verdict.WRONG, True)
        enrolled = await _enrolled(hub, tmp_path)
        moved = of(await try_hub("http://127.0.0.1:1", enrolled), "Inscription")
        assert (moved.verdict, hub.url in moved.sentence) == (Verdict.DOUBTFUL, True)


async def _enrolled(hub: HubHouse, folder: Path) -> Enrolment:
    booth = settings(folder, DeviceSettings(), hub.url)
    await hub.enrol(booth)
    store = open_store(booth)
    try:
        assert store.enrolment is not None
        return store.enrolment
    finally:
        store.close()


async def test_looking_at_the_key_cuts_no_line(tmp_path: Path) -> None:
    from session.hub.client import HubClient

    async with hub_in(tmp_path / "hub") as hub:
        enrolled = await _enrolled(hub, tmp_path)
        line = HubClient(enrolled.hub_url, enrolled.booth_id, enrolled.booth_key)
        with line.link.listen() as links:
            running = asyncio.create_task(line.run())
            try:
                async with asyncio.timeout(20):
                    while not await links.next():
                        pass
                assert of(await try_hub(hub.url, enrolled), "Inscription").verdict is Verdict.GOOD
                assert line.link.latest is True
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)


async def test_certificates_are_checked_and_their_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    paths = certified(tmp_path)
    context.load_cert_chain(paths.certificate, paths.key)
    runner = await serve(Hub.open(tmp_path / "hub", outside=Outside(secure=True)), "127.0.0.1", 0, context)
    try:
        url = f"https://127.0.0.1:{runner.addresses[0][1]}"
        refused = of(await try_hub(url, None), "Serveur")
        assert (refused.verdict, "certificat refusé" in refused.sentence) == (Verdict.WRONG, True)
        monkeypatch.setenv("SSL_CERT_FILE", str(paths.authority))
        ending = of(await try_hub(url, None), "Serveur")
        assert (ending.verdict, "valable encore 0 jours" in ending.sentence) == (Verdict.DOUBTFUL, True)
    finally:
        await runner.cleanup()


NOON = 1_790_000_000.0


@pytest.mark.parametrize(
    ("ours", "took", "verdict"),
    [
        (0.5, 0.0, Verdict.GOOD),
        (2.9, 0.0, Verdict.GOOD),
        (3.1, 0.0, Verdict.WRONG),
        (-2.1, 0.0, Verdict.WRONG),
        (3.1, 2.0, Verdict.GOOD),
    ],
)
def test_clocks_are_compared_as_far_as_a_date_header_can_tell(ours: float, took: float, verdict: Verdict) -> None:
    found = compare_clocks(formatdate(NOON, usegmt=True), NOON + ours - took / 2, NOON + ours + took / 2)
    assert found.verdict is verdict, found
    assert "en-tête Date" in found.sentence


@given(st.text())
def test_any_date_header_is_a_finding(date: str) -> None:
    assert compare_clocks(date, NOON, NOON).verdict in Verdict


# ── the record server ────────────────────────────────────────────────────────────────────────────────────────────────────


@needs_node
async def test_a_record_server_says_what_it_can_do() -> None:
    with record_server.running() as server:
        assert (await try_record(server.base_url, "")).verdict is Verdict.GOOD
        assert server.counts() == {"List": 0, "DocumentReference": 0, "Binary": 0, "Patient": 0}
        for behaviour in ("garbage", "fail", "refuse"):
            server.behave(behaviour)
            assert (await try_record(server.base_url, "")).verdict is Verdict.WRONG
    gone = await try_record(server.base_url, "")
    assert (gone.verdict, "ne répond pas" in gone.sentence) == (Verdict.WRONG, True)


@pytest.mark.parametrize(
    ("place", "phone", "said", "keys"),
    [
        ("", "", "ni l’adresse à dire au 15, ni le numéro à rappeler", "place et phone"),
        ("Pharmacie", " ", "pas le numéro à rappeler", "phone"),
        ("", "03", "pas l’adresse", "place"),
    ],
)
def test_a_booth_that_does_not_know_where_it_is_is_not_fit(place: str, phone: str, said: str, keys: str) -> None:
    found = look_at_place(BoothSettings(place=place, phone=phone))
    assert found.verdict is Verdict.WRONG
    assert said in found.sentence
    assert f"Écrire {keys} sous [booth]" in found.remedy


async def test_without_bluetooth_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CLIENT_VARIABLE, f"unix:path={tmp_path / 'no-bus'}")
    monkeypatch.setattr(try_devices, "DEVICE_S", 3.0)
    found = await try_device("Tensiomètre", BloodPressureCuff(Radio(), Wanted(name="BM85"), local_clock))
    assert (found.verdict, found.sentence) == (Verdict.WRONG, "Bluetooth ne répond pas")
    assert "Installer bluez" in found.remedy


async def test_the_voice_is_tried_without_a_sound() -> None:
    assert (await try_voice()).verdict is Verdict.GOOD
    missing = await try_voice("no-such-program")
    assert (missing.verdict, "apt install espeak-ng" in missing.remedy) == (Verdict.DOUBTFUL, True)
    silent = await try_voice("true")
    assert (silent.verdict, "ne dit rien" in silent.sentence) == (Verdict.DOUBTFUL, True)


async def test_a_record_server_on_another_machine_is_not_called_in_clear() -> None:
    found = await try_record("http://192.0.2.1/fhir", "")
    assert (found.verdict, "en clair" in found.sentence, "https://" in found.remedy) == (Verdict.WRONG, True, True)


async def test_a_folder_in_place_of_a_record_is_called_simulation() -> None:
    found = await try_record("", "/somewhere")
    assert (found.verdict, "simulation" in found.sentence) == (Verdict.DOUBTFUL, True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(), each, max_size=3)
)


@given(st.binary() | st.fixed_dictionaries({"resourceType": st.just("CapabilityStatement"), "fhirVersion": st.just("4.0.1"), "rest": JSON}))
def test_whatever_a_record_server_says_is_read(said: object) -> None:
    import json

    with suppress(ValueError):
        takes_transactions(said if isinstance(said, bytes) else json.dumps(said).encode())


# ── media and sound ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_media_process_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(try_devices, "MEDIA_S", 0.5)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert (await try_media("wrtc")).verdict is Verdict.WRONG


async def test_the_microphone_is_listened_to(sound_server: object) -> None:
    silent = of(await asyncio.to_thread(try_sound), "Micro")
    assert (silent.verdict, "silence complet" in silent.sentence) == (Verdict.DOUBTFUL, True)
    async with speaking(440.0):
        async with asyncio.timeout(30):
            while (spoken := of(found := await asyncio.to_thread(try_sound), "Micro")).verdict is not Verdict.GOOD:
                pass
    assert "dBFS" in spoken.sentence
    assert of(found, "Haut-parleur").verdict is Verdict.DOUBTFUL


async def test_without_sound_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    found = await asyncio.to_thread(try_sound)
    assert [each.verdict for each in found] == [Verdict.WRONG, Verdict.WRONG]
    assert "casque" in found[0].remedy
