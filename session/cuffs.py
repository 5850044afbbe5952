"""Which cuff fits an arm: a cuff too small reads high, one too large reads low, and each maker says for which arms it is made."""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Self

FILE = Path(__file__).with_name("cuffs.toml")
ARMS_CM = (Decimal(10), Decimal(70))  # what a tape around an upper arm can say at all


class Side(Enum):
    """The arm, as a measurement's body site has it."""

    LEFT = "left-upper-arm"
    RIGHT = "right-upper-arm"


@dataclass(frozen=True)
class CuffSize:
    """One cuff and the arms that it is made for, in centimetres around."""

    name: str
    least_cm: Decimal
    most_cm: Decimal

    @classmethod
    def parse(cls, text: str) -> Self:
        """« M 22-32 »; ValueError where it is not that.

        >>> CuffSize.parse("M 22-32").fits(Decimal(31))
        True
        """
        match = re.fullmatch(r"\s*(\S.*?)\s+(\d{1,2}(?:[.,]\d)?)\s*[-–]\s*(\d{1,2}(?:[.,]\d)?)\s*", text)
        if match is None or len(match[1]) > 20:
            raise ValueError("a cuff is written as « M 22-32 »: its name, then the arms that it fits, in centimetres")
        least, most = (Decimal(part.replace(",", ".")) for part in match.groups()[1:])
        if not ARMS_CM[0] <= least < most <= ARMS_CM[1]:
            raise ValueError("a cuff fits arms from the smaller to the larger, between 10 and 70 cm")
        return cls(match[1], least, most)

    def fits(self, arm_cm: Decimal) -> bool:
        return self.least_cm <= arm_cm <= self.most_cm

    def __str__(self) -> str:
        return f"{self.name} {_cm(self.least_cm)}–{_cm(self.most_cm)}"


@dataclass(frozen=True)
class CuffUse:
    """The cuff that a value was measured with, and the arm that it was chosen for. Both None: asked, and nobody could say how far around the arm is."""

    size: CuffSize | None = None
    arm_cm: Decimal | None = None


@dataclass(frozen=True)
class Cuffs:
    """The cuffs of a booth. `known`: by its maker or its settings; otherwise the range printed on the cuff is looked at."""

    sizes: tuple[CuffSize, ...]
    known: bool

    def for_arm(self, arm_cm: Decimal) -> CuffSize | None:
        """The cuff to take: of those that fit, the one for the larger arms, since a cuff too small misleads more. None: none fits."""
        return max((each for each in self.sizes if each.fits(arm_cm)), key=lambda each: (each.most_cm, each.least_cm), default=None)


NO_CUFFS = Cuffs((), known=False)


def cuffs_of(make: str, own: tuple[str, ...] = (), path: Path = FILE) -> Cuffs:
    """The cuffs of this maker's device, or the booth's own where its settings name them."""
    if own:
        return Cuffs(tuple(map(CuffSize.parse, own)), known=True)
    with path.open("rb") as file:
        data = tomllib.load(file)
    for maker in data["maker"]:
        if any(make.startswith(name) for name in maker["makes"]):
            return Cuffs(tuple(map(CuffSize.parse, maker["sizes"])), known=True)
    return Cuffs(tuple(map(CuffSize.parse, data["unknown"]["sizes"])), known=False)


def typed_arm(text: str) -> Decimal | None:
    """Centimetres as typed, « 31 » or « 31,5 »; None while it is not an arm's.

    >>> typed_arm("31,5"), typed_arm("3"), typed_arm("bras")
    (Decimal('31.5'), None, None)
    """
    if re.fullmatch(r"\s*[0-9]{1,2}(?:[.,][0-9])?\s*(?:cm)?\s*", text) is None:
        return None
    arm = Decimal(text.replace("cm", "").strip().replace(",", "."))
    return arm if ARMS_CM[0] <= arm <= ARMS_CM[1] else None


def _cm(number: Decimal) -> str:
    return format(number.normalize(), "f").replace(".", ",")
