"""The usual visit as `alcove demo --script usual-visit` plays it: from the command to what it leaves."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.browser
@pytest.mark.timeout(280)
def test_the_usual_visit_from_the_command(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--script", "usual-visit", "--headless", "--out", str(out)],
        capture_output=True,
        text=True,
        timeout=270,
        check=False,
    )
    assert done.returncode == 0, next((line for line in done.stderr.splitlines() if "s’est arrêtée" in line), "") + done.stdout[-500:] + done.stderr[-2000:]
    pictures = {path.stem for path in out.glob("*.png")}
    assert {"01-accueil", "02-accord", "05-oxymetre", "07-appel", "10-preparation", "13-cloture", "31-consultation", "31c-signature"} <= pictures
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    bundle = json.loads(next((out / "delivered").rglob("compte-rendu.fhir.json")).read_text(encoding="utf-8"))
    assert bundle["resourceType"] == "Bundle"
    assert bundle["type"] == "document"
    receipts = json.loads((out / "receipts.json").read_text(encoding="utf-8"))
    assert {each["recipient"]["kind"] for each in receipts if each["receipt"] is not None and each["receipt"]["simulated"]} == {"shared-record", "own-doctor"}
    assert len(list((out / "delivered").glob("*/*"))) == len(receipts)
    times = json.loads((out / "timings.json").read_text(encoding="utf-8"))
    assert times["speed"] == 20
    assert times["steps"][-1]["at_s"] < 240
