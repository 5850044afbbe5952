"""Who may come in: practitioners with a password, booths with a key, and the codes that booths redeem for one.

Times are seconds since 1970 from the clock that is passed in. Hashing takes a tenth of a second: call `check` and `log_in` off the loop.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from session import chain
from session.hub.tables import audit, booths, codes, places, practitioners, sessions
from session.people import Practitioner

WRONG_TRIES = 5
WAIT_S = 600.0
CODE_S = 3600.0
IDLE_S = 30 * 60.0
SEEN_EVERY_S = 60.0  # how exactly an act is dated: a page says several a second, and each would be a line on the disk
LONGEST_S = 12 * 3600.0
SHORTEST_PASSWORD = 12
LONGEST_PLACE = 200
PLACES_SHOWN = 3
UNKNOWN = "aucun médecin de cet identifiant"
_RPPS = re.compile(r"\d{11}")
_LOGIN = re.compile(r"[a-z0-9._-]{2,64}")


class Refused(Exception):
    """Nobody was let in, or nothing was added. `wait_s`: how long nothing will help; `login`: whose password it was to be, of those that are known."""

    def __init__(self, sentence: str, wait_s: float = 0.0, login: str = "") -> None:
        super().__init__(sentence)
        self.wait_s, self.login = wait_s, login


@dataclass(frozen=True)
class Session:
    """A practitioner at work in a browser."""

    login: str
    practitioner: Practitioner


class Accounts:
    """The hub's people and booths."""

    def __init__(self, engine: Engine, clock: Callable[[], float], hasher: PasswordHasher | None = None) -> None:
        self._engine, self._clock = engine, clock
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())  # an unknown name takes as long as a known one

    # ── practitioners ────────────────────────────────────────────────────────────────────────────────────────────────

    def add_practitioner(self, login: str, name: str, rpps: str, profession: str, password: str) -> None:
        """Refused, with the sentence, where one of these will not do."""
        if not _LOGIN.fullmatch(login):
            raise Refused("un identifiant a 2 à 64 lettres minuscules, chiffres, points ou tirets")
        if not _RPPS.fullmatch(rpps):
            raise Refused("un numéro RPPS a 11 chiffres")
        if not name.strip():
            raise Refused("le nom que le patient verra manque")
        if len(password) < SHORTEST_PASSWORD:
            raise Refused(f"un mot de passe a au moins {SHORTEST_PASSWORD} caractères")
        row = {"login": login, "name": name.strip(), "rpps": rpps, "profession": profession, "password_hash": self._hasher.hash(password)}
        try:
            with self._engine.begin() as db:
                db.execute(insert(practitioners), {**row, "wrong_tries": 0, "wait_until": 0.0})
                self._note(db, "practitioner-added", login)
        except IntegrityError:
            raise Refused("cet identifiant ou ce numéro RPPS est déjà inscrit") from None

    def remove_practitioner(self, login: str) -> None:
        """Out at once, on every page; Refused where nobody has this name. What they signed stays theirs."""
        with self._engine.begin() as db:
            if not db.execute(delete(practitioners).where(practitioners.c.login == login)).rowcount:
                raise Refused(UNKNOWN)
            db.execute(delete(sessions).where(sessions.c.login == login))
            db.execute(delete(places).where(places.c.login == login))
            self._note(db, "practitioner-removed", login)

    def set_password(self, login: str, password: str) -> None:
        """A new password: it ends every session and the wait after wrong ones. Refused for a short one or an unknown name."""
        if len(password) < SHORTEST_PASSWORD:
            raise Refused(f"un mot de passe a au moins {SHORTEST_PASSWORD} caractères")
        new = {"password_hash": self._hasher.hash(password), "wrong_tries": 0, "wait_until": 0.0}
        with self._engine.begin() as db:
            if not db.execute(update(practitioners).where(practitioners.c.login == login).values(new)).rowcount:
                raise Refused(UNKNOWN)
            db.execute(delete(sessions).where(sessions.c.login == login))
            self._note(db, "password-set", login)

    def everybody(self) -> list[tuple[str, str, str]]:
        """(login, name, RPPS) of each practitioner."""
        with self._engine.connect() as db:
            return [(row.login, row.name, row.rpps) for row in db.execute(select(practitioners).order_by(practitioners.c.login))]

    def check(self, login: str, password: str) -> None:
        """Pass the right password. Refused for a wrong one, and after five wrong ones for ten minutes whatever is given."""
        now = self._clock()
        with self._engine.begin() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")  # of several tries at once each counts the one before
            row = db.execute(select(practitioners).where(practitioners.c.login == login)).first()
            if row is not None:
                if row.wait_until > now:
                    raise Refused("trop d’essais", row.wait_until - now, login)
                tries = (0 if row.wait_until else row.wrong_tries) + 1
                wait = now + WAIT_S if tries >= WRONG_TRIES else 0.0
                # counted before the password is looked at, so that a kill gives no try for nothing
                db.execute(update(practitioners).where(practitioners.c.login == login).values(wrong_tries=tries, wait_until=wait))
        right = self._matches(row.password_hash if row is not None else self._nobody, password)
        if row is None or not right:
            raise Refused("identifiant ou mot de passe inconnu", WAIT_S if row is not None and wait else 0.0, login if row is not None else "")
        with self._engine.begin() as db:
            db.execute(update(practitioners).where(practitioners.c.login == login).values(wrong_tries=0, wait_until=0.0))

    def log_in(self, login: str, password: str) -> str:
        """A session's token, for a cookie. Only its hash is kept. Nothing opens before the place is chosen."""
        self.check(login, password)
        token, now = secrets.token_urlsafe(32), self._clock()
        row = {"token_hash": _digest(token), "login": login, "place": "", "seen_at": now, "began_at": now}
        with self._engine.begin() as db:
            db.execute(delete(sessions).where((sessions.c.seen_at < now - IDLE_S) | (sessions.c.began_at < now - LONGEST_S)))
            db.execute(insert(sessions), row)
        return token

    def session(self, token: str, *, seen: bool = True) -> Session | None:
        """Whose token it is; None where it is nobody's, or too old. `seen`: it counts as an act."""
        now = self._clock()
        with self._engine.begin() as db:
            row = db.execute(
                select(sessions, practitioners)
                .join(practitioners, practitioners.c.login == sessions.c.login)
                .where(sessions.c.token_hash == _digest(token), sessions.c.seen_at >= now - IDLE_S, sessions.c.began_at >= now - LONGEST_S)
            ).first()
            if row is None:
                return None
            if seen and now - row.seen_at >= SEEN_EVERY_S:
                db.execute(update(sessions).where(sessions.c.token_hash == _digest(token)).values(seen_at=now))
        return Session(row.login, Practitioner(row.name, row.rpps, row.place, row.profession))

    def choose_place(self, token: str, place: str) -> Session:
        """From where the practitioner works today: it stands on each report. Refused without words, or for nobody's token."""
        session, words = self.session(token), place.strip()
        if session is None:
            raise Refused("la session est finie : reconnectez-vous")
        if not words or len(words) > LONGEST_PLACE:
            raise Refused("le lieu d’exercice manque")
        used = {"login": session.login, "place": words, "used_at": self._clock()}
        with self._engine.begin() as db:
            db.execute(update(sessions).where(sessions.c.token_hash == _digest(token)).values(place=words))
            db.execute(delete(places).where(places.c.login == session.login, places.c.place == words))
            db.execute(insert(places), used)
        return Session(session.login, replace(session.practitioner, place=words))

    def places(self, login: str) -> tuple[str, ...]:
        """Where this practitioner worked last, newest first."""
        with self._engine.connect() as db:
            rows = db.execute(select(places.c.place).where(places.c.login == login).order_by(places.c.used_at.desc()).limit(PLACES_SHOWN))
        return tuple(row.place for row in rows)

    def log_out(self, token: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(sessions).where(sessions.c.token_hash == _digest(token)))

    # ── booths ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def enrolment_code(self) -> str:
        """A code that one booth may redeem within the hour."""
        code = "-".join(f"{secrets.randbelow(10_000):04}" for _ in range(4))
        with self._engine.begin() as db:
            db.execute(insert(codes), {"code_hash": _digest(code), "expires_at": self._clock() + CODE_S})
        return code

    def redeem(self, code: str) -> tuple[str, str]:
        """(booth id, key) for a code; a second time, or too late, it is Refused. Of the key only the hash is kept."""
        with self._engine.begin() as db:
            gone = db.execute(delete(codes).where(codes.c.code_hash == _digest(code), codes.c.expires_at >= self._clock()))
            if not gone.rowcount:
                raise Refused("ce code n’est pas, ou plus, valable")
            booth_id, key = secrets.token_hex(8), secrets.token_urlsafe(32)
            db.execute(insert(booths), {"booth_id": booth_id, "key_hash": _digest(key), "enrolled_at": self._clock()})
            self._note(db, "booth-enrolled", booth_id)
        return booth_id, key

    def remove_booth(self, booth_id: str) -> None:
        """Its key opens nothing any more; a hub that runs closes its line. Refused where there is no such booth."""
        with self._engine.begin() as db:
            if not db.execute(delete(booths).where(booths.c.booth_id == booth_id)).rowcount:
                raise Refused("aucune borne de ce numéro")
            self._note(db, "booth-removed", booth_id)

    def booths(self) -> dict[str, float]:
        """When each booth was enrolled, by its id."""
        with self._engine.connect() as db:
            return {row.booth_id: row.enrolled_at for row in db.execute(select(booths).order_by(booths.c.enrolled_at))}

    def audited(self) -> list[tuple[float, str, str]]:
        """(when in seconds of POSIX time, act, subject), oldest first."""
        with self._engine.connect() as db:
            return [(row.at, row.act, row.subject) for row in db.execute(select(audit).order_by(audit.c.seq))]

    def verify_audit(self) -> int:
        """How many lines the audit holds; ChainBroken where one was altered or is missing."""
        with self._engine.connect() as db:
            return chain.verify(db, audit)

    def note_refused(self, act: str, subject: str) -> None:
        """A line of the audit for what the hub refused."""
        with self._engine.begin() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")  # the driver would begin after the last line was read, and another process may add one
            self._note(db, act, subject)

    def _note(self, db: Connection, act: str, subject: str) -> None:
        # after the act itself or the transaction's begin, which keeps every other writer out: no two lines follow the same one
        chain.add(db, audit, {"at": float(self._clock()), "act": act, "subject": subject})

    def is_booth(self, booth_id: str, key: str) -> bool:
        """Whether this is the key of this booth."""
        with self._engine.connect() as db:
            kept = db.execute(select(booths.c.key_hash).where(booths.c.booth_id == booth_id)).scalar()
        return hmac.compare_digest(kept or "", _digest(key))

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False


def _digest(secret: str) -> str:
    # these secrets are random and long, or live for an hour: no slow hash is needed
    return hashlib.sha256(secret.encode()).hexdigest()
