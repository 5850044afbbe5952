"""The pages of a check with what the drawing shows in them: a cuff that was adjusted and is read again, and what comes before and after."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal

from session.check_desk import Open
from session.people import Author, Part
from session.upkeep import underway as u
from session.upkeep.checks import Point, Reference, Uncertainty
from session.upkeep.inventory import Checked, Entry
from session.upkeep.lookback import Touched
from session.upkeep.underway import Underway
from ui.gallery.assistant import Models
from ui.gallery.technician import KINDS, NOW, ROOM, STANDARDS, YANN, Sample, device, register
from ui.gallery.visits import CLAIRE
from ui.technician.check import CheckPage
from ui.technician.checks import ChecksPage
from ui.views.check_form import CheckForm

FOUND_UP = ("0.4", "1.2", "2.1", "2.9", "3.8", "4.6")
FOUND_DOWN = ("4.6", "3.9", "3.1", "2.4", "1.5", "0.6")
LEFT_UP = ("0.1", "0.3", "0.4", "0.6", "0.9", "1.1")
PEOPLE = (YANN, CLAIRE, Author(Part.ASSISTANT, "Paul Henry", "paul.henry", "Aide-soignant"))
TOUCHED = tuple(Touched(f"visite-{n:02}", ("8480-6",), NOW - timedelta(days=n), NOW - timedelta(days=n), f"doc-{n}" if n % 5 else "") for n in range(1, 15))


METER = device("GL-004471", "glucometer", "Glucomètre", {"battery": 96})


def begun(kind_id: str = "cuff-pressure", serial: str = "TB-204417", method: str = "") -> Underway:
    """A check of this kind that has just begun."""
    kind = KINDS.named(kind_id)
    assert kind is not None
    note = u.Begun(
        at=NOW - timedelta(minutes=20),
        by=YANN,
        kind_id=kind_id,
        rules=KINDS.version,
        serial=serial,
        steps=kind.steps_for(None, method),
        method=method,
        adjust_after=kind.adjust_after,
        reference=kind.reference,
        environment=kind.environment,
    )
    return Underway.of("check-1", [note])


def prepared(check: Underway, standard: int = 0) -> Underway:
    check = check.after(u.ReferenceChosen(at=NOW, by=YANN, reference=STANDARDS[standard])).after(u.RoomRead(at=NOW, by=YANN, environment=ROOM))
    return check.after(u.UncertaintySaid(at=NOW, by=YANN, uncertainty=Uncertainty(Decimal("0.8"), "mm[Hg]"))) if standard == 0 else check


def read(check: Underway, *errors: str) -> Underway:
    """The next steps, off by these errors; a tick is good, a bound is kept."""
    for error in errors:
        now = check.step_now
        assert now is not None
        step = now[0]
        reading = Decimal(1) if step.tick else (step.target or 0) + Decimal(error)
        check = check.after(u.PointRead(at=NOW, by=YANN, point=Point(step.step_id, reading, step.target)))
    return check


def found() -> Underway:
    return read(prepared(begun()), "1", *FOUND_UP, *FOUND_DOWN)


def drawn() -> Underway:
    """As the drawing has it: adjusted, read again on the way up, and at the top of the way down."""
    return read(found().after(u.Adjusted(at=NOW, by=YANN, adjustment="gain −1,4 %")), *LEFT_UP, "1.1")


def whole() -> Underway:
    return read(drawn(), "0.9", "0.6", "0.4", "0.3", "0.1", "2.5", "4", "310")


def at_check(
    check: Underway,
    form: CheckForm | None = None,
    touched: tuple[Touched, ...] = (),
    entries: Sequence[Entry] | None = None,
    standards: tuple[Reference, ...] = STANDARDS[:1],
) -> Sample:
    """The page of this check, with this typed."""
    sample = Sample(entries).at("check", check.check_id)
    page = sample.side.pages["check"]
    assert isinstance(page, CheckPage)
    page.form = form or CheckForm()
    page.take(Open(check, touched if check.found_out else ()), standards, PEOPLE)
    return sample


def drawing() -> Sample:
    return at_check(drawn(), CheckForm(reference="200,2", reading="201,0", writing="reading"), TOUCHED)


def preparation() -> Sample:
    return at_check(begun(), CheckForm(standard="other", tried=True).write("name", "Manomètre").write("celsius", "214"))


def adjusting() -> Sample:
    return at_check(found(), CheckForm().write("adjustment", "gain −1,4 %"), TOUCHED)


def ticking() -> Sample:
    return at_check(prepared(begun("electrical-safety", "AL-00042", "direct"), 1))


def electrical() -> Sample:
    check = read(prepared(begun("electrical-safety", "AL-00042", "direct"), 1), "1", "1", "0.12", "40")
    return at_check(check, CheckForm(reading="108"))


def electrical_out() -> Sample:
    return at_check(read(prepared(begun("electrical-safety", "AL-00042", "direct"), 1), "1", "1", "2.5"))


def meter(*read_so_far: str, form: CheckForm | None = None) -> Sample:
    """A glucose meter and its two vials."""
    vials = u.ReferenceChosen(at=NOW, by=YANN, reference=STANDARDS[3])
    return at_check(read(begun("glucose-control", "GL-004471").after(vials), *read_so_far), form, TOUCHED, (*register(), *METER))


def meter_vials() -> Sample:
    return at_check(begun("glucose-control", "GL-004471"), CheckForm(standard="other"), (), (*register(), *METER), STANDARDS[3:])


def meter_range() -> Sample:
    return meter("1", "40", form=CheckForm(reading="60"))


def meter_reading() -> Sample:
    return meter("1", "40", "60", form=CheckForm(reading="52", from_device=True))


def meter_out() -> Sample:
    return meter("1", "40", "60", "52", "220", "300", "318")


def signing() -> Sample:
    check = whole().after(u.Signed(at=NOW, by=YANN))
    return at_check(check, CheckForm(panel="sign", person=CLAIRE.identifier, code="123", wrong=""), TOUCHED)


def notes() -> Sample:
    return at_check(drawn(), CheckForm(panel="notes").write("reason", "La pompe fuit"), TOUCHED)


def concluded(check: Underway | None = None, touched: tuple[Touched, ...] = TOUCHED) -> Sample:
    check = (check or whole()).after(u.Signed(at=NOW, by=YANN)).after(u.Signed(at=NOW, by=CLAIRE))
    sample = at_check(check, None, touched)
    page = sample.side.pages["check"]
    assert isinstance(page, CheckPage)
    done = check.check(NOW)
    page.conclude(Checked(entry_id="check-1", at=NOW, by=YANN, check=done), touched)
    return sample


def the_list() -> Sample:
    sample = Sample().at("checks")
    page = sample.side.pages["checks"]
    assert isinstance(page, ChecksPage)
    page.show_under_way((drawn(),))
    return sample


def putting_off() -> Sample:
    sample = the_list()
    page = sample.side.pages["checks"]
    assert isinstance(page, ChecksPage)
    page.model.ask_about("put-off", "ST-007215 stethoscope-sweep")
    page.model.ask_about("reason", "Coupleur chez le fabricant")
    return sample


def safety() -> Sample:
    return Sample().at("safety")


SAMPLES: dict[str, tuple[str, Callable[[], Sample]]] = {
    "21-verification-tension": ("Technician/Check", drawing),
    "21-preparation": ("Technician/Check", preparation),
    "21-reglage": ("Technician/Check", adjusting),
    "21-examen-visuel": ("Technician/Check", ticking),
    "21-securite-electrique": ("Technician/Check", electrical),
    "21-securite-hors-limite": ("Technician/Check", electrical_out),
    "21-glycemie-flacons": ("Technician/Check", meter_vials),
    "21-glycemie-plage": ("Technician/Check", meter_range),
    "21-glycemie": ("Technician/Check", meter_reading),
    "21-glycemie-hors-plage": ("Technician/Check", meter_out),
    "21-signatures": ("Technician/Check", signing),
    "21-notes": ("Technician/Check", notes),
    "21-conclu": ("Technician/Check", concluded),
    "21-verifications": ("Technician/Checks", the_list),
    "21-reporter": ("Technician/Checks", putting_off),
    "21-securite": ("Technician/Checks", safety),
}


def _models(make: Callable[[], Sample]) -> Callable[[], Models]:
    return lambda: make().models()[1]


SCREENS: dict[str, tuple[str, Callable[[], Models]]] = {name: (path, _models(make)) for name, (path, make) in SAMPLES.items()}
