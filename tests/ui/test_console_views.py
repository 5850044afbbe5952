"""What the console says of a visit: rail, measures, completeness, what closes a button and why. No window."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.device import Role
from devices.identity import DeviceIdentity
from devices.measurement import Quality, QualityLevel, Quantity, Reason, Value
from devices.signal_quality import SignalQuality
from devices.status import DeviceStatus, Status
from session import events as e
from session.alarm import read_rules
from session.consultation import Consultation, State
from session.cuffs import CuffSize, CuffUse, Side, cuffs_of
from session.delivery.delivery import Delivery, DeliveryState, Receipt, Recipient, RecipientKind, Trouble
from session.guided import Posture, PressureGuide
from session.identity.typed import Field, TypedIdentity
from session.live_signal import LiveSignal
from session.measure_state import MeasureState
from session.observation import ManualSource, Observation
from session.people import PATIENT, SYSTEM, Author
from tests.session.every_event import sample
from tests.session.visits import CLAIRE, HADDAD, NOW, path_to_call, path_to_measures, pressure, saturation
from ui.gallery.visits import in_alert, in_call, in_hygiene
from ui.views import closing, decision, ending, exchange, identity_form, measures, opening, patient_steps, questions, visit
from ui.views.ending import Place
from ui.views.manual_form import ManualForm, beside_earlier, closed_because
from ui.views.opening import CheckKind, CheckResult
from ui.views.telling import Telling

FRENCH = Telling(lambda context, text: text, NOW, UTC)
RULES = read_rules()
TODAY = date(2026, 11, 22)
PULSE = Value(Quantity.PULSE_RATE, Decimal(72))
IDLE: MappingProxyType[Role, MeasureState] = MappingProxyType({})


def at_measures() -> Consultation:
    return Consultation("v").after_all(path_to_measures())


def at_call() -> Consultation:
    return Consultation("v").after_all(path_to_call())


def kept(observation_id: str, measurement: object, **fields: object) -> e.ObservationKept:
    observation = Observation(observation_id, measurement, NOW, CLAIRE, **fields)  # type: ignore[arg-type]
    return e.ObservationKept(at=NOW, author=CLAIRE, observation=observation)


def test_the_rail_says_each_stage() -> None:
    steps = visit.rail(at_measures(), FRENCH)
    assert [step.stage for step in steps] == ["done"] * 3 + ["now"] + ["to do"] * 4
    assert [step.detail for step in steps[:3]] == ["Fait · identité provisoire", "Fait", "Fait · pas d’alerte"]


def test_what_an_ending_passed_over_is_skipped_with_its_reason() -> None:
    ended = at_measures().after(e.NoPractitioner(at=NOW, author=CLAIRE, reason="absent"))
    steps = visit.rail(ended, FRENCH)
    assert (steps[3].stage, steps[5].detail) == ("skipped", "Sauté : pas de médecin")
    assert (steps[4].stage, steps[4].detail) == ("now", "Issue à finir")


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_place_on_the_rail(state: State) -> None:
    assert 0 <= visit.stage_of(replace(Consultation("v"), state=state)) < visit.STAGES


def test_an_alert_shows_on_the_rail() -> None:
    assert "Alerte" in [step.detail for step in visit.rail(in_alert(), FRENCH)]


def test_a_value_says_its_quality_time_and_device() -> None:
    row = measures.vitals(at_measures().after(kept("a", saturation(97))).record, IDLE, FRENCH)[1]
    assert (row.name, row.value, row.unit, row.mark, row.remark) == ("Oxygène", "97", "%", "Qualité bonne", "9 h 00 · Oximeter")


def test_an_average_stands_for_its_readings() -> None:
    record = at_measures().after_all((kept("a", pressure(130, 80)), kept("b", pressure(134, 82)), kept("m", pressure(132, 81), average_of=("a", "b")))).record
    row = measures.vitals(record, IDLE, FRENCH)[0]
    assert (row.value, row.unit, row.remark) == ("132/81", "mmHg", "9 h 00 · moyenne des 2 dernières · écart 4")


def test_a_typed_value_and_a_doubtful_one_stay_marked() -> None:
    doubtful = saturation(95, quality=Quality(QualityLevel.DOUBTFUL, (Reason.WEAK_SIGNAL,)))
    record = at_measures().after_all((kept("a", pressure(130, 80), manual_source=ManualSource.SAID_BY_PATIENT), kept("b", doubtful))).record
    rows = {row.name: row for row in measures.vitals(record, IDLE, FRENCH)}
    assert (rows["Tension"].mark, rows["Tension"].remark) == ("Saisie manuelle", "9 h 00 · dit par la patiente")
    assert (rows["Oxygène"].mark, rows["Oxygène"].mark_kind) == ("Douteuse, gardée", "attention")


@pytest.mark.parametrize(
    ("signal", "mark", "kind"),
    [
        (None, "En cours", "primary"),
        (LiveSignal(SignalQuality(93, 8, 9, 72, 60, 0)), "En cours · signal 93 %", "primary"),
        (LiveSignal(SignalQuality(41, 8, 4, None, 60, 0), (Reason.MOVEMENT,)), "En cours · signal 41 %, mouvement", "attention"),
    ],
)
def test_a_running_wave_says_how_well_it_can_be_read(signal: LiveSignal | None, mark: str, kind: str) -> None:
    state = {Role.OXIMETER: MeasureState(under_way=True, signal=signal)}
    row = measures.vitals(at_measures().record, state, FRENCH)[-1]
    assert (row.live, row.mark, row.mark_kind) == (True, mark, kind)
    (tile,) = measures.device_tiles({Role.OXIMETER: DeviceStatus(Status.MEASURING)}, state, at_measures().record, FRENCH)
    assert tile.status == (mark if signal is not None else "En cours · signal bon")


def test_two_devices_are_two_rows_each_with_its_device() -> None:
    second = replace(saturation(88, 92), device=DeviceIdentity("Alcôve Simulation", "Second", "O-2", simulated=True))
    record = at_measures().after_all((kept("a", saturation(97)), kept("b", second))).record
    rows = [row for row in measures.vitals(record, IDLE, FRENCH) if row.name == "Oxygène"]
    assert [(row.code, row.value, row.mark) for row in rows] == [("a", "97", "Qualité bonne"), ("b", "88", "9 de moins qu’à 9 h 00")]
    assert [row.remark for row in rows] == ["9 h 00 · Oximeter", "9 h 00 · Second"]
    assert next(fact.value for fact in measures.strip(record, FRENCH) if fact.name == "Oxygène") == "97 · 88 %"


def test_a_series_says_its_spread_its_cuff_its_arm_and_its_pulse() -> None:
    irregular = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))
    use = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal(31))
    readings = [kept(name, pressure(systolic, 80), series="s", cuff=use) for name, systolic in (("p1", 150), ("p2", 138), ("p3", 134))]
    mean = replace(pressure(136, 80, quality=irregular), site=Side.RIGHT.value)
    record = at_measures().after_all((*readings, kept("m", mean, series="s", cuff=use, average_of=("p2", "p3")))).record
    rows = {row.name: row for row in measures.vitals(record, IDLE, FRENCH)}
    assert (rows["Tension"].mark, rows["Tension"].remark) == ("Irrégulier", "9 h 00 · moyenne des 2 dernières · écart 4")
    assert (rows["Pouls"].mark, rows["Pouls"].remark) == ("Irrégulier", "9 h 00 · Cuff · brassard M · bras droit")


def test_what_was_discarded_stays_legible_with_its_reason_and_who_let_it_go() -> None:
    let_go = e.MeasurementDiscarded(at=NOW, author=CLAIRE, measurement=saturation(83), reason=Reason.MOVEMENT)
    refused = e.MeasurementDiscarded(at=NOW, author=SYSTEM, measurement=pressure(310, 80), reason=Reason.OUT_OF_RANGE)
    rows = measures.vitals(at_measures().after_all((let_go, refused)).record, IDLE, FRENCH)
    assert [(row.value, row.mark, row.stage, row.remark) for row in rows] == [
        ("83", "Écartée", "struck", "mouvement · Claire Morel, 9 h 00"),
        ("310/80", "Écartée", "struck", "valeur impossible, 9 h 00"),
    ]


@pytest.mark.parametrize(
    ("arm", "words"),
    [
        (None, "D’abord le tour de bras : l’écran dit quelle taille prendre"),
        ("31.5", "Taille M 22–32 cm pour un bras de 31,5 cm, à comparer à la plage imprimée dessus"),
        ("60", "Aucun brassard d’ici ne va à un bras de 60 cm : mesurez autrement, et saisissez"),
    ],
)
def test_the_console_says_which_cuff_and_offers_another_way_where_none_fits(arm: str | None, words: str) -> None:
    guide = PressureGuide(cuffs=cuffs_of("")).on_arm(Decimal(arm) if arm else None, Side.LEFT)
    step = patient_steps.pressure(guide, MeasureState(), FRENCH)
    row = next(row for row in step.rows if row.code == Posture.CUFF_PLACED.value)
    assert row.help == words.replace("31.5", "31,5")
    assert row.first == ("type" if guide.no_cuff_fits else "tick" if arm else "")
    assert step.closed_because == ("aucun brassard ne convient" if guide.no_cuff_fits else "encore 5 points" if arm else "tour de bras à dire")


def test_an_arm_that_nobody_can_measure_is_an_answer_and_stands_beside_the_value() -> None:
    guide = PressureGuide(cuffs=cuffs_of("")).on_arm(None, Side.LEFT, unknown=True)
    step = patient_steps.pressure(guide, MeasureState(), FRENCH)
    row = next(row for row in step.rows if row.code == "arm")
    assert (row.first, row.first_words, row.chosen, row.help) == ("unknown", "Inconnu", "unknown", "Gardé ainsi, et dit au médecin")
    assert step.closed_because == "encore 5 points"
    record = at_measures().after(kept("p", pressure(130, 80), cuff=CuffUse())).record
    assert measures.vitals(record, IDLE, FRENCH)[0].remark == "9 h 00 · Cuff · tour de bras inconnu"


def test_what_is_typed_far_from_an_earlier_value_is_read_again() -> None:
    record = at_measures().after(kept("a", saturation(97, 70))).record
    form = replace(ManualForm().choose(Quantity.PULSE_RATE), text="104")
    assert beside_earlier(form, record, FRENCH) == "À 9 h 00 : 70 /min. Relisez le chiffre."
    assert beside_earlier(replace(form, text="72"), record, FRENCH) == ""
    assert beside_earlier(ManualForm(), record, FRENCH) == ""


def test_completeness_names_what_is_missing() -> None:
    record = at_measures().after(kept("a", pressure(130, 80))).record
    complete = measures.completeness(record, FRENCH)
    assert complete.words(FRENCH) == "Dossier complet à 40 % : il manque oxygène, température et oreilles"
    assert complete.roles == (Role.OXIMETER, Role.THERMOMETER, Role.OTOSCOPE)


@pytest.mark.parametrize(
    ("status", "measure", "stage", "words", "action"),
    [
        (DeviceStatus(Status.READY), MeasureState(), "ready", "Prêt", "start"),
        (DeviceStatus(Status.READY, battery_percent=12), MeasureState(), "ready", "Prêt · pile 12 %", "start"),
        (DeviceStatus(Status.ABSENT), MeasureState(), "offline", "Hors ligne · à allumer, ou saisir", "start"),
        (DeviceStatus(Status.ABSENT), MeasureState(under_way=True), "live", "Attendu : allumez-le, mesurez", "stop"),
        (DeviceStatus(Status.CONNECTING), MeasureState(under_way=True), "live", "Attendu : allumez-le, mesurez", "stop"),
        (DeviceStatus(Status.FAULT), MeasureState(), "blocked", "En défaut · saisie possible", "type"),
        (DeviceStatus(Status.MEASURING), MeasureState(under_way=True), "live", "En cours · signal bon", "stop"),
        (DeviceStatus(Status.MEASURING, signal=Reason.NO_DATA), MeasureState(under_way=True), "live", "En cours · connecté, sans données", "stop"),
        (DeviceStatus(Status.READY), MeasureState(failed=Reason.FINGER_OUT), "doubtful", "À refaire · doigt absent", "start"),
    ],
)
def test_a_tile_says_how_its_device_is(status: DeviceStatus, measure: MeasureState, stage: str, words: str, action: str) -> None:
    tile = measures.device_tiles({Role.OXIMETER: status}, {Role.OXIMETER: measure}, at_measures().record, FRENCH)[0]
    assert (tile.stage, tile.status, tile.action) == (stage, words, action)


def test_the_chest_strap_counts_only_what_it_measured_itself() -> None:
    ready = {role: DeviceStatus(Status.READY) for role in (Role.CUFF, Role.OXIMETER, Role.HEARTBEAT)}
    cuff = replace(pressure(130, 80), values=(*pressure(130, 80).values, PULSE))
    both = at_measures().after_all((kept("a", saturation(97)), kept("b", cuff)))
    shown = {tile.code: tile.status for tile in measures.device_tiles(ready, {}, both.record, FRENCH)}
    assert (shown["cuff"], shown["oximeter"], shown["heartbeat"]) == ("Fait", "Fait", "Prêt")
    strapped = both.after(kept("c", replace(cuff, values=(PULSE,))))
    assert {tile.code: tile.status for tile in measures.device_tiles(ready, {}, strapped.record, FRENCH)}["heartbeat"] == "Fait"


def test_an_otoscope_that_is_held_back_says_so_though_it_is_off_and_nothing_can_be_typed() -> None:
    (tile,) = measures.device_tiles({}, {}, at_measures().record, FRENCH, frozenset({Role.OTOSCOPE}))
    assert (tile.code, tile.stage, tile.status, tile.action) == ("otoscope", "blocked", "Bloqué · contrôle dépassé", "")


@pytest.mark.parametrize(
    ("role", "status", "blocked", "words", "action"),
    [
        (Role.OTOSCOPE, Status.ABSENT, False, "Hors ligne · à allumer", "start"),
        (Role.OTOSCOPE, Status.FAULT, False, "En défaut · appelez le technicien", ""),
        (Role.STETHOSCOPE, Status.FAULT, False, "En défaut · appelez le technicien", ""),
        (Role.STETHOSCOPE, Status.READY, True, "Bloqué · contrôle dépassé", ""),
    ],
)
def test_nobody_is_told_to_type_what_is_seen_or_heard(role: Role, status: Status, blocked: bool, words: str, action: str) -> None:
    held_back = frozenset({role}) if blocked else frozenset[Role]()
    (tile,) = measures.device_tiles({role: DeviceStatus(status)}, {}, at_measures().record, FRENCH, held_back)
    assert (tile.status, tile.action) == (words, action)


def test_a_device_whose_check_is_overdue_cannot_be_started_and_its_value_can_be_typed() -> None:
    tile = measures.device_tiles({Role.CUFF: DeviceStatus(Status.READY)}, {}, at_measures().record, FRENCH, frozenset({Role.CUFF}))[0]
    assert (tile.stage, tile.status, tile.action) == ("blocked", "Bloqué · contrôle dépassé", "type")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_words(reason: Reason) -> None:
    assert FRENCH.reason(reason)


def test_the_main_button_finishes_the_measures_or_decides() -> None:
    start = at_measures()
    button = decision.main_button(start, IDLE, PressureGuide(), None, "", FRENCH)
    assert (button.verb, button.closed_because) == ("finish", "")
    button = decision.main_button(start, IDLE, PressureGuide(), e.Outcome.TELECONSULTATION, "échange facile", FRENCH)
    assert button.verb == "both"
    button = decision.main_button(start, IDLE, PressureGuide(), e.Outcome.IN_PERSON, "", FRENCH)
    assert (button.verb, button.closed_because) == ("decide", "Il manque la raison")
    pending = {Role.CUFF: MeasureState(pending=pressure(130, 80))}
    assert decision.main_button(start, pending, PressureGuide(), None, "", FRENCH).closed_because == "Mesure à confirmer"


def test_the_alert_says_what_opened_it_and_what_is_not_known() -> None:
    facts = decision.alert_facts(in_alert(), "Claire", RULES, FRENCH)
    assert facts is not None
    assert facts.title == "Signe d’alerte : oxygène bas : 91 %"
    assert facts.more == "et 1 autre signe"
    assert [fact.remark for fact in facts.facts if fact.name == "Tension"] == ["pas encore mesuré"]
    assert "à valider par un médecin" in facts.rules


def test_blank_is_not_asked_and_unknown_is_an_answer() -> None:
    record = Consultation("v").after_all(path_to_measures()[:-2]).record
    assert questions.closed_because(record, FRENCH) == "encore 1 ligne"
    lines = {line.name: line.words for line in questions.readings(record, FRENCH)}
    assert (lines["Allergies"], lines["Rappel"]) == ("Inconnu", "Pas demandé")


def test_pregnancy_is_without_sense_for_a_woman_of_79() -> None:
    rows = {row.code: row for row in questions.rows(at_measures().record, FRENCH)}
    assert rows["pregnancy"].note == "Sans objet"
    assert questions.to_answer_not_applicable(at_measures().record) == (e.Question.PREGNANCY,)


def test_requests_come_in_the_order_of_what_is_to_do() -> None:
    cards = exchange.cards(in_call().record, FRENCH)
    assert [card.stage for card in cards] == ["new", "accepted", "done", "refused"]
    assert cards[0].words == "Oreille droite"


def test_no_request_is_left_out_where_there_are_many() -> None:
    asked = [e.MeasureRequested(at=NOW, author=HADDAD.author, request_id=f"more{n}", what="weight") for n in range(5)]
    cards = exchange.cards(in_call().after_all(asked).record, FRENCH)
    assert [card.stage for card in cards] == ["new"] * 6 + ["accepted", "done", "refused"]


def test_a_request_says_that_its_measure_runs_and_how_well_its_wave_can_be_read() -> None:
    moving = MeasureState(under_way=True, signal=LiveSignal(SignalQuality(41, 8, 4, None, 52, 0), (Reason.MOVEMENT,)))
    for measure, shown in ((moving, ("En cours · signal 41 %, mouvement", "attention", "")), (MeasureState(), ("Acceptée · à faire", "ink", "oximeter"))):
        cards = exchange.cards(asked_for("oximeter").record, FRENCH, (Role.OXIMETER,), {Role.OXIMETER: measure})
        (card,) = (each for each in cards if each.code == "r")
        assert (card.remark, card.kind, card.action) == shown


def asked_for(what: str) -> Consultation:
    asked = e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r", what=what)
    agreed = e.MeasureRequestAnswered(at=NOW, author=CLAIRE, request_id="r", accepted=True)
    return in_call().after_all((asked, agreed))


@pytest.mark.parametrize(("what", "role", "words"), [("weight", Role.SCALE, "Poids"), ("glucose", Role.GLUCOMETER, "Glycémie")])
def test_a_weight_is_asked_of_the_scale_where_there_is_one_and_typed_where_not(what: str, role: Role, words: str) -> None:
    def card(*here: Role) -> exchange.RequestCard:
        return next(each for each in exchange.cards(asked_for(what).record, FRENCH, here) if each.code == "r")

    assert (card(role).words, card(role).stage, card(role).action) == (words, "accepted", role.value)
    assert card(Role.CUFF).action == ""


RECIPIENT = Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé")


@pytest.mark.parametrize(
    ("delivery", "mark", "kind"),
    [
        (Delivery("d", "sample", RECIPIENT, DeliveryState.QUEUED, "", NOW), "En file", "info"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.SENDING, "", NOW, attempts=2), "Envoi en cours", "info"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.SENT, "", NOW, sent_at=NOW), "Envoyé, accusé attendu", "info"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.SENDING, "", NOW, attempts=2, sent_at=NOW), "Envoyé, accusé attendu", "info"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.ACKNOWLEDGED, "", NOW, receipt=Receipt("7F", NOW, ())), "Reçu, preuve gardée", "ok"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.FAILED, "", NOW, trouble=Trouble.UNREACHABLE), "Pas parti : destinataire injoignable", "stop"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.REFUSED, "", NOW), "Non envoyé : refus du patient", "attention"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.REFUSED, "", NOW, trouble=Trouble.WITHDRAWN), "Accord retiré pendant l’envoi", "attention"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.SENDING, "", NOW, trouble=Trouble.WITHDRAWN), "Accord retiré pendant l’envoi", "attention"),
        (Delivery("d", "sample", RECIPIENT, DeliveryState.FAILED, "", NOW, trouble=Trouble.WITHDRAWN), "Accord retiré pendant l’envoi", "attention"),
    ],
)
def test_sent_is_not_received(delivery: Delivery, mark: str, kind: str) -> None:
    row = closing.receipts(in_hygiene(), [delivery], FRENCH)[0]
    assert (row.mark, row.kind) == (mark, kind)


def test_the_wipe_waits_for_hygiene_and_never_for_a_receipt() -> None:
    dirty = closing.wipe_view(in_hygiene(), FRENCH)
    assert (dirty.wipe_closed, dirty.next_closed) == ("Hygiène : encore 2", "hygiène, effacement")
    last = (e.HygieneItem.HEADSET, e.HygieneItem.VENTILATION)
    clean = in_hygiene().after_all(e.HygieneDone(at=NOW, author=CLAIRE, item=item) for item in last)
    assert closing.wipe_view(clean, FRENCH).wipe_closed == ""
    assert closing.wipe_view(None, FRENCH).next_closed == ""


def test_late_deliveries_come_oldest_first() -> None:
    old = Delivery("old", "a", RECIPIENT, DeliveryState.FAILED, "", NOW - timedelta(hours=16), attempts=3, trouble=Trouble.REJECTED)
    new = Delivery("new", "b", RECIPIENT, DeliveryState.QUEUED, "", NOW - timedelta(minutes=5))
    quarter = Delivery("quarter", "c", RECIPIENT, DeliveryState.FAILED, "", NOW - timedelta(minutes=15), attempts=3, trouble=Trouble.UNREACHABLE)
    unproved = Delivery("unproved", "d", RECIPIENT, DeliveryState.SENT, "", NOW - timedelta(minutes=119), sent_at=NOW - timedelta(minutes=118))
    rows = closing.overdue([new, old, quarter, unproved], FRENCH)
    marks = [("old", "En retard de 16 h"), ("unproved", "Sans accusé : 1 h"), ("quarter", "En retard de 15 min"), ("new", "En file")]
    assert [(row.code, row.mark) for row in rows] == marks


def test_nobody_leaves_without_reason_or_sheet() -> None:
    start = at_measures()
    assert ending.closed_because(start, "", "", None, "", FRENCH) == "il manque l’issue"
    assert ending.closed_because(start, "left", "", None, "", FRENCH) == "il manque la raison"
    assert ending.closed_because(start, "left", "parti", None, "", FRENCH) == "feuille à imprimer"
    assert ending.closed_because(start, "left", "parti", False, "", FRENCH) == "dites pourquoi sans feuille"
    assert ending.closed_because(start, "left", "parti", True, "", FRENCH) == ""


@pytest.mark.parametrize("code", ending.CODES)
def test_every_ending_has_reasons_a_sheet_and_its_own_event(code: str) -> None:
    kind, fields = ending.CODES[code]
    happened = kind(at=NOW, author=CLAIRE, reason="raison", **fields)
    assert ending.code_of(happened) == code
    assert ending.reasons(code, "", FRENCH)
    lines = [line.words for line in ending.sheet(at_call().record, code, Place("P", phone="03"), "Claire Morel", FRENCH)]
    assert any("15 ou 112" in line for line in lines)
    assert any("Pas une ordonnance" in line for line in lines)
    assert ("Où aller maintenant" in lines) is (code != "emergency")


def test_once_a_practitioner_was_there_it_is_the_report_that_is_missing() -> None:
    before, after = at_measures().record, at_call().record
    assert (ending.end_words(before, FRENCH), ending.end_words(after, FRENCH)) == ("Finir sans appel", "Finir la visite")
    assert ending.title(before, FRENCH) == "La visite finit sans appel : pourquoi ?"
    assert ending.title(after, FRENCH) == "La visite finit sans compte rendu : pourquoi ?"


def test_the_sheet_is_said_to_hold_a_place_only_where_it_does() -> None:
    def where(code: str, place: Place) -> tuple[str, str]:
        row = ending.takes(at_call().record, code, place, None, FRENCH)[0]
        return row.help, row.mark

    assert where("left", Place("P")) == ("À écrire à la main sur la feuille", "À écrire")
    assert where("left", Place("P", in_person="MSP", in_person_where="4 rue des Écoles")) == ("MSP · 4 rue des Écoles", "Sur la feuille")
    assert where("emergency", Place("P", in_person="MSP")) == ("15 ou 112", "Sur la feuille")


@pytest.mark.parametrize(("phone", "whom"), [("03 00 00 00 00", "Ici, 116 117, 15 ou 112"), ("", "116 117, 15 ou 112")])
def test_the_booth_is_said_to_be_called_only_where_it_has_a_number(phone: str, whom: str) -> None:
    assert whom in [row.help for row in ending.takes(at_call().record, "left", Place("P", phone=phone), None, FRENCH)]


def test_the_booth_opens_with_the_code_and_hygiene_only() -> None:
    assert opening.closed_because({}, 4, False, FRENCH) == "2 chiffres, hygiène"
    assert opening.closed_because({CheckKind.HYGIENE: CheckResult(True, NOW)}, 0, True, FRENCH) == ""


def test_names_are_put_into_capitals_and_dates_get_their_strokes() -> None:
    form = identity_form.typed(identity_form.typed(TypedIdentity(), "first_names", "Élodie-Zoé"), "birth_date", "12031947")
    assert (form.first_names, form.birth_date, identity_form.age(form, TODAY)) == ("ELODIE-ZOE", "12/03/1947", 79)


def test_a_minor_needs_a_representative() -> None:
    form = TypedIdentity("PETIT", "LEO", "12/03/2019")
    assert identity_form.sentences(form, TODAY, FRENCH)[Field.REPRESENTATIVE_NAME] == "mineur : nom et rôle"


@given(st.sampled_from(identity_form.FIELDS), st.text(max_size=200))
def test_whatever_is_typed_is_a_form(field: str, text: str) -> None:
    form = identity_form.typed(TypedIdentity(), field, text)
    identity_form.sentences(form, TODAY, FRENCH)
    identity_form.closed_because(form, True, True, TODAY, FRENCH)


def test_a_pressure_is_typed_with_its_stroke() -> None:
    form = ManualForm().choose(Quantity.SYSTOLIC).come_from(ManualSource.READ_ON_DEVICE)
    for key in "134/82":
        form = form.press(key)
    assert form.numbers() == ((Quantity.SYSTOLIC, Decimal(134)), (Quantity.DIASTOLIC, Decimal(82)))
    assert closed_because(form, FRENCH) == ""


def test_blood_sugar_is_typed_in_grams_a_litre_and_kept_exactly() -> None:
    form = ManualForm().choose(Quantity.GLUCOSE).come_from(ManualSource.READ_ON_DEVICE)
    for key in "1,12":
        form = form.press(key)
    assert form.numbers() == ((Quantity.GLUCOSE, Decimal(112)),)
    assert closed_because(form, FRENCH) == ""
    assert FRENCH.unit(Quantity.GLUCOSE) == "g/L"
    assert replace(form, text="112").impossible  # milligrams typed by mistake are not believed


def test_an_impossible_number_is_never_confirmed() -> None:
    form = ManualForm().choose(Quantity.SPO2).come_from(ManualSource.COUNTED)
    for key in "101":
        form = form.press(key)
    assert closed_because(form.confirm(), FRENCH) == "chiffre impossible"


@given(st.sampled_from(list(Quantity)), st.lists(st.sampled_from([*"0123456789,/", "back"]), max_size=20))
def test_any_keys_give_a_form_and_never_a_number_that_is_none(quantity: Quantity, keys: list[str]) -> None:
    form = ManualForm().choose(quantity)
    for key in keys:
        form = form.press(key)
    assert all(number.is_finite() for _, number in form.numbers())
    closed_because(form, FRENCH)


def test_the_console_asks_what_the_patients_screen_asks() -> None:
    at_consent = Consultation("v").after_all(path_to_measures()[:3])
    step = patient_steps.step(at_consent, RULES, FRENCH)
    assert (step.code, len(step.rows), step.closed_because) == ("consent", 6, "encore 6 réponses")
    assert patient_steps.step(at_measures(), RULES, FRENCH) is patient_steps.NOTHING
    assert patient_steps.step(at_measures(), RULES, FRENCH, report=True).code == "red-flags"


@pytest.mark.parametrize(("who", "words"), [(PATIENT, "la patiente"), (CLAIRE, "Claire Morel"), (HADDAD.author, "Dr Samir Haddad")])
def test_once_the_call_is_over_the_console_says_who_ended_it(who: Author, words: str) -> None:
    assert visit.call_over(at_call(), FRENCH) == ""
    ended = at_call().after(e.CallEnded(at=NOW + timedelta(minutes=8), author=who))
    assert visit.call_over(ended, FRENCH) == f"Appel terminé par {words} à 9\u00a0h\u00a008. Le médecin peut rappeler."
    signed = ended.after(sample(e.ReportSigned))
    assert visit.call_over(signed, FRENCH) == ""
    assert visit.rail(signed, FRENCH)[5].detail == f"Fait · 8 min, fini par {words}"


def test_the_patient_is_named_by_first_name_and_initial() -> None:
    assert visit.patient_line(at_call().record, FRENCH) == "Odette G., 79 ans"
    assert visit.in_call(at_call().record, FRENCH) == "En appel 0:00"
    assert HADDAD.name not in visit.patient_line(at_call().record, FRENCH)
