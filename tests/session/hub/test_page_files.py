"""The page agrees with the hub: its names and colours are current, its types hold, and it fetches nothing from outside."""

import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from session.hub import make_page
from session.hub import messages as m
from tests.node_packages import needs_node

ROOT = Path(__file__).parents[3]
SOURCES = sorted(make_page.PAGE.glob("*.js"))
TSC = ROOT / "tests/node/node_modules/typescript/bin/tsc"


DRAWN = [(f"{name}.svg", partial(make_page.drawing_svg, name)) for name in make_page.DRAWINGS]


@pytest.mark.parametrize(("name", "written"), [("messages.js", make_page.messages_js), ("tokens.css", make_page.tokens_css), *DRAWN])
def test_what_is_written_from_elsewhere_is_current(name: str, written: Callable[[], str]) -> None:
    assert (make_page.PAGE / name).read_text(encoding="utf-8") == written(), "run python -m session.hub.make_page"


def test_the_page_sends_every_act_and_hears_every_message() -> None:
    page = "".join(each.read_text(encoding="utf-8") for each in SOURCES if each.name != "messages.js")
    kept_by_the_hub = {"image-bytes", "images-gone", "sound-bytes", "sounds-gone"}  # the page fetches them by their id, as the record names them
    for kind in {*m.PAGE_KINDS, *m.BOOTH_KINDS, *m.HUB_KINDS} - kept_by_the_hub:
        assert f'"{kind}"' in page, kind


def test_nothing_comes_from_outside_and_no_html_is_read() -> None:
    for each in (*SOURCES, make_page.PAGE / "page.css", make_page.PAGE / "index.html"):
        text = each.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?!\$)", text), each.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|onclick=", text), each.name


def test_every_icon_exists() -> None:
    icons = {each.stem for each in (ROOT / "ui/assets/icons").glob("*.svg")}
    for each in SOURCES:
        for name in re.findall(
            r'\bicon\("([a-z0-9-]+)"|(?:flag|chip|button)\("[a-z ]*", "([a-z0-9-]+)"|heading\("([a-z0-9-]+)"', each.read_text(encoding="utf-8")
        ):
            assert set(name) - {""} <= icons, (each.name, name)


def test_every_picture_and_file_named_by_its_address_is_there() -> None:
    folders = {"page": make_page.PAGE, "fonts": ROOT / "ui/assets/fonts", "icons": ROOT / "ui/assets/icons"}
    for each in (*SOURCES, make_page.PAGE / "page.css", make_page.PAGE / "index.html"):
        for folder, name in re.findall(r"""["'(]/(page|fonts|icons)/([\w.-]+)["')]""", each.read_text(encoding="utf-8")):
            assert (folders[folder] / name).is_file(), (each.name, folder, name)


@needs_node
def test_the_types_hold() -> None:
    node = Path(sys.executable).parent / "node"
    done = subprocess.run([node, TSC, "-p", make_page.PAGE / "jsconfig.json"], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


def test_the_hub_brings_no_screen_camera_radio_or_call_engine() -> None:
    code = "import sys, session.hub.server; print(sorted({name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    unwanted = ["PySide6", "shiboken6", "cv2", "bleak", "dbus_fast", "av", "webrtc", "aiortc", "serial", "sounddevice", "numpy", "weasyprint", "ui", "drivers"]
    done = subprocess.run([sys.executable, "-c", code, *unwanted], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    assert done.stdout.strip() == "[]"
