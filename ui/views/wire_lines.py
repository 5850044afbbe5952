"""What a device says and is told, in words: hour, direction, bytes as figures, and what they are where that is known. No Qt."""

from dataclasses import dataclass
from datetime import datetime

from devices.errors import Malformed
from devices.measurement import Measurement, NoReading
from devices.shown_unit import shown_number
from devices.wire import LinkQuality, Reading, Way, WireLine
from ui.views.device_sheet import Fact
from ui.views.telling import Telling
from ui.views.wire_words import in_words

MOST_BYTES = 48  # of one line: what is longer is cut, and says so
MOST_PACKETS = 2  # of one line: an oximeter's read holds ten
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


def packets(reading: Reading, tell: Telling) -> str:
    """What the codec says: the packets in full, or why there is none: « suite », « attend la suite », « refusé : somme de contrôle fausse »."""
    said = [tell.translate("Console", "suite")] if reading.goes_on else []
    if reading.refused is not None:
        reasons = {
            Malformed.STRANGE: tell.translate("Console", "rien que cette famille dise"),
            Malformed.LENGTH: tell.translate("Console", "longueur fausse"),
            Malformed.FLAGS: tell.translate("Console", "drapeaux inconnus : trame propre au fabricant"),
            Malformed.CHECK: tell.translate("Console", "somme de contrôle fausse"),
        }
        said.append(tell.translate("Console", "refusé : {0}").format(reasons[reading.refused]))
    if reading.stray_bytes:
        said.append(tell.translate("Console", "refusé : {0} octets d’aucun paquet").format(reading.stray_bytes))
    said += [in_words(packet, tell) for packet in reading.packets[:MOST_PACKETS] if packet]
    if len(reading.packets) > MOST_PACKETS:
        said.append(tell.translate("Console", "et {0} autres paquets").format(len(reading.packets) - MOST_PACKETS))
    if reading.awaits:
        said.append(tell.translate("Console", "attend la suite"))
    return " · ".join(said)


def words(line: WireLine, tell: Telling) -> str:
    """What the bytes are, or what happened."""
    if line.reading is not None:
        return packets(line.reading, tell)
    if line.data:
        if line.where.upper() in TEXTS or (not line.where and all(32 <= byte < 127 or byte in (10, 13) for byte in line.data)):
            return "« " + line.data[:MOST_BYTES].decode("ascii", "replace").strip("\x00\r\n ") + " »"
        return f"{line.data[0]} %" if line.where.upper() == "2A19" and len(line.data) == 1 else ""
    happened = {
        "open": tell.translate("Console", "port ouvert"),
        "connect": tell.translate("Console", "connecté : {0}").format(line.words),
        "subscribe": tell.translate("Console", "abonnement"),
        "heard": tell.translate("Console", "appel entendu, {0} dBm").format(line.words.replace("-", "−")),
        "close": tell.translate("Console", "ligne fermée"),
        "drop": tell.translate("Console", "connexion perdue"),
        "fault": _fault(line.words, tell),
        "measured": tell.translate("Console", "mesure finie : {0}").format(_ended(line.ended, tell)),
    }
    return happened.get(line.what, line.what)


def _fault(kind: str, tell: Telling) -> str:
    """In a few words what went wrong: by its kind in `devices.errors`."""
    known = {
        "NotFound": tell.translate("Console", "erreur : pas trouvé"),
        "ConnectionLost": tell.translate("Console", "erreur : liaison perdue"),
        "NoRoom": tell.translate("Console", "erreur : le Bluetooth de la borne tient déjà tous les appareils qu’il peut"),
        "BluetoothMissing": tell.translate("Console", "erreur : pas de Bluetooth"),
        "PortBusy": tell.translate("Console", "erreur : port pris par un autre programme"),
        "PairingRefused": tell.translate("Console", "erreur : appairage refusé"),
        "TimedOut": tell.translate("Console", "erreur : pas de réponse à temps"),
    }
    return known.get(kind, tell.translate("Console", "erreur {0}").format(kind))


def _ended(result: Measurement | NoReading | None, tell: Telling) -> str:
    if isinstance(result, Measurement):
        values = tuple((each.quantity.name.casefold().replace("_", " "), f"{shown_number(each)} {tell.unit(each.quantity)}") for each in result.values)
        return ", ".join((in_words(values, tell), *map(tell.reason, result.quality.reasons)))
    return tell.reason(result.reason) if result is not None else ""


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
    age = ago(quality.last_heard, now, tell) if quality.last_heard is not None else unknown
    return (
        Fact(tell.translate("Console", "Connexion"), since),
        Fact(tell.translate("Console", "Dernier octet"), age),
        Fact(tell.translate("Console", "Coupures"), str(quality.drops)),
        Fact(tell.translate("Console", "Erreurs"), str(quality.faults)),
        Fact(tell.translate("Console", "Signal à l’appel"), _signal(quality, now, tell) or unknown),
        Fact(tell.translate("Console", "Octets reçus, envoyés"), f"{quality.bytes_in}, {quality.bytes_out}"),
    )


def ago(instant: datetime, now: datetime, tell: Telling) -> str:
    """« il y a 12 s »; past two minutes « il y a 7 min »."""
    seconds = max(0, round((now - instant).total_seconds()))
    if seconds < 120:
        return tell.translate("Console", "il y a {0} s").format(seconds)
    return tell.translate("Console", "il y a {0} min").format(seconds // 60)


def _signal(quality: LinkQuality, now: datetime, tell: Telling) -> str:
    """How strongly the device called before it was connected to: while a link is held, nobody tells."""
    if quality.signal_dbm is None or quality.called_at is None:
        return ""
    figure = str(quality.signal_dbm).replace("-", "−")
    return f"{figure} dBm, {ago(quality.called_at, now, tell)}"
