"""« Agir pour elle » : every step of the patient's, done from the console. What is asked is the same; only the hand differs. No Qt."""

from dataclasses import dataclass

from devices.measurement import Measurement, Quantity
from session import events as e
from session.alarm import AlarmRules
from session.consent import WORDINGS, Purpose
from session.consultation import TRANSITIONS, Consultation, State
from session.cuffs import Side
from session.guided import OneMore, Phase, Posture, PressureGuide, spread
from session.measure_state import MeasureState
from session.motives import MOTIVES, label
from session.record import Record
from ui.views.measures import joined
from ui.views.telling import Telling, main_values


@dataclass(frozen=True)
class StepRow:
    """One thing to ask the patient, its possible answers (code, words), and the one given."""

    code: str
    words: str
    help: str
    first: str  # the codes of at most three answers, empty where there are fewer
    first_words: str
    second: str
    second_words: str
    third: str
    third_words: str
    chosen: str


@dataclass(frozen=True)
class PatientStep:
    """The patient's present step."""

    code: str
    title: str
    remark: str
    rows: tuple[StepRow, ...]
    finish: str = ""  # the words of the button that ends the step; empty: an answer ends it
    closed_because: str = ""
    wants_words: bool = False  # the patient's own words can be noted, or what `words_hint` asks for
    words_hint: str = ""


NOTHING = PatientStep("", "", "", ())


def step(consultation: Consultation | None, rules: AlarmRules, tell: Telling, *, report: bool = False) -> PatientStep:
    """What the patient's screen asks now; `report`: the alarm questions again, where they may still be answered."""
    if consultation is None:
        title = tell.translate("Console", "Le patient arrive")
        return PatientStep(
            "welcome", title, tell.translate("Console", "L’accueil est sur l’écran du patient"), (), tell.translate("Console", "Commencer la visite")
        )
    if report and consultation.state in (State.QUESTIONS, State.MEASURES):
        return _red_flags(consultation, rules, tell)
    match consultation.state:
        case State.WELCOME:
            title = tell.translate("Console", "Le patient arrive")
            return PatientStep("welcome", title, "", (), tell.translate("Console", "Commencer la visite"))
        case State.CONSENT:
            return _consents(consultation, tell)
        case State.MOTIVE:
            return _motives(consultation, tell)
        case State.RED_FLAGS:
            return _red_flags(consultation, rules, tell)
        case State.RECAP:
            return PatientStep(
                "recap",
                tell.translate("Console", "Résumé : il le redit avec ses mots"),
                tell.translate("Console", "Lu ensemble, une phrase à la fois"),
                (),
                tell.translate("Console", "Le résumé est compris"),
                wants_words=True,
            )
        case _:
            return NOTHING


def _row(code: str, words: str, help_: str, answers: tuple[tuple[str, str], ...], chosen: str) -> StepRow:
    padded = (*answers, ("", ""), ("", ""), ("", ""))[:3]
    return StepRow(code, words, help_, *padded[0], *padded[1], *padded[2], chosen=chosen)


def _consents(consultation: Consultation, tell: Telling) -> PatientStep:
    given = consultation.record.consents
    answers = (("yes", tell.translate("Console", "Oui")), ("no", tell.translate("Console", "Non")))
    rows = []
    for purpose in Purpose:
        consent = given.get(purpose)
        chosen = "" if consent is None else "yes" if isinstance(consent, e.ConsentGiven) else "no"
        wording = WORDINGS[purpose]
        rows.append(_row(purpose.value, tell.translate("Agreements", wording.title), tell.translate("Agreements", wording.explanation), answers, chosen))
    left = len(Purpose) - len(given)
    return PatientStep(
        "consent",
        tell.translate("Console", "Accord du patient, dit à voix haute"),
        tell.translate("Console", "Vous attestez chaque réponse. Refuser n’est pas une erreur."),
        tuple(rows),
        tell.translate("Console", "Continuer"),
        _left(left, tell),
    )


def agreements(consultation: Consultation, withdrawing: Purpose | None, tell: Telling) -> PatientStep:
    """The agreements as they stand, each to be taken back: touched once, then confirmed."""
    rows = tuple(_agreement(purpose, consultation, withdrawing, tell) for purpose in Purpose)
    title = tell.translate("Console", "Accord du patient : il peut changer d’avis")
    return PatientStep("agreements", title, tell.translate("Console", "Un retrait ou un accord dit à voix haute vaut aussitôt. Vous l’attestez."), rows)


def _agreement(purpose: Purpose, consultation: Consultation, withdrawing: Purpose | None, tell: Telling) -> StepRow:
    given, title = consultation.record.consents.get(purpose), tell.translate("Agreements", WORDINGS[purpose].title)
    again = (("agree", tell.translate("Console", "Accepter")),) if e.ConsentGiven in TRANSITIONS[consultation.state] else ()
    match given:
        case e.ConsentGiven() if purpose is withdrawing:
            ends = tell.translate("Console", "L’appel s’arrête, la visite finit sans médecin.")
            stops = tell.translate("Console", "Aussitôt. Ce qui n’est pas envoyé n’est plus montré.")
            sure = (("withdraw", tell.translate("Console", "Oui, retirer")), ("keep", tell.translate("Console", "Garder")))
            return _row(purpose.value, title, ends if purpose is Purpose.TELECONSULTATION else stops, sure, "")
        case e.ConsentGiven():
            said = tell.translate("Console", "Oui, à {0}").format(tell.clock(given.at))
            return _row(purpose.value, title, said, (("ask", tell.translate("Console", "Retirer")),), "")
        case e.ConsentWithdrawn():
            return _row(purpose.value, title, tell.translate("Console", "Retiré à {0}").format(tell.clock(given.at)), again, "")
        case e.ConsentRefused():
            return _row(purpose.value, title, tell.translate("Console", "Refusé à {0}").format(tell.clock(given.at)), again, "")
        case _:
            return _row(purpose.value, title, tell.translate("Console", "Pas encore demandé"), (), "")


def _motives(consultation: Consultation, tell: Telling) -> PatientStep:
    chosen = consultation.record.motive.motive if consultation.record.motive else ""
    rows = tuple(
        _row(code, tell.translate("Motives", motive.label), "", (("choose", tell.translate("Console", "Choisir")),), "choose" if code == chosen else "")
        for code, motive in MOTIVES.items()
    )
    title = tell.translate("Console", "Pourquoi le patient vient-il ?")
    return PatientStep("motive", title, tell.translate("Console", "Une réponse suffit"), rows, wants_words=True)


def _red_flags(consultation: Consultation, rules: AlarmRules, tell: Telling) -> PatientStep:
    given = consultation.record.red_flags
    answers = (
        (e.AnswerKind.NO.value, tell.translate("Console", "Non")),
        (e.AnswerKind.YES.value, tell.translate("Console", "Oui")),
        (e.AnswerKind.UNKNOWN.value, tell.translate("Console", "Ne sait pas")),
    )
    rows = tuple(
        _row(
            flag.flag_id,
            tell.translate("RedFlags", flag.question),
            tell.translate("RedFlags", flag.help),
            answers,
            given[flag.flag_id].kind.value if flag.flag_id in given else "",
        )
        for flag in rules.red_flags
    )
    left = sum(flag.flag_id not in given for flag in rules.red_flags)
    return PatientStep(
        "red-flags",
        tell.translate("Console", "Signes d’alerte, une question à la fois"),
        tell.translate("Console", "« Ne sait pas » ouvre l’alerte, comme « oui »"),
        rows,
        tell.translate("Console", "Continuer"),
        _left(left, tell),
    )


def _left(left: int, tell: Telling) -> str:
    if not left:
        return ""
    return (tell.translate("Console", "encore {0} réponse") if left == 1 else tell.translate("Console", "encore {0} réponses")).format(left)


def pressure(guide: PressureGuide, measure: MeasureState, tell: Telling, *, away: bool = False) -> PatientStep:
    """The guided blood pressure: the posture, the rest, then three readings. `away`: the cuff is not on the air."""
    title = tell.translate("Console", "Tension guidée")
    readings = tell.translate("Console", "{0} mesure sur {1}") if len(guide.readings) < 2 else tell.translate("Console", "{0} mesures sur {1}")
    remark = f"{readings.format(len(guide.readings), guide.wanted)} · {guide.protocol.name}"
    if (why := one_more_words(guide, tell)) != "":
        remark = f"{remark} · {why}"
    match guide.phase:
        case Phase.POSITION:
            done = (("tick", tell.translate("Console", "Fait")),)
            placed = ((("type", tell.translate("Console", "Saisir une valeur")),)) if guide.no_cuff_fits else done if guide.arm_answered else ()
            asked = {
                Posture.BACK_SUPPORTED: tell.translate("Console", "Dos appuyé"),
                Posture.FEET_FLAT: tell.translate("Console", "Pieds à plat, jambes décroisées"),
                Posture.ARM_SUPPORTED: tell.translate("Console", "Bras posé à hauteur du cœur"),
                Posture.CUFF_PLACED: tell.translate("Console", "Brassard serré sur le bras nu"),
                Posture.QUIET: tell.translate("Console", "Sans parler ; ni café, tabac ou effort depuis 30 min"),
            }
            rows = [
                _row(
                    each.value,
                    asked[each],
                    cuff_words(guide, tell) if each is Posture.CUFF_PLACED else "",
                    placed if each is Posture.CUFF_PLACED else done,
                    "tick" if each in guide.ticks else "",
                )
                for each in Posture
            ]
            sides = ((Side.LEFT.value, tell.translate("Console", "Gauche")), (Side.RIGHT.value, tell.translate("Console", "Droit")))
            rows.insert(0, _row("side", tell.translate("Console", "Bras mesuré"), "", sides, guide.side.value if guide.side is not None else ""))
            unknown = (("unknown", tell.translate("Console", "Inconnu")),)
            if not guide.readings:
                rows.insert(1, _row("arm", tell.translate("Console", "Tour de bras"), arm_words(guide, tell), unknown, "unknown" if guide.arm_unknown else ""))
            left = len(Posture) - len(guide.ticks)
            closed = (
                (tell.translate("Console", "encore {0} point") if left == 1 else tell.translate("Console", "encore {0} points")).format(left) if left else ""
            )
            closed = closed if guide.arm_answered else tell.translate("Console", "tour de bras à dire")
            closed = tell.translate("Console", "aucun brassard ne convient") if guide.no_cuff_fits else closed
            hint = tell.translate("Console", "Tour de bras, en cm")
            finish = tell.translate("Console", "Commencer le repos")
            return PatientStep("position", title, remark, tuple(rows), finish, closed, wants_words=not guide.readings, words_hint=hint)
        case Phase.REST | Phase.PAUSE:
            seconds = int(guide.left.total_seconds())
            words = tell.translate("Console", "Repos : encore {0}:{1:02}").format(seconds // 60, seconds % 60)
            hold = (("on", tell.translate("Console", "Il parle ou bouge")), ("off", tell.translate("Console", "Il se repose")))
            row = _row("hold", words, tell.translate("Console", "Silence. Le temps ne compte pas s’il parle ou bouge."), hold, "on" if guide.held else "off")
            stop = (("stop", tell.translate("Console", "Arrêter")),)
            ends = _row("stop", tell.translate("Console", "La mesure suivante vient d’elle-même"), "", stop, "")
            return PatientStep("rest", title, remark, (row, ends) if guide.phase is Phase.REST else (_row("hold", words, "", (), ""), ends))
        case Phase.MEASURE:
            if measure.under_way:
                words = tell.translate("Console", "Allumez le brassard, mesurez") if away else tell.translate("Console", "Le brassard mesure")
                row = _row(
                    "stop",
                    words,
                    tell.translate("Console", "Silence, sans bouger"),
                    (("stop", tell.translate("Console", "Arrêter")),),
                    "",
                )
                return PatientStep("measuring", title, remark, (row,))
            if measure.pending is not None:
                return PatientStep("pending", title, remark, (_pending(measure.pending, tell),))
            failed = tell.translate("Console", "Dernier essai : {0}").format(tell.reason(guide.failures[-1])) if guide.failures else remark
            return PatientStep("measure", title, failed, (), tell.translate("Console", "Lancer la mesure"))
        case Phase.DONE | Phase.GIVEN_UP:
            words = (
                _series_done(guide, tell)
                if guide.phase is Phase.DONE
                else tell.translate("Console", "Trois essais sans valeur : notez pourquoi, ou recommencez")
            )
            return PatientStep("again", title, words, (), tell.translate("Console", "Recommencer la série"))


def _pending(measurement: Measurement, tell: Telling) -> StepRow:
    """A doubtful reading: the series goes on once it is kept or discarded."""
    name, unit = tell.quantity(Quantity.SYSTOLIC), tell.unit(Quantity.SYSTOLIC)
    value = f"{name} {dict(main_values(measurement, tell)).get(Quantity.SYSTOLIC, '')} {unit}"
    reasons = joined(tuple(tell.reason(each) for each in measurement.quality.reasons), tell)
    answers = (("keep", tell.translate("Console", "Garder")), ("discard", tell.translate("Console", "Écarter")))
    return _row("pending", value, tell.translate("Console", "À confirmer · {0}").format(reasons), answers, "")


def one_more_words(guide: PressureGuide, tell: Telling) -> str:
    """Why the series takes one reading more; empty where it does not."""
    match guide.one_more:
        case OneMore.DIFFER:
            return tell.translate("Console", "une de plus : les deux premières diffèrent")
        case OneMore.IRREGULAR:
            return tell.translate("Console", "une de plus : pouls irrégulier")
        case _:
            return ""


def arm_words(guide: PressureGuide, tell: Telling) -> str:
    """How far around the arm is, or how to answer."""
    if guide.arm_unknown:
        return tell.translate("Console", "Gardé ainsi, et dit au médecin")
    return (
        tell.translate("Console", "Écrivez-le ci-dessous, au mètre ruban")
        if guide.arm_cm is None
        else tell.translate("Console", "{0} cm").format(tell.number(guide.arm_cm))
    )


def cuff_words(guide: PressureGuide, tell: Telling) -> str:
    """Which cuff to take for this arm, and for which arms it is made."""
    if guide.arm_unknown:
        return tell.translate("Console", "Comparez le bras à la plage imprimée sur le brassard")
    if guide.arm_cm is None:
        return "" if guide.readings else tell.translate("Console", "D’abord le tour de bras : l’écran dit quelle taille prendre")
    arm = tell.number(guide.arm_cm)
    if guide.cuff is None:
        return tell.translate("Console", "Aucun brassard d’ici ne va à un bras de {0} cm : mesurez autrement, et saisissez").format(arm)
    words = tell.translate("Console", "Taille {0} cm pour un bras de {1} cm").format(guide.cuff, arm)
    return words if guide.cuffs.known else tell.translate("Console", "{0}, à comparer à la plage imprimée dessus").format(words)


def _series_done(guide: PressureGuide, tell: Telling) -> str:
    words, apart = tell.translate("Console", "{0} mesures faites").format(len(guide.readings)), tell.translate("Console", "écart {0}")
    between = spread(tuple(each.measurement for each in guide.readings))
    return words if between is None else f"{words} · {apart.format(tell.number(between))}"


def motive_label(record: Record) -> str:
    """The reason for coming, in French; nothing where none was given."""
    return label(record.motive.motive) if record.motive is not None else ""
