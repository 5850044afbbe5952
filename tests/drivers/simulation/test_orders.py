"""Orders on the stage's socket: whatever comes, there is an answer, and nothing breaks."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.oximeter_contec.simulator import ContecSimulator
from drivers.simulation.stage_process import Orders

plain = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
anything = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
words = st.sampled_from(["oximeter", "finger-in", "silence", "movement"])
orders = st.dictionaries(st.sampled_from(["simulator", "order", "spo2", "pulse_rate", "x"]), words | anything)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@given(line=st.binary() | (anything | orders).map(lambda value: json.dumps(value).encode()))
def test_any_line_gets_an_answer(runner: asyncio.Runner, line: bytes) -> None:
    answer = runner.run(Orders([ContecSimulator(Path("unused"))], 1.0).answer(line))
    assert answer == {"done": True} or isinstance(answer["error"], str)


def test_a_line_that_is_nested_too_deep(runner: asyncio.Runner) -> None:
    answer = runner.run(Orders([ContecSimulator(Path("unused"))], 1.0).answer(b"[" * 50_000))
    assert isinstance(answer["error"], str)
