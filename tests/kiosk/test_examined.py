"""The workspace and `alcove self-test` tell the same of the booth; what the open booth holds is told as it answers."""

from dataclasses import replace
from pathlib import Path

from devices.booth import Booth
from devices.errors import NotFound
from devices.role import Role
from devices.status import DeviceStatus, Status
from kiosk.booth_store import open_store
from kiosk.device_names import NAMES
from kiosk.examined import MARKS, examine_running
from kiosk.self_test import examine
from kiosk.upkeep import findings
from session.workshop import Found
from tests.kiosk.test_first_screen import open_booth
from tests.session.measures_bench import HandDevice
from tests.session.upkeep.devices import entered
from tests.session.visits import CUFF


async def test_the_workspace_tells_what_the_command_tells(tmp_path: Path) -> None:
    settings = open_booth(tmp_path)
    settings = replace(settings, devices=replace(settings.devices, cuff="the cuff"))
    store = open_store(settings)
    store.register.append(entered())
    cuff = HandDevice(CUFF)
    cuff.status.publish(DeviceStatus(Status.READY, battery_percent=78))
    told = {each.part: each for each in await examine_running(settings, Booth({Role.CUFF: cuff}))}  # type: ignore[dict-item]
    checks = findings(store, settings)
    store.close()
    by_command = {each.part: each for each in await examine(settings, in_service=True)}
    assert told.keys() == by_command.keys()
    assert {part: each.mark for part, each in told.items() if part != NAMES[Role.CUFF]} == {
        part: MARKS[each.verdict] for part, each in by_command.items() if part != NAMES[Role.CUFF]
    }
    assert told[NAMES[Role.CUFF]] == Found("good", NAMES[Role.CUFF], "connecté à la borne ouverte, pile 78 %", "")
    for each in checks:
        assert told[each.part].sentence == each.sentence


async def test_a_device_that_does_not_answer_is_said_with_what_to_do(tmp_path: Path) -> None:
    settings = open_booth(tmp_path)
    settings = replace(settings, devices=replace(settings.devices, cuff="the cuff"))
    cuff = HandDevice(CUFF)
    cuff.status.publish(DeviceStatus(Status.ABSENT, NotFound("the cuff was not heard", device="the cuff")))
    told = {each.part: each for each in await examine_running(settings, Booth({Role.CUFF: cuff}))}  # type: ignore[dict-item]
    assert told[NAMES[Role.CUFF]].mark == "wrong"
    assert told[NAMES[Role.CUFF]].remedy
