"""The technician's commands as typed: a device comes in, is checked with two codes, fails, and the visits to read again are listed."""

import csv
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.booth_store import open_store
from kiosk.finding import Verdict
from kiosk.local_time import local_clock
from kiosk.settings import BoothSettings, MeasureSettings, Settings
from kiosk.upkeep import findings
from session.checking import Checking
from session.logins import Logins
from session.observation import Observation
from session.people import Author, Part
from session.store.booth import BoothStore
from session.upkeep.inventory import Decision, Equipment, Reviewed
from tests.session.upkeep.devices import KINDS, checked, entered, entry, points
from tests.session.upkeep.test_photos import with_exif
from tests.session.visits import CLAIRE, pressure

Type = Callable[..., tuple[int, str, str]]
YANN, CLAIRES = ("Yann Perrot", "582914"), ("Claire Morel", "748291")
BEFORE = ("Manomètre MR", "MR-12", "LNE 2026-1187", "2099-06-30", "21,4", "46", "1009")  # reference, room
AFTER = ("0,8", "", "Biomed SARL")  # uncertainty, note, employer


@contextmanager
def store_of(folder: Path) -> Iterator[BoothStore]:
    with closing(open_store(Settings(booth=BoothSettings(data=str(folder))))) as store:
        yield store


@pytest.fixture
def upkeep(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Type:
    """`alcove upkeep …`, and the lines typed when it asks; its exit code and what it said."""
    file = tmp_path / "settings.toml"
    file.write_text(f'[booth]\ndata = "{tmp_path}"\n')
    with store_of(tmp_path) as store:
        logins = Logins(store.accounts, store.audit, local_clock)
        logins.add(*YANN, Part.TECHNICIAN)
        logins.add(*CLAIRES)

    def command(*arguments: str, typed: tuple[str, ...] = ()) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        ended = main(["--settings", str(file), "upkeep", *arguments])
        return ended, *capsys.readouterr()

    return command


REST = ("2,5", "4", "310")  # leak, exhaust, over-pressure


def static(error: str = "0") -> tuple[str, ...]:
    """Reference and reading of each step of the static pressure."""
    steps = [step for step in KINDS.named("cuff-pressure").steps if step.target is not None]  # type: ignore[union-attr]
    return tuple(line for step in steps for line in (str(step.target), str((step.target or 0) + type(step.target)(error))))  # type: ignore[call-arg]


def cuff_points(error: str = "0") -> tuple[str, ...]:
    """Every step of a check in which nothing is adjusted."""
    return ("o", *static(error), *REST)


def check(upkeep: Type, *typed: str, second: tuple[str, str] = CLAIRES, more: tuple[str, ...] = AFTER) -> tuple[int, str, str]:
    return upkeep("check", "cuff", "--kind", "cuff-pressure", typed=(*YANN, *BEFORE, *typed, *more, *second))


def enter(upkeep: Type, serial: str = "C-1", *more: str) -> tuple[int, str, str]:
    return upkeep("enter-device", "cuff", serial, "--make", "A&D", "--model", "UA-651BLE", "--first-used", "2026-03-03", *more, typed=YANN)


def test_a_device_is_entered_checked_and_listed(upkeep: Type, tmp_path: Path) -> None:
    assert "alcove upkeep enter-device" in upkeep("list")[1]
    code, said, _ = enter(upkeep)
    assert (code, "premier contrôle (alcove upkeep check cuff). Ligne " in said) == (0, True)
    assert "Tensiomètre n° C-1 (A&D UA-651BLE), Borne Alcôve : bloqué, jamais contrôlé" in upkeep("list")[1]
    code, said, _ = check(upkeep, *cuff_points("1,1".replace(",", ".")))
    assert code == 0
    assert "Pression statique, montée, 250 mmHg : lu 251,1 mmHg, référence 250, écart +1,1 (± 3 mmHg) : conforme" in said
    assert "Source : IEC 80601-2-30, de seconde main : ± 3 mmHg" in said
    assert "Verdict : conforme. Prochain contrôle avant le " in said
    assert "utilisable" in upkeep("list")[1]
    with store_of(tmp_path) as store:
        (entry,) = (entry for entry in store.audit_entries() if entry.act == "device-checked")
        assert (entry.who, entry.subject, dict(entry.detail)["second"]) == ("technician yann.perrot", "C-1", "claire.morel")
        assert store.register.verify() == 2


def test_a_check_that_measuring_rests_on_is_not_left_out(upkeep: Type) -> None:
    code, _, said = enter(upkeep, "C-1", "--not-for", "cuff-pressure", "--not-for", "battery")
    assert (code, said) == (2, "Une mesure en dépend, il concerne chaque appareil : cuff-pressure\n")
    assert "Aucun appareil au registre" in upkeep("list")[1]
    assert enter(upkeep, "C-1", "--not-for", "battery")[0] == 0


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (YANN, "il faut deux personnes, chacune avec son code"),
        (("Claire Morel", "000001"), "ce nom et ce code ne vont pas ensemble"),
        (("Personne Ici", "748291"), "ce nom et ce code ne vont pas ensemble"),
    ],
)
def test_a_check_without_two_signatures_is_not_written(second: tuple[str, str], words: str, upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    code, _, said = check(upkeep, *cuff_points(), second=second)
    assert (code, words in said) == (1, True)
    with store_of(tmp_path) as store:
        assert store.register.verify() == 1


@pytest.mark.parametrize(
    ("given", "called"),
    [(("otoscope", "O-1"), "Otoscope"), (("booth", "B-1"), "Borne complète"), (("cuff", "C-1", "--name", "Brassard large"), "Brassard large")],
)
def test_a_device_is_called_as_it_is_entered_or_by_its_role(upkeep: Type, given: tuple[str, ...], called: str) -> None:
    assert upkeep("enter-device", *given, typed=YANN)[0] == 0
    assert upkeep("list")[1].startswith(f"{called} n° {given[1]}")


def test_the_examination_camera_of_a_booth_that_looks_at_the_skin_is_a_dermatoscope(upkeep: Type, tmp_path: Path) -> None:
    with (tmp_path / "settings.toml").open("a") as settings:
        settings.write('[devices]\notoscope_is = "dermatoscope"\n')
    assert upkeep("enter-device", "otoscope", "D-1", typed=YANN)[0] == 0
    assert upkeep("list")[1].startswith("Dermatoscope n° D-1")


def test_an_assistant_enters_no_device_and_half_a_check_is_none(upkeep: Type, tmp_path: Path) -> None:
    code, _, said = upkeep("enter-device", "cuff", "C-1", typed=CLAIRES)
    assert (code, "ne vont pas ensemble" in said) == (1, True)
    enter(upkeep)
    assert check(upkeep, "0", "0", "50", more=(), second=("", ""))[0] == 1
    assert check(upkeep, "0", "NaN", more=(), second=("", ""))[0] == 1
    assert upkeep("check", "cuff", typed=YANN)[2].startswith("Quel contrôle ? --kind : cuff-pressure, battery")
    assert upkeep("check", "scale")[0] == 1
    with store_of(tmp_path) as store:
        assert store.register.verify() == 1


def test_a_failed_check_lists_the_visits_to_read_again(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    with store_of(tmp_path) as store:
        note(store, "before", local_clock() - timedelta(hours=1))
    assert check(upkeep, *cuff_points())[0] == 0
    with store_of(tmp_path) as store:
        note(store, "after", local_clock())
    listed = upkeep("look-back", "C-1")[1]
    assert ("visit-after" in listed, "visit-before" in listed, "1 visite à relire" in listed) == (True, False, True)
    code, said, _ = check(upkeep, "o", *static("4.6"), "o", "Gain -1,4 %", *static("1.1"), *REST)
    assert code == 0
    assert "Verdict : conforme après réglage" in said
    assert ("visit-after" in said, "visit-before" in said) == (True, False)
    assert "Odette" not in said
    with store_of(tmp_path) as store:
        store.note_document("visit-after", "doc-after", "10000000000")
        line = said.rsplit("Ligne ", 1)[1].split(".")[0]
        by = Author(Part.PRACTITIONER, "Dr Samir Haddad", "10000000000")
        store.register.append(
            Reviewed(entry_id="r", at=local_clock(), by=by, check_id=line, document_id="doc-after", decision=Decision.RECALLED, sentence="Fièvre confirmée")
        )
    listed = upkeep("look-back", "C-1")[1]
    assert "doc-after  patient rappelé" in listed
    assert "Revus par leur médecin : 1 sur 1." in listed
    file = tmp_path / "register.csv"
    assert upkeep("export", "--csv", str(file))[0] == 0
    table = file.read_text("utf-8-sig")
    assert ("patient rappelé" in table, "Fièvre" in table) == (True, False)
    assert upkeep("look-back", "X")[0] == 1


def note(store: BoothStore, name: str, at: object) -> None:
    measurement = replace(pressure(139, 86), taken_at=at)  # type: ignore[arg-type]
    store.note_in_ledger(f"visit-{name}", Observation(name, measurement, measurement.taken_at, CLAIRE))


def test_the_register_leaves_as_a_table_with_what_was_corrected(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep, "C-1", "--supplier", "=HYPERLINK(1)")
    line = check(upkeep, "o", *static("4"), "n", *REST, "n")[1].rsplit("Ligne ", 1)[1].split(".")[0]
    assert upkeep("void", line, typed=YANN)[0] == 1, "a reason is missing"
    assert upkeep("void", line, "--reason", "Mauvais appareil", typed=YANN)[0] == 0
    file = tmp_path / "register.csv"
    assert upkeep("export", "--csv", str(file))[0] == 0
    rows = [*csv.DictReader(file.read_text("utf-8-sig").splitlines(), delimiter=";")]
    assert [row["acte"] for row in rows] == ["entrée", "contrôle", "arrêt", "annulation"]
    assert (rows[0]["fournisseur"], rows[0]["mise en service"]) == ("'=HYPERLINK(1)", "03/03/2026")
    assert (rows[1]["verdict"], rows[1]["étalon"], rows[1]["employeur"]) == ("non conforme", "Manomètre MR n° MR-12", "Biomed SARL")
    assert rows[1]["signé par"] == "Yann Perrot (yann.perrot) et Claire Morel (claire.morel)"
    assert (rows[3]["corrige"], rows[3]["motif"]) == (line, "Mauvais appareil")
    assert upkeep("export", "--csv", str(tmp_path / "no" / "register.csv"))[0] == 1


def test_the_self_test_tells_the_same_as_the_list(upkeep: Type, tmp_path: Path) -> None:
    block = Settings(booth=BoothSettings(data=str(tmp_path)))
    with store_of(tmp_path) as store:
        assert [finding.verdict for finding in findings(store, block)] == [Verdict.DOUBTFUL]
    enter(upkeep)
    with store_of(tmp_path) as store:
        (found,) = findings(store, block)
        assert (found.verdict, found.remedy) == (Verdict.WRONG, "alcove upkeep check cuff")
        assert "bloqué, jamais contrôlé" in found.sentence
        (marked,) = findings(store, replace(block, measures=MeasureSettings(overdue="mark")))
        assert marked.verdict is Verdict.DOUBTFUL
    assert upkeep("stop", "C-1", "--reason", "Tuyau fendu", typed=YANN)[0] == 0
    assert "bloqué, arrêté" in upkeep("list")[1]
    with store_of(tmp_path) as store:
        (found,) = findings(store, block)
        assert found.remedy == "alcove upkeep resume C-1"  # a check would not end a stop by hand
    assert upkeep("resume", "C-1", typed=YANN)[0] == 0
    assert upkeep("retire", "C-1", "--reason", "Vendu", typed=YANN)[0] == 0
    assert upkeep("resume", "C-1", typed=YANN)[0] == 1


def test_a_check_that_was_interrupted_goes_on_where_it_stood(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    code, _, said = upkeep("check", "cuff", "--kind", "cuff-pressure", typed=(*YANN, *BEFORE, "o", *static()[:7]))
    assert (code, "ce qui est noté d’un contrôle reste" in said) == (1, True)
    code, said, _ = upkeep("check", "cuff", "--kind", "cuff-pressure", typed=(*YANN, *static()[6:], *REST, *AFTER, *CLAIRES))
    assert (code, "il reprend où il en était" in said, "Verdict : conforme." in said) == (0, True, True)
    with store_of(tmp_path) as store:
        (entered, checked) = store.register.park().entries
        assert (type(entered).__name__, type(checked).__name__) == ("Entered", "Checked")


def test_what_was_remarked_on_the_console_stays_when_the_terminal_asks_and_nothing_is_typed(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    upkeep("check", "cuff", "--kind", "cuff-pressure", typed=(*YANN, *BEFORE, *cuff_points()))
    with store_of(tmp_path) as store:
        checking = Checking(store, KINDS, local_clock)
        (check,) = checking.under_way()
        checking.remark(check.check_id, "Tuyau changé", "Biomed SARL", check.begun.by)
    code, said, _ = upkeep("check", "cuff", "--kind", "cuff-pressure", typed=(*YANN, "0,8", "", "", *CLAIRES))
    assert (code, "Remarque (vide : « Tuyau changé »)" in said) == (0, True)
    with store_of(tmp_path) as store:
        (done,) = store.register.park().devices["C-1"].checks
    assert (done.note, done.employer) == ("Tuyau changé", "Biomed SARL")


def test_a_note_of_a_check_that_was_altered_is_found_out(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    assert check(upkeep, *cuff_points())[0] == 0
    settings = Settings(booth=BoothSettings(data=str(tmp_path)))
    with store_of(tmp_path) as store:
        assert not any(found.part == "Notes des contrôles" for found in findings(store, settings))
        with store.engine.begin() as db:
            for name in db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'check_notes'").scalars().all():
                db.exec_driver_sql(f"DROP TRIGGER {name}")
            db.exec_driver_sql("UPDATE check_notes SET body = replace(body, '21.4', '22.4')")
        found, *_ = findings(store, settings)
        assert (found.part, found.verdict) == ("Notes des contrôles", Verdict.WRONG)


def test_what_an_unsafe_booth_holds_back_is_freed_by_the_check_of_the_booth(tmp_path: Path) -> None:
    settings = Settings(booth=BoothSettings(data=str(tmp_path)))
    electrical, booth, now = KINDS.named("electrical-safety"), Equipment("AL-00042", "booth", "Borne complète"), local_clock()
    assert electrical is not None
    unsafe = checked("electrical-safety", serial=booth.serial, at=now, found=points(electrical.steps_for(None, "direct"), other="0.1"))
    with store_of(tmp_path) as store:
        store.register.append(entered(), entry(checked(at=now)), entered(booth), entry(unsafe))
        said = {found.part: found for found in findings(store, settings) if "bloqué" in found.sentence}
    assert len(said) == 2
    for found in said.values():
        assert "sécurité électrique de la borne non conforme" in found.sentence
        assert found.remedy == "alcove upkeep check booth"


def test_electrical_safety_asks_by_which_method(upkeep: Type) -> None:
    assert upkeep("enter-device", "booth", "AL-00042", typed=YANN)[0] == 0
    assert "Quelle méthode ? --method : direct" in upkeep("check", "booth", "--kind", "electrical-safety", typed=YANN)[2]
    typed = (*YANN, *BEFORE, "o", "o", "0,12", "40", "900", "20", "", "", *CLAIRES)
    code, said, _ = upkeep("check", "booth", "--kind", "electrical-safety", "--method", "alternative", typed=typed)
    assert (code, "1000 µA au plus, classe I, méthode alternative" in said, "Verdict : conforme." in said) == (0, True, True)


def test_papers_leave_by_command(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    assert check(upkeep, *cuff_points())[0] == 0
    with store_of(tmp_path) as store:
        note(store, "after", local_clock())
        store.note_document("visit-after", "doc-after")
    line = check(upkeep, "o", *static("4"), "n", *REST, "n")[1].rsplit("Ligne ", 1)[1].split(".")[0]
    pdf, register, folder = tmp_path / "certificate.pdf", tmp_path / "register.pdf", tmp_path / "letters"
    assert upkeep("certificate", line, "--pdf", str(pdf))[0] == 0
    assert upkeep("export", "--pdf", str(register), "--serial", "C-1")[0] == 0
    assert "1 visite à relire, 1 lettre dans" in upkeep("letters", line, "--folder", str(folder))[1]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in (pdf, register, folder / "a-relire-doc-after.pdf"))
    assert "cette ligne n’est pas un contrôle" in upkeep("certificate", "other", "--pdf", str(pdf))[2]
    assert upkeep("export")[0] == 2
    assert upkeep("export", "--csv", str(tmp_path / "x.csv"), "--serial", "X")[0] == 1


def test_a_picture_and_a_report_by_command(upkeep: Type, tmp_path: Path) -> None:
    enter(upkeep)
    file = tmp_path / "raccord.jpg"
    file.write_bytes(with_exif())
    assert "aucun pour cet appareil" in upkeep("photo", "C-1", str(file), typed=YANN)[2]
    upkeep("check", "cuff", "--kind", "cuff-pressure", typed=(*YANN, *BEFORE))
    assert "Gardée sous " in upkeep("photo", "C-1", str(file), "--caption", "Raccord", typed=YANN)[1]
    assert "ce fichier n’est pas une image" in upkeep("photo", "C-1", __file__, typed=YANN)[2]
    assert upkeep("photo", "C-1", str(tmp_path / "none.jpg"), typed=YANN)[0] == 1
    assert "il faut dire pourquoi" in upkeep("defer", "C-1", "battery", "--until", "2099-01-01", typed=YANN)[2]
    assert "Reporté au 01/01/2099" in upkeep("defer", "C-1", "battery", "--until", "2099-01-01", "--reason", "Piles commandées", typed=YANN)[1]
