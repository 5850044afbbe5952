"""Screen 21: one check. What is read, typed, adjusted and signed goes to the engine at once; this page keeps only what is not noted yet."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from devices.role import Role
from session.check_desk import NOT_READING, CheckDesk, Open
from session.logins import CODE_LENGTH, MustWait, WrongCode
from session.people import Author
from session.upkeep.checks import NotACheck, Point, Read, Reference
from session.upkeep.inventory import Checked, Device
from session.upkeep.lookback import Touched
from ui.models.technician.check import CheckModel, CheckView
from ui.news import ReadingNews
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.technician.papers import CheckPapers
from ui.views import check_form as f
from ui.views import check_view, checks
from ui.views.refusals import refused


class CheckPage(Page):
    """About a check under way, by its name."""

    code = "check"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = CheckModel()
        self.opened_check: Open | None = None
        self.form = f.CheckForm()
        self.reading = NOT_READING
        self.done: Checked | None = None
        self.touched: tuple[Touched, ...] = ()
        self.standards: tuple[Reference, ...] = ()
        self.people: tuple[Author, ...] = ()
        self.papers = CheckPapers(bench, self.refresh)
        self.model.asked_for.connect(self._asked)
        bench.bridge.hear(ReadingNews, self._follow_reading)

    @property
    def stands_under(self) -> str:
        check = self.opened_check.check if self.opened_check is not None else None
        return "safety" if check is not None and check.begun.kind_id == "electrical-safety" else "checks"

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Check", {"check": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        self.opened_check, self.done, self.form, self.touched = None, None, f.CheckForm(), ()
        desk = self._desk
        if desk is None:
            return

        def look() -> tuple[Open, tuple[Reference, ...], tuple[Author, ...]]:
            found = desk.of(about)
            return found, desk.checking.references(found.check.begun.kind_id), desk.signers()

        self.bench.do(look, lambda found: self.take(*found))

    def closed(self) -> None:
        super().closed()
        self.form = f.CheckForm()
        self._stop_listening()

    def locked(self) -> None:
        self.form = replace(self.form, code="", wrong="")  # a code half typed is nobody's to go on with
        self._stop_listening()

    def _stop_listening(self) -> None:
        if self.reading != NOT_READING and (desk := self._desk) is not None:
            self.bench.ask(desk.stop_listening)

    def take(self, opened: Open, standards: tuple[Reference, ...] = (), people: tuple[Author, ...] = ()) -> None:
        """The check as the engine has it now."""
        self.opened_check = opened
        self.standards, self.people = standards or self.standards, people or self.people
        self.bench.console.refresh()  # the left bar too: a check of electrical safety stands under its own entry

    def refresh(self) -> None:
        opened = self.opened_check
        if opened is None:
            self.model.show(CheckView())
            return
        told = self._told
        table = checks.table_of(opened.check, told.step_id, told.tell)
        plot = checks.plot_of(opened.check, told.step_id, told.tell)
        self.model.levels_rows.show(table.rows)
        self.model.trace.show(plot.points if plot is not None else (), plot.limits if plot is not None else ())
        self.model.standards_rows.show(check_view.standard_rows(told, self.standards))
        self.model.fields_rows.show(check_view.field_rows(told))
        self.model.people_rows.show(check_view.people_rows(told, self.people))
        desk, serial = self._desk, opened.check.begun.serial
        can_listen = desk is not None and told.step is not None and desk.can_read(told.role, serial, told.step)
        can_release = desk is not None and desk.can_release(told.role, serial)
        self.model.stages_rows.show(check_view.stage_window(told, buttons=can_listen or can_release))
        shown = check_view.view(told, table, plot, self.bench.kinds, can_listen=can_listen, can_release=can_release, can_see_visits=self.bench.has("visits"))
        self.model.show(CheckView(**shown, writing=self.papers.writing))

    # ── what is touched ──────────────────────────────────────────────────────────────────────────────────────────────

    def _asked(self, verb: str, about: str) -> None:
        opened, form = self.opened_check, self.form
        if opened is None:
            return
        if verb == "write":
            name, _, text = about.partition(" ")
            self.form = form.write(name, text)
        elif verb == "press":
            self.form = form.press(about, self._told.asks_reference)
        elif verb == "code":
            self._type_code(about)
        elif verb == "person":
            self.form = replace(form, person=about, code="", wrong="")
        elif verb == "standard":
            self.form = replace(form, standard=about)
        elif verb == "number":
            self.form = replace(form, writing=about)
        elif verb == "panel":
            self.form = replace(form, panel="" if form.panel == about else about, tried=False, code="", wrong="", person="")
            if self.form.panel == f.NOTES:
                self.form = self.form.write("note", opened.check.note).write("employer", opened.check.employer)
            elif self.form.panel == f.PREPARE and opened.check.environment is not None:
                self.form = self.form.with_room(opened.check.environment)
        else:
            self._do(verb, about)
        self.refresh()

    def _do(self, verb: str, about: str) -> None:
        opened, desk = self.opened_check, self._desk
        if opened is None or desk is None:
            return
        check, form = opened.check, self.form
        match verb:
            case "prepare":
                self._prepare(desk)
            case "note":
                self._note(desk)
            case "tick":
                self._read(desk, Point(self._told.step_id, Decimal(int(about))))
            case "again":
                self._stop_listening()
                self.form = replace(form.next_step(), again=check_view.read_before(check, form.again))
            case "adjust":
                self._ask(
                    lambda: desk.adjust(check.check_id, about and form.text("adjustment")), lambda: self._set(self.form.write("adjustment", ""), panel="")
                )
            case "break-off":
                self._ask(lambda: desk.break_off(check.check_id, form.text("reason")), lambda: self._set(self.form, panel=""))
            case "remark":
                self._ask(lambda: desk.remark(check.check_id, form.text("note"), form.text("employer")), lambda: self._set(self.form, panel=""))
            case "photos":
                self.bench.ask(lambda: desk.add_photos(check.check_id), self.take)
            case "conclude":
                self._conclude(desk)
            case "give-up":
                self._give_up(desk)
            case "listen":
                step = self._told.step
                if step is not None and self._told.role == Role.STETHOSCOPE.value:
                    self.bench.ask(lambda: desk.sweep(check.check_id), self._swept)
                elif step is not None:
                    self.bench.ask(partial(desk.listen, self._told.role, check.begun.serial, step))
            case "release":
                self.bench.ask(lambda: desk.release(self._told.role, check.begun.serial))
            case "back":
                self.bench.open("checks")
            case "visits":
                self.bench.open("visits", check.begun.serial)
            case "certificate" | "letters" | "print":
                if self.done is not None:
                    self.papers.ask(verb, self.done.entry_id)

    def _set(self, form: f.CheckForm, **more: Any) -> None:
        self.form = replace(form, **more)
        self.refresh()

    def _ask(self, verb: Callable[[], Open], then: Callable[[], None] | None = None) -> None:
        """Note something in the engine; what is refused is said, and nothing typed is lost."""

        def noted(opened: Open) -> None:
            self.take(opened)
            if then is not None:
                then()

        self.bench.do(verb, noted)

    def _swept(self, opened: Open) -> None:
        self.form = self.form.next_step()
        self.take(opened)

    def _prepare(self, desk: CheckDesk) -> None:
        """The instrument, the room, the uncertainties: all that was chosen or typed, at once."""
        told = self._told
        if check_view.unprepared(told):
            self.form = replace(self.form, tried=True)
            return
        check, form = told.opened.check, self.form
        known = next((each for each in self.standards if each.serial == form.standard), None)
        reference = form.typed_standard(told.by_vials) if form.standard == f.OTHER else known
        try:
            room = form.room()
            uncertainties = [said for unit in check_view.units(check) if (said := form.uncertainty(unit)) is not None]
        except NotACheck as error:
            self.bench.say(refused(error.why, told.tell))
            return

        def prepare() -> Open:
            opened = told.opened
            if reference is not None:
                opened = desk.choose_reference(check.check_id, reference)
            if room is not None and room != check.environment:
                opened = desk.read_room(check.check_id, room)
            for said in uncertainties:
                opened = desk.say_uncertainty(check.check_id, said)
            return opened

        self._ask(prepare, lambda: self._set(f.CheckForm()))

    def _note(self, desk: CheckDesk) -> None:
        told = self._told
        step = told.step
        reading = f.number_of(self.form.reading)
        reference = f.number_of(self.form.reference) if told.asks_reference else None
        if step is None or reading is None or (told.asks_reference and reference is None):
            return
        self._read(desk, Point(step.step_id, reading, reference, Read.DEVICE if self.form.from_device else Read.TYPED))

    def _read(self, desk: CheckDesk, point: Point) -> None:
        check_id = self._told.opened.check.check_id
        self._ask(lambda: desk.read(check_id, point), lambda: self._set(self.form.next_step()))
        self._stop_listening()

    def _give_up(self, desk: CheckDesk) -> None:
        check_id, reason = self._told.opened.check.check_id, self.form.text("reason")
        self.bench.do(lambda: desk.give_up(check_id, reason), lambda _: self.bench.open("checks"))

    def _type_code(self, key: str) -> None:
        before = self.form
        self.form = before.type_code(key)
        desk = self._desk
        if len(self.form.code) < CODE_LENGTH or len(before.code) == CODE_LENGTH or desk is None:
            return
        check_id, person, code = self._told.opened.check.check_id, self.form.person, self.form.code

        def signed(opened: Open) -> None:
            self.form = replace(self.form, person="", code="", wrong="", panel="" if len(opened.check.signed_by) == 2 else f.SIGN)
            self.take(opened)

        def wrong(error: BaseException) -> None:
            tell = self.bench.tell
            match error:
                case WrongCode():
                    self._set(self.form, code="", wrong=tell.translate("Console", "Code faux, reste {0} essais").format(error.tries_left))
                case MustWait():
                    self._set(self.form, code="", wrong=tell.translate("Console", "Attendre {0}").format(tell.clock(error.until)))
                case _:
                    self._set(self.form, code="")
                    self.bench.tell_refused(error)

        self.bench.bridge.ask(lambda: desk.sign(check_id, person, code), signed, wrong)

    def _conclude(self, desk: CheckDesk) -> None:
        check_id = self._told.opened.check.check_id

        def conclude() -> tuple[Checked, tuple[Touched, ...]]:
            entry = desk.conclude(check_id)
            return entry, desk.papers.touched(entry.entry_id)

        self.bench.do(conclude, lambda found: self.conclude(*found))

    def conclude(self, entry: Checked, touched: tuple[Touched, ...]) -> None:
        """It is a line of the register now."""
        self.done, self.touched = entry, touched
        self.refresh()

    # ── what comes ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _follow_reading(self, news: ReadingNews) -> None:
        self.reading = news.reading
        heard = self._told.heard if self.opened_check is not None else NOT_READING
        typed = bool(self.form.reading) and not self.form.from_device  # by hand: it stays until it is noted or erased
        if heard.number is not None and not typed:
            number = format(heard.number, "f").replace(".", ",").replace("-", "−")
            self.form = replace(self.form, reading=number, from_device=True)
        elif self.form.from_device:  # of an earlier moment: not what the device shows now
            self.form = replace(self.form, reading="", from_device=False)
        self.refresh()

    @property
    def _desk(self) -> CheckDesk | None:
        return self.bench.workshop.checks

    @property
    def _device(self) -> Device | None:
        opened = self.opened_check
        return self.bench.park.devices.get(opened.check.begun.serial) if opened is not None else None

    @property
    def _told(self) -> check_view.Told:
        assert self.opened_check is not None
        return check_view.Told(self.opened_check, self._device, self.form, self.reading, self.done, self.touched, self.bench.tell)
