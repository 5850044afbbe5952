"""What the settings name is what the booth has, and nothing else."""

import asyncio
import os
import pty
import termios
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from devices.role import Role
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.blood_pressure_omron.driver import OmronCuff
from drivers.camera.pretended_button import PretendedButton
from drivers.oximeter_nonin_serial.codec import Format
from drivers.oximeter_nonin_serial.driver import NoninOximeter
from drivers.scale_181d.driver import Scale
from drivers.transport.ble import Wanted
from kiosk.assemble import assemble, channels, measuring_devices
from kiosk.settings import BoothSettings, DeliverySettings, DeviceSettings, Settings
from session.delivery.delivery import RecipientKind
from session.delivery.fhir_record import FhirRecord
from session.delivery.folder import RecordFolder
from tests.waiting import reached


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


async def test_a_report_goes_only_where_the_settings_send_it(tmp_path: Path) -> None:
    async with httpx.AsyncClient() as http:
        assert channels(DeliverySettings(), clock, http) == {}
        folder = channels(DeliverySettings(folder=str(tmp_path)), clock, http)
        assert {type(each) for each in folder.values()} == {RecordFolder}
        record = channels(DeliverySettings(record_url="http://127.0.0.1:1/fhir", folder=str(tmp_path)), clock, http)
        assert set(record) == {RecipientKind.SHARED_RECORD}
        assert isinstance(record[RecipientKind.SHARED_RECORD], FhirRecord)


async def test_a_booth_without_devices_has_none() -> None:
    assert measuring_devices(DeviceSettings(), clock) == {}


@pytest.mark.parametrize(("says", "user"), [("", None), ("0", 0), ("2", 2)])
async def test_the_booths_user_of_a_cuff_and_of_a_scale_is_what_the_settings_say(says: str, user: int | None) -> None:
    devices = measuring_devices(DeviceSettings(cuff="F0:18:10:00:00:01", scale="F0:18:1D:00:00:01", cuff_user=says, scale_user=says), clock)
    cuff, scale = devices[Role.CUFF], devices[Role.SCALE]
    assert isinstance(cuff, BloodPressureCuff)
    assert isinstance(scale, Scale)
    assert cuff._user == scale._user == user


@pytest.mark.parametrize(("says", "person"), [("", 1), ("2", 2)])
async def test_an_omrons_first_person_is_the_booths_unless_the_settings_say_another(says: str, person: int) -> None:
    devices = measuring_devices(DeviceSettings(cuff="F0:EC:BE:00:00:01", cuff_family="blood_pressure_omron", cuff_user=says), clock)
    cuff = devices[Role.CUFF]
    assert isinstance(cuff, OmronCuff)
    assert cuff._person == person


@pytest.mark.parametrize(("says", "spoken"), [("", Format.TWO), ("2", Format.TWO), ("7", Format.SEVEN), ("8", Format.EIGHT), ("13", Format.THIRTEEN)])
async def test_a_nonin_speaks_in_the_format_of_the_settings(says: str, spoken: Format) -> None:
    settings = DeviceSettings(oximeter="/dev/ttyUSB0", oximeter_family="oximeter_nonin_serial", oximeter_format=says)
    oximeter = measuring_devices(settings, clock)[Role.OXIMETER]
    assert isinstance(oximeter, NoninOximeter)
    assert oximeter._format is spoken


@pytest.mark.parametrize(("says", "baud"), [("", termios.B19200), ("4800", termios.B4800)])
async def test_the_line_of_an_old_contec_is_as_fast_as_the_settings_say(says: str, baud: int) -> None:
    master, line = pty.openpty()
    settings = DeviceSettings(oximeter=os.ttyname(line), oximeter_family="oximeter_contec_old", oximeter_format=says)
    oximeter = measuring_devices(settings, clock)[Role.OXIMETER]
    task = asyncio.create_task(oximeter.run())
    try:
        await reached(oximeter.status, lambda said: said.status is Status.CONNECTING)
        assert termios.tcgetattr(master)[5] == baud
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        os.close(master)
        os.close(line)


def test_a_device_is_wanted_by_its_address_or_else_by_its_name() -> None:
    assert Wanted.named("F0:18:10:00:00:01").address == "F0:18:10:00:00:01"
    assert Wanted.named("Brassard simulé").name == "Brassard simulé"


async def test_a_pedal_of_the_settings_is_listened_to_while_the_booth_runs(tmp_path: Path) -> None:
    pedal = PretendedButton(tmp_path / "pedal")
    pedal.plug_in()
    program = assemble(Settings(booth=BoothSettings(data=str(tmp_path / "booth")), devices=DeviceSettings(otoscope_button=str(pedal.path))))
    assert program.button is not None
    running = asyncio.create_task(program.run())
    try:
        await reached(program.button.status, lambda said: said.status is Status.READY)
        pedal.press(30)
        await reached(program.button.presses, lambda _pressed: True)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        program.close()
        pedal.pull_out()
