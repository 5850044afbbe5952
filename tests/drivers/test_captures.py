"""What came out of real devices and was found by others: each stream of it is played again in the tests, or it is said here why not."""

import json
from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds

FOUND = Path(__file__).parents[3] / "shared" / "devices"
NO_FAMILY = "nothing that this product reads"

STREAMS = {  # each in a folder of its own; where it is played: tests/drivers/transport/test_recording.py, tests/drivers/bluetooth/test_replay.py
    "cms50e_v7_stream_a.hex": "contec_cms50e_live.hex",
    "pc60fw_notifications_a.hex": "viatom_pc60fw.hex",
}
NOT_PLAYED = {
    "ivy450c_monitor_serial.data": NO_FAMILY,  # a bedside monitor
    "omron_hem790it_790IT_OneReading.html": NO_FAMILY,  # a cuff on USB HID
    "omron_hem790it_1_1_07_OneReading.html": NO_FAMILY,
    "omron_hem790it_vendor_report_042109.csv": NO_FAMILY,
    **dict.fromkeys(
        (
            "ieee11073_bp_roiv_mdc_noti_config.apdu",
            "ieee11073_bp_aare_accept_known_conf.apdu",
            "ieee11073_bp_aarq.apdu",
            "ieee11073_H241_pulseox.apdu",
            "ieee11073_bp_roiv_mds_note_scan_report_mp_fixed.apdu",
        ),
        NO_FAMILY,  # the protocol of Bluetooth Classic and USB devices
    ),
}

pytestmark = pytest.mark.skipif(not FOUND.is_dir(), reason="what was found is not on this machine: the vectors of the repository are")


def test_each_file_is_played_or_it_is_said_why_not() -> None:
    assert {each.name for each in (FOUND / "files").iterdir()} == STREAMS.keys() | NOT_PLAYED.keys()


@pytest.mark.parametrize(("name", "played"), STREAMS.items())
def test_what_is_played_is_what_was_found(name: str, played: str) -> None:
    lines = [line for line in (FOUND / "files" / name).read_text(encoding="ascii").splitlines() if line and not line.startswith("#")]
    assert seeds(played) == tuple(map(bytes.fromhex, lines))


def test_the_lines_that_are_played_are_those_of_the_rad_8() -> None:
    found = json.loads((FOUND / "oximeter_masimo_serial.json").read_text(encoding="utf-8"))["vectors"]
    real = [each["line"].encode("ascii") for each in found if each["kind"] == "real-capture"]
    assert real
    assert set(real) <= set(seeds("oximeter_masimo.json"))
