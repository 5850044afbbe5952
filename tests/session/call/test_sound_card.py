"""A booth that lacks its microphone or its loudspeaker still has the other one, whole."""

from collections.abc import Callable
from typing import Any

import pytest

from session.call.control import Heard
from session.call.sound import LOOK_AGAIN_S, Playout, SoundCard


class Stream:
    """A stream that runs until it is closed, or its device is pulled out."""

    active = True

    def close(self) -> None:
        self.active = False


class Card(SoundCard):
    """A card whose microphone or loudspeaker can be missing."""

    def __init__(self, missing: str) -> None:
        super().__init__(lambda _: None, Playout(), lambda: self.now)
        self.now, self.missing = 100.0, missing
        self.opened: list[str] = []

    def _stream(self, kind: Any, name: str, direction: str, channels: int, callback: Callable[..., None]) -> Any:
        if direction == self.missing:
            raise ValueError("no such device")
        self.opened.append(direction)
        return Stream()


@pytest.mark.parametrize(("missing", "there"), [("input", "output"), ("output", "input")])
def test_the_one_that_works_is_not_cut_while_the_other_is_missing(missing: str, there: str) -> None:
    card = Card(missing)
    status = card.open("", "")
    assert {status.microphone, status.speaker} == {Heard.PRESENT, Heard.ABSENT}
    for _ in range(10):
        card.now += (LOOK_AGAIN_S - 1) / 10
        assert card.check() == status
    assert card.opened == [there]
    card.missing = ""  # it is plugged in
    card.now += 1
    found = card.check()
    assert (found.microphone, found.speaker) == (Heard.PRESENT, Heard.PRESENT)


def test_where_both_are_missing_they_are_looked_for_each_time_and_one_that_goes_missing_at_once() -> None:
    card = Card("")
    card.open("", "")
    card._input.active = card._output.active = False
    card.now += 2
    assert card.check().speaker is Heard.PRESENT
    card.now += LOOK_AGAIN_S
    card._input.active = False
    assert card.check().microphone is Heard.PRESENT
