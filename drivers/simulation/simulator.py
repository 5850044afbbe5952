"""A pretended device that obeys: told to measure, to be silent, to lie, to vanish."""

from typing import Any, Protocol


class Simulator(Protocol):
    """What the stage, the tests and the technician's workspace see of a simulator."""

    @property
    def name(self) -> str:
        """What the stage calls it: "cuff", "thermometer"…"""

    @property
    def orders(self) -> frozenset[str]:
        """What it can be told."""

    async def obey(self, order: str, **details: Any) -> None:
        """Begin what was ordered. What takes time goes on by itself afterwards.

        Raises:
            ValueError: it has no such order, or the details do not fit it.
        """
