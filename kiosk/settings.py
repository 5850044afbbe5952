"""The booth's settings: one TOML file, typed. What the file does not say has a sensible default.

An unknown key or a bad value is an error that names the line and suggests what was meant.
"""

import difflib
import re
import tomllib
import typing
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from devices.role import Role
from session.hub.address import plain_to_elsewhere
from session.protocols import PRESSURE

if TYPE_CHECKING:  # the first screen reads the settings: what judges a line is loaded where there is such a line
    from drivers.family import Family

T = TypeVar("T")


class SettingsError(Exception):
    """The settings cannot be used. The text names file, line, key, and what would be right."""


@dataclass(frozen=True)
class Between:
    """The least and the most that a number may be."""

    least: int
    most: int


class Written(Enum):
    """How a text that is not empty, or each text of a list, must be written."""

    FINESS = auto()  # a number of the FINESS register: nine signs, the first two of which name the department
    WEB = auto()  # an address of the web
    ICE = auto()  # the address of a STUN or TURN server; a password may stand in it, so no error quotes it
    PLACE = auto()  # a file or a folder; « ~ » is one's own, « ~name » that of somebody whom this computer knows
    CUFF = auto()  # a cuff and the arms that it fits: « M 22-32 »
    USER = auto()  # the number by which a device tells its users apart, 0 to 254


@dataclass(frozen=True)
class FamilyOf:
    """A text that is empty or the name of a family of devices that can serve so."""

    role: Role


Seconds = Annotated[int, Between(0, 3600)]
Address = Annotated[str, Written.WEB]
Place = Annotated[str, Written.PLACE]
IceAddresses = Annotated[tuple[str, ...], Written.ICE]
DeviceUser = Annotated[str, Written.USER]
CuffTexts = Annotated[tuple[str, ...], Written.CUFF]


@dataclass(frozen=True)
class BoothSettings:
    """The booth itself."""

    name: str = "Borne Alcôve"
    place: str = ""  # « Pharmacie des Halles, 12 place du Marché »: said to the 15, and on every sheet
    phone: str = ""  # whom the patient calls
    in_person: str = ""  # where patients go whose visit ends without a call: « Maison de santé de Joinville »
    in_person_where: str = ""  # « 4 rue des Écoles, jusqu’à 20 h »
    data: Place = "~/.local/share/alcove"  # the folder of the encrypted files
    windows: Literal[1, 2] = 1  # one screen for both people, or one each
    language: Literal["fr", "en"] = "fr"  # of the assistant's console; patients choose theirs
    finess: Annotated[str, Written.FINESS] = ""  # of the place, in the national register; empty where it has none
    authorities: Place = ""  # PEM file: whose certificates this booth believes, of the hub and the record server; empty: the system's

    @property
    def organisation(self) -> str:
        """Who runs the place: what stands before the first comma of the address; the booth's own name where there is none."""
        return self.place.split(",")[0] or self.name

    @property
    def folder(self) -> Path:
        """Where this booth keeps its files."""
        return Path(self.data).expanduser()


@dataclass(frozen=True)
class HubSettings:
    """The hub: where the booth dials out to, and how the hub listens when it is started here."""

    url: Address = "http://127.0.0.1:8470"
    host: str = "127.0.0.1"
    port: Annotated[int, Between(0, 65535)] = 8470
    data: Place = "~/.local/share/alcove-hub"
    certificate: Place = ""  # PEM files; TLS where both are given
    key: Place = ""
    behind_proxy: bool = False  # TLS is another program's on this machine: its X-Forwarded-For counts, and public_url is needed
    public_url: Address = ""  # where browsers reach the page, such as https://hub.example; empty: wherever they say

    @property
    def folder(self) -> Path:
        """Where this hub keeps its files."""
        return Path(self.data).expanduser()


@dataclass(frozen=True)
class DeviceSettings:
    """Where each device is, and of which family where that is not the usual one. Empty: this booth has none."""

    cuff: str = ""  # BLE address, or name as advertised
    thermometer: str = ""
    oximeter: str = ""  # serial port, such as /dev/ttyUSB0
    scale: str = ""  # as cuff
    glucometer: str = ""
    heartbeat: str = ""  # a chest strap or arm band
    patient_camera: str = ""  # /dev/video0, a file, or the URL of an MJPEG server
    otoscope: str = ""
    otoscope_is: Literal["otoscope", "dermatoscope"] = "otoscope"  # what this booth's one examination camera looks at: the ears, or the skin
    otoscope_button: str = ""  # an input device that freezes its picture, such as a pedal; empty: the camera's own button
    otoscope_key: Annotated[int, Between(0, 767)] = 0  # the only key of that device that counts, as evtest shows it; 0: each
    stethoscope: str = ""  # part of the name of a sound input, as the system lists it
    cuff_family: Annotated[str, FamilyOf(Role.CUFF)] = ""
    thermometer_family: Annotated[str, FamilyOf(Role.THERMOMETER)] = ""
    oximeter_family: Annotated[str, FamilyOf(Role.OXIMETER)] = ""
    scale_family: Annotated[str, FamilyOf(Role.SCALE)] = ""
    glucometer_family: Annotated[str, FamilyOf(Role.GLUCOMETER)] = ""
    heartbeat_family: Annotated[str, FamilyOf(Role.HEARTBEAT)] = ""
    cuff_user: DeviceUser = ""  # which of its users is the booth's, where its packets say whose a reading is; another's is refused. Empty: any
    scale_user: DeviceUser = ""
    oximeter_format: str = ""  # how one on a cable is set to speak, where its family has several ways; empty: the usual one

    def address_of(self, role: Role) -> str:
        """Where it is; empty where this booth has none."""
        return str(getattr(self, _key(role)))

    def family_of(self, role: Role) -> "Family":
        """The family that is named for it, or the usual one for what is at such an address."""
        from drivers.catalogue import default_for, family

        named = getattr(self, f"{_key(role)}_family", "")
        return family(named) if named else default_for(role, self.address_of(role))

    def user_of(self, role: Role) -> int | None:
        """Which of the device's users is the booth's; None where any may be."""
        named = getattr(self, f"{_key(role)}_user", "")
        return int(named) if named else None

    def format_of(self, role: Role) -> str:
        """How it is set to speak, of the ways of its family; empty where that is the usual one."""
        return str(getattr(self, f"{_key(role)}_format", ""))


def _key(role: Role) -> str:
    return role.value.replace("-", "_")


@dataclass(frozen=True)
class CallSettings:
    """The call."""

    engine: Literal["wrtc", "aiortc"] = "wrtc"
    ice_servers: IceAddresses = ()  # empty: nobody outside is asked


@dataclass(frozen=True)
class MeasureSettings:
    """The guided measures."""

    rest_s: Seconds = PRESSURE.rest_s
    pause_s: Seconds = PRESSURE.pause_s
    cuffs: CuffTexts = ()  # those of this booth, with the arms that they fit, in cm; empty: those that the cuff's maker sells
    overdue: Literal["block", "mark"] = "block"  # a device of the register whose check is overdue: does not measure, or marks its values


@dataclass(frozen=True)
class DeliverySettings:
    """Where signed reports go."""

    record_url: Address = ""  # base of a FHIR R4 server; empty: none
    folder: Place = ""  # without a server: a folder of this machine that stands for one, labelled simulation; empty: nothing is delivered


@dataclass(frozen=True)
class UpkeepSettings:
    """The technician's workspace."""

    papers: Place = ""  # where certificates, registers and letters are written, such as a stick's folder; empty: "papers" in the booth's data folder


@dataclass(frozen=True)
class Settings:
    """All of them."""

    booth: BoothSettings = field(default_factory=BoothSettings)
    hub: HubSettings = field(default_factory=HubSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)
    call: CallSettings = field(default_factory=CallSettings)
    measures: MeasureSettings = field(default_factory=MeasureSettings)
    delivery: DeliverySettings = field(default_factory=DeliverySettings)
    upkeep: UpkeepSettings = field(default_factory=UpkeepSettings)

    @property
    def papers(self) -> Path:
        """Where the technician's papers go."""
        return Path(self.upkeep.papers).expanduser() if self.upkeep.papers else self.booth.folder / "papers"


def read_settings(path: Path) -> Settings:
    """The settings of this file.

    Raises:
        SettingsError: the file is not there, is not TOML, or says something that cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path} : {_UNREADABLE.get(type(error), error.strerror)}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}, ligne {line} : ce n’est pas du texte UTF-8. L’enregistrer en UTF-8.") from None
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str = "réglages") -> Settings:
    """The settings of this text; `name` is what errors call it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = where[1] if where else len(text.splitlines())  # else "at end of document"
        raise SettingsError(f"{name}, ligne {line} : ce n’est pas du TOML ({str(error).split(' (at ')[0]}). Guillemet ou crochet oublié ?") from None
    except RecursionError:
        raise SettingsError(f"{name} : des listes dans des listes, sans fin") from None
    source = _Source(name, text)
    settings = _read(Settings, data, source, "")
    if plain_to_elsewhere(settings.hub.url):
        raise source.error("hub", "url", "[hub] url mène à une autre machine : écrire https://, ou la clé de la borne et les visites passeraient en clair")
    if settings.delivery.record_url and plain_to_elsewhere(settings.delivery.record_url):
        raise source.error(
            "delivery", "record_url", "[delivery] record_url mène à une autre machine : écrire https://, ou les comptes rendus passeraient en clair"
        )
    for role in (Role.CUFF, Role.SCALE):
        if (user := settings.devices.user_of(role)) is None:
            continue
        key, family = f"{_key(role)}_user", settings.devices.family_of(role)
        if not family.tells_user:
            raise source.error("devices", key, f"[devices] {key} : les appareils de cette famille ne disent pas de qui est une lecture")
        if family.users is not None and not 1 <= user <= family.users:
            raise source.error("devices", key, f'[devices] {key} : les appareils de cette famille comptent leurs utilisateurs de "1" à "{family.users}"')
    if (spoken := settings.devices.oximeter_format) and spoken not in (known := settings.devices.family_of(Role.OXIMETER).formats):
        ways = f"il y a : {', '.join(map(_toml, known))}" if known else "les appareils de cette famille n’en ont qu’un"
        raise source.error("devices", "oximeter_format", f"[devices] oximeter_format : {_toml(spoken)} n’est pas un format de l’oxymètre ; {ways}")
    return settings


_UNREADABLE: dict[type[OSError], str] = {
    FileNotFoundError: "ce fichier n’existe pas",
    PermissionError: "pas le droit de lire ce fichier",
    IsADirectoryError: "c’est un dossier, pas un fichier",
}


@dataclass(frozen=True)
class _Source:
    name: str
    text: str

    def error(self, section: str, key: str, sentence: str) -> SettingsError:
        line = self._line(section, key)
        return SettingsError(f"{self.name}, ligne {line} : {sentence}" if line else f"{self.name} : {sentence}")

    def _line(self, section: str, key: str) -> int:
        here = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if heading := re.match(r"""\s*\[+\s*["']?([^\]"']+?)["']?\s*\]""", line):
                here = heading[1]
                if not section and here.split(".")[0] == key:
                    return number
            elif here == section and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
                return number
        return 0


def _read(kind: type[T], data: dict[str, Any], source: _Source, section: str) -> T:
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]  # only dataclasses come here
    types_of = typing.get_type_hints(kind, include_extras=True)
    given: dict[str, Any] = {}
    for key, value in data.items():
        where = f"[{section}] {key}" if section else f"[{key}]" if isinstance(value, dict) else key
        if key not in known:
            raise source.error(section, key, f"{where} n’est pas un réglage ; {_meant(key, section, known)}")
        wanted = types_of[key]
        if is_dataclass(wanted):
            if not isinstance(value, dict):
                raise source.error(section, key, f"{where} est une section : écrire [{key}] sur une ligne à elle")
            given[key] = _read(typing.cast(type, wanted), value, source, key)
        else:
            given[key] = _value(wanted, value, source, section, key)
    return kind(**given)


def _meant(key: str, section: str, known: typing.Iterable[str]) -> str:
    """What was probably meant: this key elsewhere, one that is written alike here or elsewhere, or else all there are."""
    elsewhere = [(name, each.name) for name, kind in typing.get_type_hints(Settings).items() for each in fields(kind) if name != section]
    for name, other in elsewhere:
        if other == key:
            return f"il va sous [{name}]"
    if close := difflib.get_close_matches(key, known, 1, 0.5):
        return f"vouliez-vous dire {close[0]} ?"
    for name, other in elsewhere:
        if difflib.get_close_matches(key, [other], 1, 0.8):
            return f"vouliez-vous dire [{name}] {other} ?"
    return f"il y a ici : {', '.join(known)}"


_NAMES = {str: "un texte entre guillemets", int: "un nombre entier", bool: "true ou false"}


def _value(wanted: Any, value: Any, source: _Source, section: str, key: str) -> Any:
    where = f"[{section}] {key}"
    limits: tuple[Any, ...] = ()
    if typing.get_origin(wanted) is Annotated:
        wanted, *rest = typing.get_args(wanted)
        limits = tuple(rest)
    origin = typing.get_origin(wanted)
    if origin is Literal:
        choices = typing.get_args(wanted)
        if value in choices and type(value) in {type(choice) for choice in choices}:
            return value
        raise source.error(section, key, f"{where} vaut {' ou '.join(map(_toml, choices))}, pas {_toml(value)}")
    if origin is tuple:
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            if Written.ICE in limits and not all(map(_is_ice_address, value)):
                raise source.error(section, key, f'{where} : écrire "stun:HÔTE" ou "turn:NOM:MOT-DE-PASSE@HÔTE:PORT", et @ dans un mot de passe comme %40')
            if Written.CUFF in limits and not all(map(_is_cuff, value)):
                raise source.error(section, key, f'{where} : écrire le nom du brassard et les bras qu’il serre, en cm, comme "M 22-32"')
            return tuple(value)
        raise source.error(section, key, f'{where} est une liste de textes, comme ["a", "b"]')
    if type(value) is not wanted:
        raise source.error(section, key, f"{where} est {_NAMES[wanted]}, pas {_toml(value)}")
    for limit in limits:
        if isinstance(limit, Between) and not limit.least <= value <= limit.most:
            raise source.error(section, key, f"{where} est entre {limit.least} et {limit.most}, pas {value}")
        if isinstance(limit, FamilyOf) and value and value not in (known := _families(limit.role)):
            close = difflib.get_close_matches(value, known, 1, 0.5)
            meant = f"vouliez-vous dire {_toml(close[0])} ?" if close else f"il y a : {', '.join(map(_toml, known))}"
            raise source.error(section, key, f"{where} : {_toml(value)} n’est pas une famille d’appareils pour cela ; {meant}")
        if limit is Written.FINESS and value and not re.fullmatch(r"([0-9]{2}|2[AB])[0-9]{7}", value):
            raise source.error(section, key, f"{where} : un numéro FINESS a neuf chiffres, sans espace, pas {_toml(value)}")
        if limit is Written.PLACE and not _is_place(value):
            raise source.error(section, key, f"{where} est un fichier ou un dossier, comme /srv/alcove ou ~/alcove, pas {_toml(value)}")
        if limit is Written.USER and value and not (re.fullmatch(r"[0-9]{1,3}", value) and int(value) <= 254):
            raise source.error(section, key, f'{where} est le numéro d’un utilisateur de l’appareil entre guillemets, de "0" à "254", pas {_toml(value)}')
        if limit is Written.WEB and value and not _is_web(value):
            raise source.error(section, key, f"{where} est une adresse comme https://hub.example ou https://hub.example:8443, pas {_toml(value)}")
    return value


def _families(role: Role) -> list[str]:
    from drivers.catalogue import of_role

    return [each.key for each in of_role(role)]


def _is_place(text: str) -> bool:
    try:
        return "\0" not in str(Path(text).expanduser())
    except RuntimeError:  # nobody here is called so
        return False


def _is_web(text: str) -> bool:
    """Whether a program can call it: a scheme of the web, a host, and a port that is one."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and re.fullmatch(r"\S+", text) is not None
    except ValueError:
        return False


def _is_cuff(text: str) -> bool:
    from session.cuffs import CuffSize

    try:
        CuffSize.parse(text)
    except ValueError:
        return False
    return True


def _is_ice_address(text: str) -> bool:
    from session.ice_server import ice_server

    try:
        ice_server(text)
    except ValueError:
        return False
    return True


def _toml(value: Any) -> str:
    """A value as a settings file writes it."""
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
