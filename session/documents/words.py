"""The French words of the documents: quantities, units, reasons, outcomes, numbers, days and hours."""

from datetime import date, datetime
from decimal import Decimal

from devices.calibration import Calibration, CalibrationState
from devices.measurement import Quality, QualityLevel, Quantity, Reason, Value
from devices.picture_score import PictureFlaw
from devices.shown_unit import shown_number, shown_unit
from session.auscultation import Auscultation
from session.compared import Note, NoteKind
from session.consent import Purpose
from session.events import AnswerKind, Outcome
from session.identity.traits import Identity, IdentityStatus, Representative, RepresentativeRole, Sex, Traits, TrustedDocument
from session.observation import ManualSource, StillImage
from session.people import Part
from session.report import CorrectedIdentity, Discarded, Report, Reported
from session.requestable import REQUESTABLE
from session.skin import SKIN, flaw_of

NBSP = "\u00a0"  # before a unit and a colon: a number is never cut from its unit

QUANTITIES = {
    Quantity.SYSTOLIC: "Tension, maximum",
    Quantity.DIASTOLIC: "Tension, minimum",
    Quantity.MEAN_ARTERIAL: "Pression artérielle moyenne (PAM)",
    Quantity.PULSE_RATE: "Pouls",
    Quantity.SPO2: "Oxygène (SpO2)",
    Quantity.TEMPERATURE: "Température",
    Quantity.RESPIRATORY_RATE: "Respiration",
    Quantity.WEIGHT: "Poids",
    Quantity.HEIGHT: "Taille",
    Quantity.GLUCOSE: "Glycémie",
    Quantity.PAIN: "Douleur",
}
UNITS = {"mm[Hg]": "mmHg", "/min": "/min", "%": "%", "Cel": "°C", "kg": "kg", "cm": "cm", "{score}": "sur 10"}
REASONS = {
    Reason.MOVEMENT: "mouvement",
    Reason.CUFF_LOOSE: "brassard lâche",
    Reason.IRREGULAR_PULSE: "pouls irrégulier",
    Reason.PULSE_OUT_OF_RANGE: "pouls hors limites",
    Reason.BAD_POSITION: "mauvaise position",
    Reason.NOT_A_NUMBER: "valeur absente",
    Reason.FINGER_OUT: "doigt retiré",
    Reason.SEARCHING: "recherche du signal",
    Reason.PROBE_ERROR: "défaut de la pince",
    Reason.WEAK_SIGNAL: "signal faible",
    Reason.UNSTABLE: "valeur instable",
    Reason.STALE: "mesure ancienne",
    Reason.OTHER_DAY: "mesure datée d’un autre jour",
    Reason.UNDATED: "mesure sans date, peut-être ancienne",
    Reason.OTHER_USER: "autre personne",
    Reason.DEMONSTRATION: "appareil en démonstration",
    Reason.OUT_OF_RANGE: "hors limites",
    Reason.INCONSISTENT: "valeurs incohérentes",
    Reason.NO_DATA: "sans donnée",
    Reason.DEVICE_ERROR: "défaut de l’appareil",
    Reason.STOPPED: "mesure arrêtée",
    Reason.LOW_BATTERY: "pile faible",
    Reason.CLIPPED: "signal saturé",
    Reason.FLAT_SIGNAL: "signal plat",
    Reason.RATE_DISAGREES: "le pouls compté sur la courbe est différent",
}
CALIBRATIONS = {
    CalibrationState.NOT_CALIBRATED: "non étalonné",
    CalibrationState.CALIBRATION_REQUIRED: "contrôle dépassé",
    CalibrationState.CALIBRATED: "contrôlé",
    CalibrationState.UNSPECIFIED: "contrôle inconnu",
}
MANUAL_SOURCES = {
    ManualSource.READ_ON_DEVICE: "lue sur un appareil",
    ManualSource.SAID_BY_PATIENT: "dite par le patient",
    ManualSource.SEEN_ON_DOCUMENT: "vue sur un document",
    ManualSource.COUNTED: "comptée par l’assistant",
}
OUTCOMES = {
    Outcome.TELECONSULTATION: "Téléconsultation",
    Outcome.PRIORITY: "Téléconsultation, médecin tout de suite",
    Outcome.IN_PERSON: "Vu en personne",
    Outcome.EXPERTISE: "Téléexpertise",
    Outcome.EMERGENCY: "Confié au 15 ou au 112",
}
ANSWERS = {AnswerKind.NO: "Non", AnswerKind.YES: "Oui", AnswerKind.UNKNOWN: "Ne sait pas", AnswerKind.NOT_APPLICABLE: "Sans objet"}
PURPOSES = {
    Purpose.TELECONSULTATION: "Appel vidéo avec le médecin",
    Purpose.ASSISTANT_PRESENT: "Présence de l’assistant",
    Purpose.IMAGES: "Images et sons pour le médecin",
    Purpose.SHARED_RECORD: "Résumé dans Mon espace santé",
    Purpose.OWN_DOCTOR: "Résumé au médecin traitant",
    Purpose.EXPERT: "Avis d’un autre médecin",
}
SEXES = {Sex.FEMALE: "féminin", Sex.MALE: "masculin", Sex.UNKNOWN: "inconnu"}
STATUSES = {status: status.value for status in IdentityStatus}
TRUSTED_DOCUMENTS = {
    TrustedDocument.IDENTITY_CARD: "carte d’identité",
    TrustedDocument.PASSPORT: "passeport",
    TrustedDocument.RESIDENCE_PERMIT: "titre de séjour",
    TrustedDocument.FAMILY_RECORD: "livret de famille",
}
REPRESENTATIVES = {
    RepresentativeRole.PARENT: "parent",
    RepresentativeRole.GUARDIAN: "tuteur",
    RepresentativeRole.CURATOR: "curateur",
    RepresentativeRole.TRUSTED_PERSON: "personne de confiance",
}
SITES = {
    "left-upper-arm": "bras gauche",
    "right-upper-arm": "bras droit",
    "armpit": "aisselle",
    "body": "corps",
    "ear": "oreille",
    "finger": "doigt",
    "gastrointestinal": "tube digestif",
    "mouth": "bouche",
    "rectum": "rectum",
    "toe": "orteil",
    "tympanum": "tympan",
}
SUBJECTS = {"otoscope-left": "Oreille gauche", "otoscope-right": "Oreille droite", SKIN: "Peau", "patient": "Patient"}
FLAWS = {
    PictureFlaw.NONE: "sans défaut",
    PictureFlaw.BLURRED: "floue",
    PictureFlaw.DARK: "trop sombre",
    PictureFlaw.BURNT: "trop claire",
    PictureFlaw.GLARE: "reflet",
    PictureFlaw.BLACK: "image noire",
    PictureFlaw.FROZEN: "image figée par l’appareil",
}
ROLES = {
    "cuff": "Tensiomètre",
    "oximeter": "Oxymètre",
    "thermometer": "Thermomètre",
    "patient-camera": "Caméra du patient",
    "otoscope": "Otoscope",
    SKIN: "Dermatoscope",
}
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")


def digits(number: Decimal) -> str:
    """The instrument's own digits, with a French comma: 38.10 is « 38,10 »."""
    return format(number, "f").replace(".", ",")


def unit(ucum: str) -> str:
    """The unit as it is printed."""
    return UNITS.get(ucum, ucum)


def amount(value: Value) -> str:
    """One value with its unit."""
    return f"{digits(shown_number(value))}{NBSP}{unit(shown_unit(value.quantity))}"


def values(of: Reported) -> list[tuple[str, str]]:
    """The values of one measurement as (name, value with unit)."""
    return pairs(of.values)


def pairs(of: tuple[Value, ...]) -> list[tuple[str, str]]:
    """Each name with its value and unit: a blood pressure is told as one pair."""
    told: list[tuple[str, str]] = []
    numbers = {value.quantity: value for value in of}
    both = numbers.get(Quantity.SYSTOLIC), numbers.get(Quantity.DIASTOLIC)
    if both[0] is not None and both[1] is not None:
        told.append(("Tension", f"{digits(both[0].number)}/{amount(both[1])}"))
    for value in of:
        if None not in both and value.quantity in (Quantity.SYSTOLIC, Quantity.DIASTOLIC):
            continue
        told.append((QUANTITIES[value.quantity], amount(value)))
    return told


def answer(kind: AnswerKind, detail: str) -> str:
    """What the patient answered: the detail of a yes, or the word with its detail. « Ne sait pas » stays one, whatever was written beside it."""
    if kind is AnswerKind.YES and detail:
        return detail
    return f"{ANSWERS[kind]} – {detail}" if detail else ANSWERS[kind]


def own_words(of: Reported) -> str:
    """What the device itself gave, where it was converted: « 6,2 mmol/L sur l’appareil »."""
    return f"{of.own_words.replace('.', ',')} sur l’appareil" if of.own_words else ""


def perfusion(of: Reported) -> str:
    """« indice de perfusion 2,10 % »: how much of the oximeter's signal pulses; empty where it does not tell it."""
    return f"indice de perfusion {digits(of.perfusion)}{NBSP}%" if of.perfusion is not None else ""


def cuff(of: Reported) -> str:
    """« brassard M 22–32 cm, bras de 31 cm », or that nobody could say; empty where it was not asked."""
    if of.cuff is None:
        return ""
    if of.cuff.arm_cm is None:
        return "tour de bras inconnu"
    return f"brassard {of.cuff.size}{NBSP}cm, bras de {digits(of.cuff.arm_cm)}{NBSP}cm"


def average(of: Reported) -> str:
    """« moyenne de 2 prises, écart 4 mmHg, ESH 2021 », « la plus haute de 2 prises »; empty for a single reading."""
    if of.highest_of:
        return f"la plus haute de {of.highest_of} prises"
    if not of.average_of:
        return ""
    apart = f"écart {digits(of.spread)}{NBSP}mmHg" if of.spread is not None else ""
    return ", ".join(part for part in (f"moyenne de {len(of.average_of)} prises", apart, of.protocol) if part)


def notes(of: Reported) -> list[str]:
    """What is said of its values beside others: « pouls 20 /min de plus qu’à 10 h 04 »."""
    return [_note(each) for each in of.notes]


def _note(of: Note) -> str:
    name = QUANTITIES[of.quantity].lower()
    if of.by is None or of.before_at is None:
        return f"{name}{NBSP}: chiffre inattendu"
    way = "plus" if of.kind is NoteKind.HIGHER else "moins"
    return f"{name}{NBSP}: {amount(Value(of.quantity, of.by))} de {way} qu’à {clock(of.before_at)}"


def discarded(of: Discarded) -> str:
    """« Tension 182/95 mmHg à 10 h 04 : mouvement, écartée par Claire Morel »."""
    told = ", ".join(f"{name} {said}" for name, said in pairs(of.values))
    by = f", écartée par {of.author.name}" if of.author.part is not Part.SYSTEM else ""
    return f"{told} à {clock(of.at)} ({of.device}){NBSP}: {REASONS[of.reason]}{by}"


def unattended(of: Reported) -> str:
    """That nobody was at the console when the value was kept; empty where somebody was."""
    return "console verrouillée" if of.unattended else ""


def site(code: str) -> str:
    """Where on the body."""
    return SITES.get(code, code)


def clock(at: datetime) -> str:
    """The hour: « 11 h 04 »."""
    return f"{at.hour}{NBSP}h{NBSP}{at.minute:02d}"


def day(on: date) -> str:
    """The day: « 21 novembre 2026 »."""
    return f"{'1er' if on.day == 1 else on.day}{NBSP}{_MONTHS[on.month - 1]}{NBSP}{on.year}"


def short_day(on: date) -> str:
    """The day in figures: « 03/05/1948 »."""
    return f"{on.day:02d}/{on.month:02d}/{on.year:04d}"


def instant(at: datetime) -> str:
    """Day and hour."""
    return f"{day(at.date())} à {clock(at)}"


def full_name(traits: Traits) -> str:
    """First name and family name as people say them, the family name in capitals."""
    return f"{traits.used_first_name or traits.first_names[0].title()} {traits.used_name or traits.birth_name}"


def born(sex: Sex) -> str:
    """The participle as it agrees."""
    return {Sex.FEMALE: "Née", Sex.MALE: "Né", Sex.UNKNOWN: "Né(e)"}[sex]


def representative(person: Representative) -> str:
    """Name and role of who speaks for the patient."""
    return f"{person.name} ({REPRESENTATIVES[person.role]})"


def correction(of: CorrectedIdentity) -> str:
    """What stood before and stands no more, by whom it was corrected, when and why."""
    earlier, later = _traits(of.before), _traits(of.after)
    what = ", ".join(f"{label} {said or 'non renseigné'}" for label, said in earlier.items() if said != later[label])
    return f"Identité corrigée à {clock(of.at)} par {of.author.name} ({of.reason}). Avant{NBSP}: {what}."


def _traits(of: Identity) -> dict[str, str]:
    traits = of.traits
    return {
        "nom de naissance": traits.birth_name,
        "prénoms": " ".join(traits.first_names),
        "naissance": short_day(traits.birth_date),
        "sexe": SEXES[traits.sex],
        "lieu de naissance": traits.birth_place,
        "nom utilisé": traits.used_name,
        "prénom utilisé": traits.used_first_name,
        "pièce vue": TRUSTED_DOCUMENTS[of.document] if of.document is not None else "",
        "représentant": representative(of.representative) if of.representative is not None else "",
    }


def quality(of: Quality) -> str:
    """« Bonne », or what makes it doubtful."""
    if of.level is QualityLevel.GOOD:
        return "Bonne"
    level = "Douteuse" if of.level is QualityLevel.DOUBTFUL else "Refusée"
    return f"{level}{NBSP}: {', '.join(REASONS[reason] for reason in of.reasons)}"


def signal(of: Quality) -> str:
    """« courbe lisible à 97 % (10 s, 12 battements, 72/min) »: how well the wave could be read, and no accuracy."""
    seen = of.signal
    if seen is None:
        return ""
    rate = f", {seen.rate}/min" if seen.rate is not None else ""
    return f"courbe lisible à {seen.score}{NBSP}% ({seen.seconds}{NBSP}s, {seen.beats} battements{rate})"


def seconds(of: float) -> str:
    """« 12 s », « 0,4 s »."""
    return f"{of:.0f}{NBSP}s" if of >= 1 else f"{of:.1f}{NBSP}s".replace(".", ",")


def subject(of: StillImage) -> str:
    """« Oreille droite », or where on the skin: « Avant-bras gauche »."""
    return of.site or SUBJECTS.get(of.subject, of.subject)


def camera(of: StillImage) -> str:
    """What took a picture: « Otoscope »."""
    return ROLES["patient-camera"] if of.subject == "patient" else ROLES[SKIN if of.subject == SKIN else "otoscope"]


def taken(of: StillImage) -> str:
    """« Avant-bras gauche, dermatoscope, 10 h 57 »."""
    return f"{subject(of)}, {camera(of).lower()}, {clock(of.taken_at)}"


def picture_quality(of: StillImage) -> str:
    """« floue : netteté 31, exposition 80, sans reflet 97 sur 100 »: how good a picture it is, and nothing of what is on it."""
    seen = of.score
    checked = "" if of.calibration.state is CalibrationState.UNSPECIFIED else f" ; {camera(of).lower()} {calibration(of.calibration)}"
    if seen is None:
        return f"non notée{checked}"
    if of.subject == SKIN:
        checked = f" (repères faits pour l’oreille){checked}"
    flaw = flaw_of(of.subject, seen.flaw)
    judged = "pour information" if of.subject == SKIN and flaw is PictureFlaw.NONE else FLAWS[flaw]
    return f"{judged}{NBSP}: netteté {seen.focus}, exposition {seen.light}, sans reflet {seen.clear} sur 100{checked}"


def recording(of: Auscultation) -> str:
    """One recording of heart or lungs: where, when, how long, with what and how good."""
    lost = f", il manque {seconds(of.missing / of.rate_hz)}" if of.missing else ""
    return (
        f"{of.site.words}, {clock(of.taken_at)}, {seconds(of.seconds)}, {of.device}, qualité {quality(of.quality).lower()}{lost}, {calibration(of.calibration)}"
    )


def calibration(of: Calibration) -> str:
    """The state of the device's last check, with its day."""
    word = CALIBRATIONS[of.state]
    return f"{word} le {short_day(of.checked_on)}" if of.checked_on is not None else word


def ended_by(of: Report) -> str:
    """« , terminé par le patient », where it is known."""
    who = of.call_ended_by
    if who is None:
        return ""
    return f", terminé par {who.name or 'le patient'}"


def what(code: str) -> str:
    """What was asked for, in the words that it was asked in; or a device's role, a quantity, the practitioner's own text."""
    if (known := {**SUBJECTS, **ROLES, **dict(REQUESTABLE)}.get(code)) is not None:
        return known
    return next((QUANTITIES[quantity] for quantity in Quantity if quantity.loinc == code), code)
