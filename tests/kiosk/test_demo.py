"""A demonstration reaches nothing real, whatever settings it is given."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.demo import PHONE, PLACE, replace_data
from kiosk.settings import DeviceSettings, UpkeepSettings, parse_settings

REAL = """
[booth]
name = "Alcôve de Joinville"
[devices]
heartbeat = "F0:18:0D:00:00:01"
cuff = "F0:EC:BE:00:00:01"
cuff_family = "blood_pressure_omron"
cuff_user = "1"
oximeter_family = "oximeter_nonin_serial"
otoscope_is = "dermatoscope"
[delivery]
record_url = "https://fhir.example.org/r4"
folder = "/srv/alcove/delivered"
[upkeep]
papers = "/media/stick"
"""


def test_nothing_of_the_real_booth_is_called_written_or_connected_to(tmp_path: Path) -> None:
    settings = replace_data(parse_settings(REAL), tmp_path, 2)
    assert settings.booth.name == "Alcôve de Joinville"
    assert (settings.booth.place, settings.booth.phone) == (PLACE, PHONE)
    assert settings.delivery.record_url == ""
    assert settings.delivery.folder == str(tmp_path / "delivered")
    assert settings.devices == DeviceSettings(otoscope_is="dermatoscope")
    assert settings.upkeep == UpkeepSettings()
    assert Path(settings.booth.data).parent == Path(settings.hub.data).parent == tmp_path


@pytest.mark.parametrize("speed", ["-1", "0", "nan", "1000"])
def test_a_speed_that_is_none_is_refused_with_what_would_be(speed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", f"--speed={speed}"])
    assert ended.value.code == 2
    assert "un nombre plus grand que 0, 100 au plus" in capsys.readouterr().err
