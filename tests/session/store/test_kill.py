"""Killed at any moment (SIGKILL), the booth starts again at the same step of the same visit with all that was acknowledged."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from session.consultation import Consultation, State
from session.store.booth import BoothStore
from tests.session.every_event import legal_steps, path_to
from tests.session.store.crowd import KEY
from tests.session.store.whole_visit import BLOB, after_steps, whole_visit
from tests.session.visits import NOW


class Crowd:
    """Children of one process, each killed in its turn."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.session.store.crowd"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._orders: IO[bytes] = self.process.stdin
        self.said: IO[bytes] = self.process.stdout

    def order(self, **order: object) -> None:
        self._orders.write(json.dumps(order).encode() + b"\n")
        self._orders.flush()

    def line(self) -> list[str]:
        """The next line that a child or the crowd said."""
        words = self.said.readline().decode().split()
        assert words, "the crowd is gone"
        assert words[0] != "failed", words
        return words

    def until_dead(self) -> list[list[str]]:
        """All that the child said; it died of SIGKILL and of nothing else."""
        lines = []
        while (words := self.line())[0] != "dead":
            if words[0] != "child":
                lines.append(words)
        assert words == ["dead", str(-signal.SIGKILL)]
        return lines

    def close(self) -> None:
        self._orders.close()
        self.process.wait(10)
        self.said.close()


@pytest.fixture(scope="module")
def crowd() -> Iterator[Crowd]:
    crowd = Crowd()
    yield crowd
    crowd.close()


def open_booth(folder: Path) -> BoothStore:
    return BoothStore.open(folder, KEY, lambda: NOW)


def test_a_very_first_start_killed_anywhere_leaves_no_half_made_store(crowd: Crowd, tmp_path: Path) -> None:
    for commits in range(10):
        folder = tmp_path / str(commits)
        crowd.order(do="first_open", folder=str(folder), commits=commits)
        said = crowd.until_dead()
        booth = open_booth(folder)
        booth.begin().append(whole_visit()[:1])
        assert len(booth.unfinished()) == 1
        booth.close()
        if said:
            break
    assert said == [["open"]]
    assert commits >= 1


@pytest.mark.parametrize("when", ["after", "in-the-middle"])
@pytest.mark.parametrize("state", [state for state in State if legal_steps(state)], ids=lambda state: state.value)
def test_killed_at_each_event_of_each_state(state: State, when: str, crowd: Crowd, tmp_path: Path) -> None:
    crowd.order(do="in_state", folder=str(tmp_path), state=state.value, when=when)
    begun = dict(crowd.until_dead())
    steps = legal_steps(state)
    assert begun.keys() == steps.keys()
    booth = open_booth(tmp_path)
    assert set(booth.unfinished()) == set(begun.values())
    for kind, consultation_id in begun.items():
        store = booth.resume(consultation_id)
        expected = (*path_to(state), *(steps[kind] if when == "after" else steps[kind][:-1]))
        assert store.events() == expected
        assert store.consultation == Consultation(consultation_id).after_all(expected)
        again = store.append(steps[kind][-1:]) if when == "in-the-middle" else store.consultation
        assert again.state is not None
    booth.close()


def test_killed_after_and_in_the_middle_of_each_step_of_a_whole_visit(crowd: Crowd, tmp_path: Path) -> None:
    consultation_id = ""
    for step in range(len(whole_visit())):
        for when in ("in-the-middle", "after"):
            crowd.order(do="one_step", folder=str(tmp_path), consultation_id=consultation_id, step=step, when=when)
            lines = crowd.until_dead()
            assert lines[0][0] == "at"
            consultation_id = lines[0][1]
            assert lines[0][2] == after_steps(consultation_id, step).state.value  # the child resumed exactly there
            assert lines[1:] == ([["kept", str(step)]] if when == "after" else [])
    booth = open_booth(tmp_path)
    store = booth.resume(consultation_id)
    assert store.consultation == after_steps(consultation_id, len(whole_visit()))
    assert store.consultation.state is State.WIPING
    booth.close()


def test_killed_at_fifty_random_instants(crowd: Crowd, tmp_path: Path) -> None:
    chance = random.Random(20261122)
    folder = tmp_path / "booth"
    open_booth(folder).close()
    crowd.order(do="whole", folder=str(folder))
    child = int(crowd.line()[1])
    began = time.monotonic()
    while crowd.line() != ["done"]:
        pass
    usual_s = time.monotonic() - began
    os.kill(child, signal.SIGKILL)
    crowd.until_dead()
    booth = open_booth(folder)
    booth.wipe(*booth.unfinished())
    booth.close()

    cut_short = 0
    for _ in range(50):
        instant_s = chance.uniform(0, usual_s)
        crowd.order(do="whole", folder=str(folder))
        child = int(crowd.line()[1])
        select.select([], [], [], instant_s)  # the instant itself: nothing to wait for but the time
        os.kill(child, signal.SIGKILL)
        lines = crowd.until_dead()

        acknowledged = sum(words[0].isdigit() for words in lines)
        booth = open_booth(folder)
        unfinished = booth.unfinished()
        if lines and lines[0][0] == "begun":
            consultation_id = lines[0][1]
            assert unfinished == (consultation_id,)
            store = booth.resume(consultation_id)
            kept = len(store.events())
            cut_short += 0 < kept < len(whole_visit())
            assert kept in (acknowledged, acknowledged + 1)  # one more may be on the disk, unsaid; never one less
            assert store.consultation == after_steps(consultation_id, kept)
            for image in store.consultation.record.images:
                assert store.blob(image.image_id) == BLOB
        for consultation_id in unfinished:
            booth.wipe(consultation_id)
        booth.close()
    assert cut_short  # some of the instants really lay within the visit


def test_a_wipe_killed_anywhere_is_finished_at_the_next_start(crowd: Crowd, tmp_path: Path) -> None:
    finished, point = False, 0
    while not finished:
        booth = open_booth(tmp_path)
        store = booth.begin()
        for event in whole_visit():
            store.append([event])
        consultation_id = store.consultation_id
        booth.close()

        crowd.order(do="wipe", folder=str(tmp_path), consultation_id=consultation_id, after_calls=point)
        lines = crowd.until_dead()
        finished = bool(lines) and lines[0][0] == "wiped"
        booth = open_booth(tmp_path)
        if consultation_id in booth.unfinished():  # killed before the key was gone: whole, and wiped again
            assert booth.resume(consultation_id).consultation == after_steps(consultation_id, len(whole_visit()))
            booth.wipe(consultation_id)
        assert booth.unfinished() == ()
        assert not list((tmp_path / "consultations").iterdir())
        booth.close()
        point += 1
    assert point > 5  # the wipe really was cut at several points
