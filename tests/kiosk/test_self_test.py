"""The self-test against pretended devices: it finds what is unplugged, and names what to do."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import self_test
from kiosk.self_test import Finding, Verdict, as_tree, examine
from kiosk.settings import BoothSettings, DeviceSettings, HubSettings, Settings
from session.hub.server import Hub, serve
from tests.journeys.hub import free_port
from tests.journeys.theatre import Theatre, theatre


@pytest.fixture(scope="module")
def playing() -> Iterator[Theatre]:
    with theatre() as stage:
        yield stage


def settings(folder: Path, devices: DeviceSettings, port: int) -> Settings:
    return Settings(booth=BoothSettings(data=str(folder / "booth")), hub=HubSettings(url=f"http://127.0.0.1:{port}"), devices=devices)


def of(findings: list[Finding], part: str) -> Finding:
    return next(finding for finding in findings if finding.part.startswith(part))


async def test_what_is_there_is_good_and_what_is_not_configured_is_absent(playing: Theatre, tmp_path: Path) -> None:
    devices = replace(playing.cameras, oximeter=playing.where.serial_ports["oximeter"])
    port = free_port()
    runner = await serve(Hub.open(tmp_path / "hub"), "127.0.0.1", port)
    try:
        async with playing.play():
            findings = await examine(settings(tmp_path, devices, port))
    finally:
        await runner.cleanup()
    for part in ("Dossiers", "Oxymètre", "Caméra du patient", "Otoscope", "Serveur"):
        assert of(findings, part).verdict is Verdict.GOOD, of(findings, part)
    assert "1280 × 720" in of(findings, "Otoscope").sentence
    assert of(findings, "Tensiomètre").verdict is Verdict.ABSENT


async def test_what_is_unplugged_is_found_with_its_remedy(playing: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "DEVICE_S", 1.0)
    monkeypatch.setattr(self_test, "CAMERA_S", 1.0)
    devices = replace(playing.cameras, oximeter=playing.where.serial_ports["oximeter"])
    async with playing.play() as hands:
        await hands.do("oximeter", "unplug")
        await hands.do("otoscope", "pull-out")
        findings = await examine(settings(tmp_path, devices, free_port()))
    assert of(findings, "Oxymètre").verdict is Verdict.WRONG
    assert of(findings, "Oxymètre").remedy in self_test.REMEDIES.values()
    assert of(findings, "Otoscope") == Finding("Otoscope", Verdict.WRONG, "aucune image", "Brancher la caméra, puis recommencer.")
    assert of(findings, "Caméra du patient").verdict is Verdict.GOOD
    assert of(findings, "Serveur").verdict is Verdict.WRONG
    assert "réseau" in of(findings, "Serveur").remedy
    tree = as_tree("Borne", findings)
    assert "✗ Otoscope : aucune image" in tree
    assert "→ Brancher la caméra" in tree
    assert "À mettre en ordre avant un patient" in tree


async def test_a_store_that_does_not_open_is_said_and_the_rest_is_still_tried(tmp_path: Path) -> None:
    folder = tmp_path / "booth"
    folder.mkdir()
    (folder / "booth.key").write_bytes(bytes(32))
    (folder / "booth.key").chmod(0o600)
    (folder / "booth.db").write_bytes(b"not a store" * 1000)
    findings = await asyncio.wait_for(examine(settings(tmp_path, DeviceSettings(), free_port())), 20)
    assert of(findings, "Dossiers").verdict is Verdict.WRONG
    assert "ne rien effacer" in of(findings, "Dossiers").remedy
    assert of(findings, "Disque").verdict in (Verdict.GOOD, Verdict.WRONG)
