"""What a page of the technician's workspace is: its entry in the left bar, its QML, and what it shows. Screens' thread only."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from ui.views.telling import Telling

if TYPE_CHECKING:
    from ui.technician.bench import Bench


class Page(ABC):
    """One page. It makes its view-models once, connects what is touched in them, and fills them whenever something changed."""

    code: str

    def __init__(self, bench: "Bench") -> None:
        self.bench = bench
        self.about = ""

    def entry(self, tell: Telling) -> tuple[str, str] | None:
        """Its icon and its words in the left bar; None where it is opened from another page."""
        return None

    @property
    def stands_under(self) -> str:
        """The page whose entry is chosen in the left bar while this one is open."""
        return self.code

    @abstractmethod
    def screen(self) -> tuple[str, dict[str, object]]:
        """Its QML, and the view-models that it needs."""

    @abstractmethod
    def refresh(self) -> None:
        """Show it as it stands."""

    def opened(self, about: str) -> None:
        """It was asked for, about this: a serial number, or nothing. What was typed before goes."""
        self.about = about

    def closed(self) -> None:
        """Another page was asked for, or the technician left."""
        self.about = ""

    def locked(self) -> None:  # noqa: B027 — most pages have nothing that runs
        """The workspace was locked. What the page is about and what was typed waits for the same person; what runs for it stops."""

    def unlocked(self) -> None:  # noqa: B027
        """The same person is back: what ran for the page runs again."""
