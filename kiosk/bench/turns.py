"""Ours and the peer's by turns, so that whatever else the machine does meanwhile falls on both."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


def order(number: int) -> tuple[bool, bool]:
    """Which goes first in this round: A B, B A, A B, … so that neither always comes into a warmer machine.

    >>> [order(number) for number in range(3)]
    [(True, False), (False, True), (True, False)]
    """
    return (True, False) if number % 2 == 0 else (False, True)


def by_turns(samples: int, ours: Callable[[], T], peer: Callable[[], U]) -> tuple[list[T], list[U]]:
    """So many of each."""
    of_ours: list[T] = []
    of_peer: list[U] = []
    for number in range(samples):
        for is_ours in order(number):
            if is_ours:
                of_ours.append(ours())
            else:
                of_peer.append(peer())
    return of_ours, of_peer


async def by_turns_async(samples: int, ours: Callable[[], Awaitable[T]], peer: Callable[[], Awaitable[U]]) -> tuple[list[T], list[U]]:
    """So many of each, one after another."""
    of_ours: list[T] = []
    of_peer: list[U] = []
    for number in range(samples):
        for is_ours in order(number):
            if is_ours:
                of_ours.append(await ours())
            else:
                of_peer.append(await peer())
    return of_ours, of_peer
