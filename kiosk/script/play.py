"""Plays a script on the booth's windows, keeps its pictures and its times, and says what it waited for when it fails."""

import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest

from kiosk.script.browser import Browser
from kiosk.script.fingers import Fingers, Wait
from kiosk.script.usual_visit import Cast, usual_visit
from kiosk.window import Windows

LOOK_MS = 25
STEP_S = 45.0
TIMES, RECEIPTS, REPORT, DELIVERED = "timings.json", "receipts.json", "report.pdf", "delivered"
Step = tuple[str, Wait]


class ScriptFailed(Exception):
    """The script waited in vain; the text says for what."""


def play(name: str, windows: Windows, page: str, practitioner: tuple[str, str], assistant: tuple[str, str], out: Path, speed: float) -> int:
    """Play a whole visit; 0 when it came to its end, 1 when it did not."""
    out.mkdir(parents=True, exist_ok=True)
    forget_earlier(out)
    finger = QTest.createTouchDevice()
    with Browser(out) as browser:
        cast = Cast(
            patient=Fingers(windows.patient.window.view, "patient", out, finger),
            assistant=Fingers(windows.assistant.window.view, "assistant", out, finger),
            browser=browser,
            page=page,
            practitioner=practitioner,
            person=assistant,
        )
        windows.show_both()
        player = Player(usual_visit(cast), cast.patient, cast.assistant)
        try:
            player.play(windows.app)
        except ScriptFailed as error:
            for who in (cast.patient, cast.assistant):
                who.picture(f"failed-{who.name}")
            _settle(browser.picture("failed-practitioner"))
            print(f"La visite s’est arrêtée : {error}", file=sys.stderr)
            return 1
        finally:
            windows.close()
    times = {"script": name, "speed": speed, "note": f"mesures et repos ×{speed:g} ; appel, octets et radio en temps réel", "steps": player.times}
    (out / TIMES).write_text(json.dumps(times, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"Visite déroulée en {player.times[-1]['at_s']:.0f} s. Images et documents : {out}")
    return 0


def _settle(done: "Future[Any]") -> None:
    try:
        done.result(20)
    except Exception as error:  # only the picture of a failure: the failure itself is told
        print(type(error).__name__, file=sys.stderr)


class Player:
    """Goes from step to step in the screens' thread; each waits for what it needs, and no longer than it may."""

    def __init__(self, steps: Iterator[Step], *fingers: Fingers, step_s: float = STEP_S) -> None:
        self._steps, self._fingers, self._step_s = steps, fingers, step_s
        self.times: list[dict[str, Any]] = []
        self._began = self._since = time.monotonic()
        self._step: Step | None = None
        self._failed: BaseException | None = None
        self._ended = False

    def play(self, app: QCoreApplication) -> None:
        """Until the end of the script; ScriptFailed where a step waited in vain."""
        timer = QTimer()
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(lambda: self._look(app))
        timer.start()
        app.exec()
        timer.stop()
        if self._failed is not None:
            waiting = f"{self._step[0]} " if self._step is not None else ""
            raise ScriptFailed(f"{waiting}({self._failed})") from self._failed

    def _look(self, app: QCoreApplication) -> None:
        try:
            while self._step is None or self._step[1]():
                self._next()
                if self._ended:
                    app.quit()
                    return
            if time.monotonic() - self._since > self._step_s:
                raise TimeoutError(f"nothing in {self._step_s:g} s; {self._why(self._step[0])}")
        except Exception as error:  # whatever stops the script is told with the step that it stopped at
            self._failed = error
            app.quit()

    def _why(self, step: str) -> str:
        who, _, what = step.partition(": ")
        fingers = {each.name: each for each in self._fingers}.get(who)
        return fingers.why_not(what.split()[-1]) if fingers is not None else "the browser still tries"

    def _next(self) -> None:
        now = time.monotonic()
        if self._step is not None:
            self.times.append({"step": self._step[0], "at_s": round(now - self._began, 3)})
        self._since = now
        self._step = None
        step = next(self._steps, None)
        if step is None:
            self._ended = True
        self._step = step


def forget_earlier(out: Path) -> None:
    """Remove what a visit played into this folder before would leave beside this one's; what the script did not write stays."""
    for each in (*out.glob("failed-*.png"), *(out / name for name in (TIMES, RECEIPTS, REPORT))):
        each.unlink(missing_ok=True)
    for told in (out / DELIVERED).glob("*/*/SIMULATION.txt"):
        shutil.rmtree(told.parent)


def keep_documents(delivered: Path, receipts: Sequence[Any], out: Path) -> None:
    """Leave what was delivered beside the pictures: the report, the FHIR documents, and what each recipient answered."""
    (out / RECEIPTS).write_text(json.dumps(receipts, ensure_ascii=False, indent=1), encoding="utf-8")
    if delivered.is_dir():
        shutil.copytree(delivered, out / DELIVERED, dirs_exist_ok=True)
        for pdf in sorted(delivered.rglob("*.pdf"))[:1]:
            shutil.copyfile(pdf, out / REPORT)
