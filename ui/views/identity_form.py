"""The traits being typed, as screen 14 says them: what is wrong under each field, how far the identity is, what closes the way. No Qt."""

from dataclasses import dataclass, replace
from datetime import date

from session.consultation import AGREED, Consultation
from session.identity.correction import NotACorrection, not_a_correction
from session.identity.names import without_accents
from session.identity.traits import Identity
from session.identity.typed import Fault, Field, NotADate, TypedIdentity, parse_birth_date
from ui.views.telling import Telling

# The screen's fields, by the names of the form.
FIELDS = ("birth_name", "first_names", "birth_date", "used_name", "birth_place", "representative_name", "representative_phone")
CAPITALS = ("birth_name", "first_names", "used_name", "birth_place")


@dataclass(frozen=True)
class StatusStep:
    """One of the four statuses of an identity, in a word of explanation each."""

    words: str
    help: str
    stage: str  # "done", "now", "to do"


def form_of(identity: Identity) -> TypedIdentity:
    """The form of an identity that was typed before."""
    traits, representative = identity.traits, identity.representative
    return TypedIdentity(
        birth_name=traits.birth_name,
        first_names=" ".join(traits.first_names),
        birth_date=f"{traits.birth_date:%d/%m/%Y}",
        sex=traits.sex,
        birth_place=traits.birth_place,
        used_name=traits.used_name,
        document=identity.document,
        representative_name=representative.name if representative else "",
        representative_role=representative.role if representative else None,
        representative_phone=representative.phone if representative else "",
    )


def typed(form: TypedIdentity, field: str, text: str) -> TypedIdentity:
    """The form with this text in this field: names in capitals without accents, a date with its strokes, while they are typed."""
    if field not in FIELDS:
        raise KeyError(field)
    if field in CAPITALS:
        text = without_accents(text).upper()
    elif field == "birth_date":
        digits = "".join(each for each in text if each in "0123456789")[:8]
        text = "/".join(part for part in (digits[:2], digits[2:4], digits[4:]) if part)
    return replace(form, **{field: text[:100]})  # type: ignore[arg-type]  # each of FIELDS is a text


def age(form: TypedIdentity, today: date) -> int | None:
    """Whole years, once the birth date is one."""
    try:
        born = parse_birth_date(form.birth_date, today)
    except NotADate:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def sentences(form: TypedIdentity, today: date, tell: Telling) -> dict[Field, str]:
    """What is said under each wrong field. An empty one is only « à remplir »."""
    words = {
        Fault.EMPTY: tell.translate("Console", "à remplir"),
        Fault.TOO_LONG: tell.translate("Console", "100 lettres au plus"),
        Fault.NOT_A_NAME: tell.translate("Console", "lettres, tirets, apostrophes"),
        Fault.NOT_A_DATE: tell.translate("Console", "JJ/MM/AAAA"),
        Fault.NO_SUCH_DAY: tell.translate("Console", "ce jour n’existe pas"),
        Fault.IN_THE_FUTURE: tell.translate("Console", "date à venir"),
        Fault.TOO_LONG_AGO: tell.translate("Console", "plus de 120 ans"),
        Fault.NOT_A_COMMUNE: tell.translate("Console", "code de 5 signes"),
        Fault.NEEDED_FOR_MINOR: tell.translate("Console", "mineur : nom et rôle"),
        Fault.ONLY_FOR_ADULTS: tell.translate("Console", "mineur : parent ou tuteur"),
        Fault.NOT_A_PHONE: tell.translate("Console", "numéro à vérifier"),
    }
    return {where: words[what] for where, what in form.faults(today).items()}


def statuses(form: TypedIdentity, tell: Telling) -> tuple[StatusStep, ...]:
    """The four statuses; without the national teleservice two of them stay to do."""
    seen = form.document is not None
    return (
        StatusStep(tell.translate("Console", "Provisoire"), tell.translate("Console", "écrite ici"), "done" if seen else "now"),
        StatusStep(tell.translate("Console", "Récupérée"), tell.translate("Console", "téléservice absent"), "to do"),
        StatusStep(tell.translate("Console", "Validée"), tell.translate("Console", "pièce vue"), "now" if seen else "to do"),
        StatusStep(tell.translate("Console", "Qualifiée"), tell.translate("Console", "les deux"), "to do"),
    )


@dataclass(frozen=True)
class CorrectionTyped:
    """What the correction being typed comes to."""

    made: bool = False  # « Modifier » is what the button does
    closed_because: str = ""
    another: str = ""


def is_correcting(consultation: Consultation | None) -> bool:
    """Whether agreements were given, so that what is typed is a correction."""
    return consultation is not None and consultation.state in AGREED


def correction(consultation: Consultation | None, form: TypedIdentity, reason: str, today: date, tell: Telling) -> CorrectionTyped:
    """Whether something is corrected, and what it lacks. What only waits for the patient is no correction."""
    if consultation is None or consultation.state not in AGREED:
        return CorrectionTyped()
    record = consultation.record
    if record.identity is None or record.agreed_as is None:
        return CorrectionTyped()
    if form.faults(today):
        return CorrectionTyped(True, closed_because(form, True, True, today, tell))
    why = not_a_correction(record.agreed_as, record.identity, form.identity(today))
    match why:
        case NotACorrection.NOTHING:
            settled = record.identity_stated_at is not None
            return CorrectionTyped(settled, tell.translate("Console", "rien de changé") if settled else "")
        case NotACorrection.ANOTHER_PERSON:
            words = tell.translate("Console", "Nom et date changés : c’est une autre personne. Terminez cette visite et recommencez.")
            return CorrectionTyped(True, tell.translate("Console", "autre personne"), words)
        case NotACorrection.ANOTHER_SPEAKER:
            words = tell.translate("Console", "Une autre personne répond : les accords sont à redonner. Terminez cette visite et recommencez.")
            return CorrectionTyped(True, tell.translate("Console", "autre personne"), words)
        case None:
            return CorrectionTyped(True, "" if reason else tell.translate("Console", "dites pourquoi"))


def closed_because(form: TypedIdentity, name_matches: bool, date_matches: bool, today: date, tell: Telling) -> str:
    """Why one cannot go on; empty where one can."""
    names = {
        Field.BIRTH_NAME: tell.translate("Console", "nom de naissance"),
        Field.FIRST_NAMES: tell.translate("Console", "prénoms"),
        Field.BIRTH_DATE: tell.translate("Console", "date de naissance"),
        Field.SEX: tell.translate("Console", "sexe"),
        Field.BIRTH_PLACE: tell.translate("Console", "code lieu"),
        Field.USED_NAME: tell.translate("Console", "nom utilisé"),
    }
    wrong = form.faults(today)
    if wrong:
        return names.get(next(iter(wrong)), tell.translate("Console", "représentant"))
    if not name_matches:
        return tell.translate("Console", "nom à vérifier")
    return "" if date_matches else tell.translate("Console", "date à vérifier")
