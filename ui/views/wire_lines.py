"""What a device says and is told, in words: hour, direction, bytes as figures, and what they are where that is known. No Qt."""

from dataclasses import dataclass
from datetime import datetime

from devices.wire import LinkQuality, Way, WireLine
from ui.views.device_sheet import Fact
from ui.views.telling import Telling

MOST_BYTES = 48  # of one line: what is longer is cut, and says so
TEXTS = frozenset({"2A00", "2A24", "2A25", "2A26", "2A27", "2A28", "2A29"})
ICONS = {Way.DEVICE: "arrow-left", Way.BOOTH: "arrow-right", Way.LINE: "info-circle"}


@dataclass(frozen=True)
class WireRow:
    """One line of the log."""

    at: str
    kind: str  # device, booth or line
    icon_name: str
    where: str
    figures: str
    words: str


def characteristic(uuid: str, tell: Telling) -> str:
    """What Bluetooth calls it, where the technician may know it."""
    names = {
        "2A35": tell.translate("Console", "tension"),
        "2A36": tell.translate("Console", "pression du brassard"),
        "2A5E": tell.translate("Console", "oxygène, ponctuel"),
        "2A5F": tell.translate("Console", "oxygène, continu"),
        "2A1C": tell.translate("Console", "température"),
        "2A1E": tell.translate("Console", "température, en cours"),
        "2A9D": tell.translate("Console", "poids"),
        "2A18": tell.translate("Console", "glycémie"),
        "2A52": tell.translate("Console", "mémoire de mesures"),
        "2A37": tell.translate("Console", "pouls"),
        "2A19": tell.translate("Console", "pile"),
        "2A08": tell.translate("Console", "date et heure"),
        "2A2B": tell.translate("Console", "heure"),
        "2A24": tell.translate("Console", "modèle"),
        "2A25": tell.translate("Console", "n° de série"),
        "2A26": tell.translate("Console", "micrologiciel"),
        "2A29": tell.translate("Console", "fabricant"),
    }
    name = names.get(uuid.upper(), "")
    return f"{uuid} {name}".strip()


def figures(data: bytes) -> str:
    """« 1E 7A 00 4C »."""
    return data[:MOST_BYTES].hex(" ").upper() + (f" … ({len(data)})" if len(data) > MOST_BYTES else "")


def words(line: WireLine, tell: Telling) -> str:
    """What the bytes are, or what happened."""
    if line.data:
        if line.where.upper() in TEXTS or (not line.where and all(32 <= byte < 127 or byte in (10, 13) for byte in line.data)):
            return "« " + line.data[:MOST_BYTES].decode("ascii", "replace").strip("\x00\r\n ") + " »"
        return f"{line.data[0]} %" if line.where.upper() == "2A19" and len(line.data) == 1 else ""
    happened = {
        "open": tell.translate("Console", "port ouvert"),
        "connect": tell.translate("Console", "connecté : {0}").format(line.words),
        "subscribe": tell.translate("Console", "abonnement"),
        "heard": tell.translate("Console", "signal {0} dBm").format(line.words),
        "close": tell.translate("Console", "ligne fermée"),
        "drop": tell.translate("Console", "connexion perdue"),
        "fault": tell.translate("Console", "erreur {0}").format(line.words),
        "decoded": tell.translate("Console", "lu : {0}").format(line.words),
    }
    return happened.get(line.what, line.what)


def row(line: WireLine, tell: Telling) -> WireRow:
    """One line of the log."""
    local = line.at.astimezone(tell.zone)
    at = f"{local:%H:%M:%S},{local.microsecond // 1000:03}"
    return WireRow(at, line.way.value, ICONS[line.way], characteristic(line.where, tell), figures(line.data), words(line, tell))


def quality_facts(quality: LinkQuality | None, now: datetime, tell: Telling) -> tuple[Fact, ...]:
    """How well the line holds."""
    if quality is None:
        return ()
    unknown = tell.translate("Console", "inconnu")
    since = tell.translate("Console", "non connecté")
    if quality.since is not None:
        since = tell.translate("Console", "depuis {0}").format(tell.clock(quality.since))
    age = unknown
    if quality.last_heard is not None:
        age = tell.translate("Console", "il y a {0} s").format(max(0, round((now - quality.last_heard).total_seconds())))
    return (
        Fact(tell.translate("Console", "Connexion"), since),
        Fact(tell.translate("Console", "Dernier octet"), age),
        Fact(tell.translate("Console", "Coupures"), str(quality.drops)),
        Fact(tell.translate("Console", "Erreurs"), str(quality.faults)),
        Fact(tell.translate("Console", "Signal radio"), f"{quality.signal_dbm} dBm" if quality.signal_dbm is not None else unknown),
        Fact(tell.translate("Console", "Octets reçus, envoyés"), f"{quality.bytes_in}, {quality.bytes_out}"),
    )
