"""The delivering process is killed at each of its steps and at seeded instants: the server then holds each thing exactly once."""

import json
import subprocess
import sys
from pathlib import Path

from tests.node_packages import needs_node
from tests.session.delivery.killed_courier import INSTANTS, STEPS
from tests.session.delivery.record_server import running

ONE_VISIT = {"List": 1, "DocumentReference": 2, "Binary": 2, "Patient": 1}


@needs_node
def test_killed_anywhere_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    with running() as server:
        command = [sys.executable, "-m", "tests.session.delivery.killed_courier", server.base_url, str(tmp_path), "20261121"]
        told = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=100, cwd=Path(__file__).parents[3]).stdout)
    assert len(told) == STEPS + INSTANTS
    assert [each for each in told if each["counts"] != ONE_VISIT] == []
    assert [each["children"] for each in told[:STEPS]].count(2) >= 13  # the kill met something that had to be taken up again
    assert max(each["children"] for each in told) <= 4
