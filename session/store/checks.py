"""The rows of the day's checks: what was looked at, when, by whom, and how it was."""

from datetime import date, datetime

from sqlalchemy import Engine, insert, select

from session.day_check import DayCheck
from session.people import Author, Part
from session.store.tables import day_checks


class CheckTable:
    """Each method is on the disk when it returns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, check: DayCheck) -> None:
        row = {
            "day": check.at.date().isoformat(),
            "kind": check.kind,
            "good": int(check.good),
            "at": check.at.isoformat(),
            "part": check.by.part.value,
            "login": check.by.identifier,
            "name": check.by.name,
            "profession": check.by.profession,
        }
        with self._engine.begin() as db:
            db.execute(insert(day_checks), row)

    def of(self, day: date) -> tuple[DayCheck, ...]:
        """The last check of each kind on this day of the booth's own clock."""
        with self._engine.connect() as db:
            rows = db.execute(select(day_checks).where(day_checks.c.day == day.isoformat()).order_by(day_checks.c.seq)).all()
        last = {
            row.kind: DayCheck(row.kind, bool(row.good), datetime.fromisoformat(row.at), Author(Part(row.part), row.name, row.login, row.profession))
            for row in rows
        }
        return tuple(last.values())
