"""The booth's settings: one TOML file, typed. What the file does not say has a sensible default.

An unknown key or a bad value is an error that names the line and suggests what was meant.
"""

import difflib
import re
import tomllib
import types
import typing
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")


class SettingsError(Exception):
    """The settings cannot be used. The text names file, line, key, and what would be right."""


@dataclass(frozen=True)
class BoothSettings:
    """The booth itself."""

    name: str = "Borne Alcôve"
    place: str = "Pharmacie des Halles, 12 place du Marché"
    phone: str = "01 02 03 04 05"
    data: str = "~/.local/share/alcove"  # the folder of the encrypted files
    windows: Literal[1, 2] = 1  # one screen for both people, or one each
    language: Literal["fr", "en"] = "fr"  # of the assistant's console; patients choose theirs


@dataclass(frozen=True)
class HubSettings:
    """The hub: where the booth dials out to, and how the hub listens when it is started here."""

    url: str = "http://127.0.0.1:8470"
    host: str = "127.0.0.1"
    port: int = 8470
    data: str = "~/.local/share/alcove-hub"
    certificate: str = ""  # PEM files; TLS where both are given
    key: str = ""


@dataclass(frozen=True)
class DeviceSettings:
    """Where each device is. Empty: this booth has none."""

    cuff: str = ""  # BLE address, or name as advertised
    thermometer: str = ""
    oximeter: str = ""  # serial port, such as /dev/ttyUSB0
    patient_camera: str = ""  # /dev/video0, a file, or the URL of an MJPEG server
    otoscope: str = ""


@dataclass(frozen=True)
class CallSettings:
    """The call."""

    engine: Literal["wrtc", "aiortc"] = "wrtc"
    ice_servers: tuple[str, ...] = ()  # empty: nobody outside is asked


@dataclass(frozen=True)
class MeasureSettings:
    """The guided measures."""

    rest_s: int = 180
    pause_s: int = 60


@dataclass(frozen=True)
class DeliverySettings:
    """Where signed reports go."""

    record_url: str = ""  # base of a FHIR R4 server; empty: a folder on this machine, labelled simulation
    folder: str = ""  # empty: "delivered" in the booth's data folder


@dataclass(frozen=True)
class Settings:
    """All of them."""

    booth: BoothSettings = field(default_factory=BoothSettings)
    hub: HubSettings = field(default_factory=HubSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)
    call: CallSettings = field(default_factory=CallSettings)
    measures: MeasureSettings = field(default_factory=MeasureSettings)
    delivery: DeliverySettings = field(default_factory=DeliverySettings)


def read_settings(path: Path) -> Settings:
    """The settings of this file.

    Raises:
        SettingsError: the file is not there, is not TOML, or says something that cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not UTF-8 text") from None
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str = "settings") -> Settings:
    """The settings of this text; `name` is what errors call it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: {error}") from None
    return _read(Settings, data, _Source(name, text), "")


@dataclass(frozen=True)
class _Source:
    name: str
    text: str

    def error(self, section: str, key: str, sentence: str) -> SettingsError:
        line = self._line(section, key)
        return SettingsError(f"{self.name}, line {line}: {sentence}" if line else f"{self.name}: {sentence}")

    def _line(self, section: str, key: str) -> int:
        here = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if heading := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
                here = heading[1]
                if not section and here == key:
                    return number
            elif here == section and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
                return number
        return 0


def _read(kind: type[T], data: dict[str, Any], source: _Source, section: str) -> T:
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]  # only dataclasses come here
    types_of = typing.get_type_hints(kind)
    given: dict[str, Any] = {}
    for key, value in data.items():
        where = f"[{section}] {key}" if section else f"[{key}]"
        if key not in known:
            close = difflib.get_close_matches(key, known, 1, 0.5)
            meant = f"did you mean {close[0]}?" if close else f"known here: {', '.join(known)}"
            raise source.error(section, key, f"{where} is not a setting; {meant}")
        wanted = types_of[key]
        if is_dataclass(wanted):
            if not isinstance(value, dict):
                raise source.error(section, key, f"{where} is a section: write [{key}] on a line of its own")
            given[key] = _read(typing.cast(type, wanted), value, source, key)
        else:
            given[key] = _value(wanted, value, source, section, key)
    return kind(**given)


def _value(wanted: Any, value: Any, source: _Source, section: str, key: str) -> Any:
    where = f"[{section}] {key}"
    origin = typing.get_origin(wanted)
    if origin is Literal:
        choices = typing.get_args(wanted)
        if value in choices and type(value) in {type(choice) for choice in choices}:
            return value
        raise source.error(section, key, f"{where} is one of {', '.join(map(repr, choices))}, not {value!r}")
    if origin is tuple:
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise source.error(section, key, f'{where} is a list of texts such as ["a", "b"]')
    if isinstance(wanted, types.UnionType) or type(value) is not wanted:
        names = {str: "a text in quotes", int: "a whole number", bool: "true or false"}
        raise source.error(section, key, f"{where} is {names[wanted]}, not {value!r}")
    if wanted is int and value < 0:
        raise source.error(section, key, f"{where} is not negative")
    return value
