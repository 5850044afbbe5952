"""The register of devices in words: states, limits, verdicts, refusals."""

from collections.abc import Sequence
from decimal import Decimal

from devices.measurement import Quantity
from session.documents.words import QUANTITIES
from session.people import Author
from session.upkeep.checks import Environment, Reference, Step, Uncertainty, Verdict, Way, Weighed
from session.upkeep.due import Due, Hindrance, State
from session.upkeep.inventory import Checked, Counted, Decision, Deferred, Device, Entered, Resumed, Retired, Reviewed, Standing, Stopped, Voided
from session.upkeep.lookback import SOUND, STILL

UNITS = {"mm[Hg]": "mmHg", "mm[Hg]/min": "mmHg/min", "Cel": "°C", "Ohm": "Ω", "MOhm": "MΩ", "uA": "µA", "/min": "par minute", "/s": "par seconde", "1": ""}
WAYS = {Way.UP: ", montée", Way.DOWN: ", descente", Way.ANY: ""}
VERDICTS = {Verdict.CONFORMING: "conforme", Verdict.ADJUSTED: "conforme après réglage", Verdict.FAILED: "non conforme"}
STANDINGS = {Standing.IN_SERVICE: "en service", Standing.STOPPED: "arrêté", Standing.RETIRED: "retiré"}
HINDRANCES = {
    Hindrance.STOPPED: "arrêté",
    Hindrance.RETIRED: "retiré",
    Hindrance.NOT_ACCEPTED: "jamais contrôlé",
    Hindrance.OVERDUE: "contrôle dépassé",
    Hindrance.FAILED: "contrôle non conforme",
    Hindrance.UNSAFE: "sécurité électrique de la borne non conforme",
}
REFUSALS = {
    "serial-taken": "ce numéro de série est déjà au registre",
    "serial-unknown": "aucun appareil de ce numéro au registre",
    "replaces-another-role": "il remplacerait un appareil d’une autre sorte",
    "retired": "cet appareil est retiré",
    "not-stopped": "cet appareil n’est pas arrêté",
    "reason-missing": "il faut dire pourquoi",
    "corrects-unknown": "aucune ligne de ce nom au registre",
    "corrects-another-kind": "une ligne se corrige par une ligne de même sorte",
    "corrected-already": "cette ligne est déjà corrigée : corriger la nouvelle",
    "certificate-over": "le certificat de l’étalon n’est plus valable ce jour",
    "two-signatures": "il faut deux personnes, chacune avec son code",
    "technician-first": "la première signature est celle d’un technicien",
    "adjustment-unsaid": "il faut dire quel réglage a été fait",
    "left-missing": "après un réglage, ce qui a été lu est relu",
    "stage-open": "il reste des étapes",
    "series-open": "finir d’abord la série commencée",
    "too-early": "une étape d’avant n’est pas faite",
    "reference-missing": "il manque l’étalon",
    "reference-unnamed": "l’étalon a un nom, un numéro et un certificat",
    "environment-missing": "il manque les conditions de la pièce",
    "room-temperature": "cette température de pièce n’existe pas",
    "room-humidity": "cette humidité n’existe pas",
    "room-pressure": "cette pression d’air n’existe pas",
    "range-reversed": "le haut de la plage est sous son bas",
    "uncertainty": "cette incertitude n’en est pas une",
    "broken-off-without-failure": "un contrôle s’interrompt seulement s’il échoue déjà",
    "photo-large": "image trop lourde",
    "photo-unreadable": "ce fichier n’est pas une image",
    "photos-many": "huit images au plus",
    "deferred-to-the-past": "un report va à un autre jour",
    "kind-unknown": "ce contrôle n’est pas de cet appareil",
    "not-begun": "ce contrôle n’est pas en cours",
    "not-a-check": "cette ligne n’est pas un contrôle",
    "not-standing": "cette ligne est annulée ou corrigée : elle ne fait rien relire",
    "photos-none": "aucune image dans le dossier « photos »",
}
SEEN_OR_HEARD = {STILL: "Image", SOUND: "Auscultation"}
DECISIONS = {Decision.NOTHING_MORE: "revu, sans suite", Decision.RECALLED: "patient rappelé", Decision.TO_REPEAT: "à refaire"}
METHODS = {"direct": "directe", "differential": "différentielle", "alternative": "alternative"}
DUE_MARKS = {State.UP_TO_DATE: "✓", State.NOT_APPLICABLE: "–", State.SOON: "!", State.NEVER: "✗", State.OVERDUE: "✗", State.FAILED: "✗"}

ACTS = {
    Entered: "entrée",
    Stopped: "arrêt",
    Resumed: "reprise",
    Retired: "retrait",
    Checked: "contrôle",
    Deferred: "report",
    Counted: "consommable",
    Reviewed: "relecture",
    Voided: "annulation",
}


def kept_words(code: str) -> str:
    """What a line of the ledger is about: « Pouls », « Image », « Auscultation »."""
    return SEEN_OR_HEARD.get(code) or QUANTITIES[Quantity.of(code)]


def number(of: Decimal) -> str:
    """« 1,4 »."""
    return format(of, "f").replace(".", ",")


def measure(of: Decimal, unit: str) -> str:
    return f"{number(of)} {UNITS.get(unit, unit)}".rstrip()


def day(of: object) -> str:
    """« 22/11/2026 »; empty for none."""
    return f"{of:%d/%m/%Y}" if of is not None else ""


def _days(count: int) -> str:
    return f"{count} jour{'s' if count > 1 else ''}"


def due_words(due: Due) -> str:
    """« à jour, encore 214 jours »."""
    left = due.days_left or 0
    match due.state:
        case State.UP_TO_DATE:
            return f"à jour, encore {_days(left)}"
        case State.SOON:
            return f"bientôt, encore {_days(left)} ({day(due.due_on)})"
        case State.OVERDUE:
            return f"dépassé de {_days(-left)}"
        case State.FAILED:
            return f"non conforme le {day(due.checked_on)}"
        case State.NEVER:
            return "jamais fait"
        case State.NOT_APPLICABLE:
            return "sans objet"


def device_words(device: Device) -> str:
    """« Tensiomètre n° C-1 (A&D UA-651BLE), Borne AL-00042 »."""
    equipment = device.equipment
    kind = " ".join(word for word in (equipment.make, equipment.model) if word)
    return f"{equipment.common_name} n° {device.serial}" + (f" ({kind})" if kind else "") + (f", {equipment.location}" if equipment.location else "")


def step_words(step: Step) -> str:
    """« Pression statique, montée, 50 mmHg »."""
    return f"{step.name}{WAYS[step.way]}" + (f", {measure(step.target, step.unit)}" if step.target is not None else "")


def limit_words(step: Step) -> str:
    """« ± 3 mmHg »."""
    if step.tick:
        return "bon ou non"
    if step.within is not None:
        return f"± {measure(step.within, step.unit)}"
    if step.between and step.least is None:
        return "dans la plage imprimée"
    least = f"au moins {measure(step.least, step.unit)}" if step.least is not None else ""
    most = f"au plus {measure(step.most, step.unit)}" if step.most is not None else ""
    return ", ".join(filter(None, (least, most))) or "à noter : ce sera la valeur d’acceptation"


def uncertainty_words(of: Uncertainty) -> str:
    """« ± 0,8 mmHg (k = 2) »."""
    return f"± {measure(of.value, of.unit)} (k = {number(of.k)})"


def weighed_words(of: Weighed) -> str:
    """« lu 201 mmHg, référence 200,2, écart +0,8 (± 3 mmHg) : conforme »."""
    if of.step.tick:
        return f"{step_words(of.step)} : {'bon' if of.good else 'défaut'}"
    read = f"lu {measure(of.point.reading, of.step.unit)}"
    if of.error is not None and of.point.reference is not None:
        read += f", référence {number(of.point.reference)}, écart {signed(of.error)}"
    return f"{step_words(of.step)} : {read} ({limit_words(of.step)}) : {'conforme' if of.good else 'hors limite'}"


def person(of: Author) -> str:
    return f"{of.name} ({of.identifier})"


def worst_of(points: Sequence[Weighed]) -> str:
    """The performance level obtained, series by series: « Pression statique : écart le plus grand +4,6 mmHg »."""
    said = []
    for series in dict.fromkeys(each.step.of_series for each in points):
        here = [each for each in points if each.step.of_series == series]
        first = here[0]
        if first.step.tick:
            said.append(f"{', '.join(each.step.name for each in here)} : {'bon' if all(each.good for each in here) else 'défaut'}")
        elif first.error is None:
            said += [f"{each.step.name} : {measure(each.point.reading, each.step.unit)}" for each in here]
        else:
            worst = max(here, key=lambda each: abs(each.error or Decimal(0)))
            widest = "écart le plus grand" if len(here) > 1 else "écart"
            said.append(f"{first.step.name} : {widest} {signed(worst.error or Decimal(0))} {UNITS.get(worst.step.unit, worst.step.unit)}".rstrip())
    return " ; ".join(said)


def signed(of: Decimal) -> str:
    """« +4,6 », « −1,1 »."""
    return f"{'+' if of > 0 else '−' if of < 0 else ''}{number(abs(of))}"


def reference_name(of: Reference) -> str:
    """« Manomètre n° MR-12 », « Solutions Contour, lots 7 et 8 »."""
    return f"{of.name}, lots {of.serial}" if of.vials else f"{of.name} n° {of.serial}"


def reference_words(of: Reference) -> str:
    """« Manomètre n° MR-12, certificat LNE 2026-1187, valable jusqu’au 30/06/2027 »."""
    proof = "bandelettes lot" if of.vials else "certificat"
    return f"{reference_name(of)}, {proof} {of.certificate}, valable jusqu’au {day(of.valid_until)}"


def room_words(of: Environment) -> str:
    """« 21,4 °C, 46 % HR, 1009 hPa »."""
    return f"{number(of.celsius)} °C, {number(of.humidity)} % HR, {number(of.hectopascal)} hPa"
