"""Who took which visit, and why it ended: what a page that was away is told, even by a hub that was killed meanwhile. Nothing of a patient.

A row is an identifier made by the booth, the booth, the practitioner's RPPS number and a few words on the end; it goes with the longest session.
"""

from collections.abc import Callable

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from session.hub.accounts import LONGEST_S
from session.hub.tables import visits

MOST_TOLD = 20
BY_ANOTHER = "repris par un confrère"


class Visits:
    """The visits that this hub's practitioners took. What a method did is on the disk when it returns."""

    def __init__(self, engine: Engine, clock: Callable[[], float]) -> None:
        self._engine, self._clock = engine, clock

    def taken(self, booth_id: str, consultation_id: str, rpps: str) -> None:
        """This practitioner has it now; who had it before has not."""
        now, this = self._clock(), visits.c.consultation_id == consultation_id
        row = {"consultation_id": consultation_id, "rpps": rpps, "booth_id": booth_id, "taken_at": now, "ended_at": None, "reason": ""}
        with self._engine.begin() as db:
            db.execute(delete(visits).where(visits.c.ended_at < now - LONGEST_S))
            before = this & (visits.c.rpps != rpps) & visits.c.ended_at.is_(None)
            db.execute(update(visits).where(before).values(ended_at=now, reason=BY_ANOTHER))
            again = {"booth_id": booth_id, "ended_at": None, "reason": ""}
            db.execute(insert(visits).values(row).on_conflict_do_update(index_elements=("consultation_id", "rpps"), set_=again))

    def ended(self, booth_id: str, consultation_id: str, reason: str) -> str:
        """It is over, for this reason; the first reason stays. The RPPS of whoever had it; empty where nobody had."""
        this = (visits.c.consultation_id == consultation_id) & (visits.c.booth_id == booth_id) & visits.c.ended_at.is_(None)
        with self._engine.begin() as db:
            rpps = db.execute(select(visits.c.rpps).where(this)).scalar()
            db.execute(update(visits).where(this).values(ended_at=self._clock(), reason=reason))
        return rpps or ""

    def all_ended(self, booth_id: str, reason: str) -> list[tuple[str, str]]:
        """The booth is here no more: (visit, RPPS) of each that was going on, over now."""
        going_on = (visits.c.booth_id == booth_id) & visits.c.ended_at.is_(None)
        with self._engine.begin() as db:
            rows = db.execute(select(visits.c.consultation_id, visits.c.rpps).where(going_on)).all()
            db.execute(update(visits).where(going_on).values(ended_at=self._clock(), reason=reason))
        return [(row.consultation_id, row.rpps) for row in rows]

    def going_on(self, booth_id: str) -> list[str]:
        """What this booth's practitioners had when it was last heard of."""
        with self._engine.connect() as db:
            return list(db.execute(select(visits.c.consultation_id).where(visits.c.booth_id == booth_id, visits.c.ended_at.is_(None))).scalars())

    def over(self, rpps: str) -> list[tuple[str, str]]:
        """(visit, reason) of this practitioner's visits that ended during the longest session, the oldest first."""
        since = self._clock() - LONGEST_S
        newest = select(visits).where(visits.c.rpps == rpps, visits.c.ended_at >= since).order_by(visits.c.ended_at.desc()).limit(MOST_TOLD)
        with self._engine.connect() as db:
            return [(row.consultation_id, row.reason) for row in reversed(db.execute(newest).all())]
