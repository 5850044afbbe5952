"""Each family has a target, what the targets look for is found, and a short run of all of them finds nothing."""

import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.catalogue import FOLDERS
from tests.fuzz.kinds import Packets, Questions, Stream, Target
from tests.fuzz.targets import OF_FAMILY, all_targets

ROOT = Path(__file__).parents[2]
STREAMS = {name: each for name, each in all_targets().items() if isinstance(each, Stream)}
LITTLE = 64 * 1024


def test_each_family_has_a_target() -> None:
    assert set(OF_FAMILY) == set(FOLDERS), "tests/fuzz/targets.py says what is thrown at each family's codec"
    assert all(OF_FAMILY.values())


def test_no_two_targets_have_one_name() -> None:
    assert len(all_targets()) >= sum(map(len, OF_FAMILY.values()))


@pytest.mark.parametrize("target", all_targets().values(), ids=all_targets())
def test_what_it_begins_with_holds(target: Target) -> None:
    assert target.seeds
    for seed in (b"", *target.seeds):
        target.hold(seed)


@pytest.mark.timeout(400)
def test_a_short_run_finds_nothing(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "tests.fuzz", "--found", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(all_targets())} targets hold" in run.stdout


@pytest.mark.parametrize("name", STREAMS)
def test_endless_garbage_takes_no_memory(name: str) -> None:
    noise, target = random.Random(name), STREAMS[name]
    parser = target.begin()
    tracemalloc.start()
    try:
        for _ in range(400):
            try:
                parser.feed(noise.randbytes(256) + target.train[0][:5] if target.train else noise.randbytes(256))
            except target.refusals:
                parser = target.begin()
        kept, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < LITTLE


class Line:
    """A parser that can be made wrong."""

    def __init__(self, *, keeps: int = 0, loses: int = 0, raises: bytes = b"\xff", splits: bool = True) -> None:
        self._keeps, self._loses, self._raises, self._splits = keeps, loses, raises, splits
        self._held = b""

    def feed(self, data: bytes) -> list[bytes]:
        if self._raises in data:
            raise KeyError(data)
        *lines, self._held = (self._held * self._splits + data).split(b"\n")
        self._held = b"" if len(self._held) > 9 and not self._keeps else self._held
        if lines and self._loses and b"?" in b"".join(lines):
            self._loses, lines = self._loses + 3, []
        elif lines and self._loses > 1:
            self._loses, lines = self._loses - 1, []
        return lines


def target_of(begin: Callable[[], Line]) -> Stream:
    return Stream("line", begin, (b"a\n", b"b\n", b"c\n", b"d\n"), 9)


@pytest.mark.parametrize(
    ("begin", "data"),
    [
        (lambda: Line(raises=b"x"), b"\0abx"),
        (lambda: Line(keeps=1), b"\1" + b"z" * 40),
        (lambda: Line(splits=False), b"\1abc\nd\n"),
        (lambda: Line(loses=1), b"\60what?\n"),
    ],
    ids=["an exception gets out", "it keeps all", "it depends on the cut", "it stays out of step"],
)
def test_what_does_not_hold_is_found(begin: Callable[[], Line], data: bytes) -> None:
    target_of(Line).hold(data)
    with pytest.raises((AssertionError, KeyError)):
        target_of(begin).hold(data)


def test_a_packet_that_reads_otherwise_than_it_was_said_is_found() -> None:
    class Odd(Exception):
        pass

    class Value(int):
        def __bytes__(self) -> bytes:
            return bytes((self & 0x7F,))

    target = Packets("value", lambda data: Value(data[0]), (b"\1",), (Odd,))
    target.hold(b"\1")
    with pytest.raises(AssertionError):
        target.hold(b"\x81")
    with pytest.raises(IndexError):
        target.hold(b"")


def test_a_forbidden_question_is_found() -> None:
    with pytest.raises(AssertionError):
        Questions("erase", lambda data: data in (b"\1", b"\2"), lambda data: data[:1] == b"\2", ()).hold(b"\2")
