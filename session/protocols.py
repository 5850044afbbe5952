"""How often a measure is repeated and which reading counts, read from one dated file that names its sources."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

FILE = Path(__file__).with_name("protocols.toml")


@dataclass(frozen=True)
class PressureProtocol:
    """A series of blood pressures."""

    name: str
    source: str
    dated: date
    rest_s: int
    pause_s: int
    readings: int
    averaged: int
    differ_mmhg: Decimal  # readings 1 and 2 this far apart ask for one more
    more_when_irregular: bool

    @property
    def rest(self) -> timedelta:
        return timedelta(seconds=self.rest_s)

    @property
    def pause(self) -> timedelta:
        return timedelta(seconds=self.pause_s)


@dataclass(frozen=True)
class TemperatureProtocol:
    """A few temperatures by one thermometer; the highest counts."""

    name: str
    source: str
    dated: date
    readings: int
    differ_celsius: Decimal  # further apart than this asks for one more
    most: int
    wait_min: int  # thermometer and patient in the room, before


def read_protocols(path: Path = FILE) -> tuple[PressureProtocol, TemperatureProtocol]:
    """Both protocols. KeyError or ValueError where the file is not one: the booth then does not start."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    pressure, temperature = data["pressure"], data["temperature"]
    return (
        PressureProtocol(
            name=pressure["name"],
            source=pressure["source"],
            dated=pressure["dated"],
            rest_s=pressure["rest_s"],
            pause_s=pressure["pause_s"],
            readings=pressure["readings"],
            averaged=pressure["averaged"],
            differ_mmhg=Decimal(pressure["differ_mmhg"]),
            more_when_irregular=pressure["more_when_irregular"],
        ),
        TemperatureProtocol(
            name=temperature["name"],
            source=temperature["source"],
            dated=temperature["dated"],
            readings=temperature["readings"],
            differ_celsius=Decimal(temperature["differ_celsius"]),
            most=temperature["most"],
            wait_min=temperature["wait_min"],
        ),
    )


PRESSURE, TEMPERATURE = read_protocols()
