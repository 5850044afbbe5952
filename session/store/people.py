"""The rows of the people who log in at this booth: names, code hashes, wrong tries. The rules stand in session.logins."""

from datetime import datetime

from sqlalchemy import Engine, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from session.logins import Account, NameTaken
from session.people import Part
from session.store.tables import people


class PeopleTable:
    """Each method is on the disk when it returns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, account: Account, at: datetime) -> None:
        row = {**_row(account), "added_at": at.isoformat()}
        try:
            with self._engine.begin() as db:
                db.execute(insert(people), row)
        except IntegrityError:
            raise NameTaken(account.name) from None

    def save(self, account: Account) -> None:
        with self._engine.begin() as db:
            db.execute(update(people).where(people.c.login == account.login), _row(account))

    def remove(self, login: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(people).where(people.c.login == login))

    def find(self, login: str) -> Account | None:
        with self._engine.connect() as db:
            row = db.execute(select(people).where(people.c.login == login)).mappings().first()
        return None if row is None else _account(row)

    def all(self) -> tuple[Account, ...]:
        with self._engine.connect() as db:
            return tuple(_account(row) for row in db.execute(select(people).order_by(people.c.name)).mappings())


def _row(account: Account) -> dict[str, str | int]:
    return {
        "login": account.login,
        "name": account.name,
        "part": account.part.value,
        "profession": account.profession,
        "code_hash": account.code_hash,
        "wrong_tries": account.wrong_tries,
        "wait_until": account.wait_until.isoformat() if account.wait_until else "",
    }


def _account(row: RowMapping) -> Account:
    return Account(
        login=row["login"],
        name=row["name"],
        part=Part(row["part"]),
        profession=row["profession"],
        code_hash=row["code_hash"],
        wrong_tries=row["wrong_tries"],
        wait_until=datetime.fromisoformat(row["wait_until"]) if row["wait_until"] else None,
    )
