"""What practitioners did, kept sealed until the booth says that it took effect: nothing lost, and nothing twice."""

import secrets
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.sqlite import insert

from session.hub.messages import Command, decode_command, encode_command
from session.hub.tables import booths, inbox

_NONCE_BYTES = 12


class Inbox:
    """The commands that wait for a booth. What a method did is on the disk when it returns."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._seal = AESGCM(key)

    def put(self, booth_id: str, command: Command) -> None:
        """Keep a command; the same again changes nothing."""
        command_id, nonce = command.act.command_id, secrets.token_bytes(_NONCE_BYTES)
        row = {
            "command_id": command_id,
            "consultation_id": command.act.about,
            "booth_id": booth_id,
            "sealed": nonce + self._seal.encrypt(nonce, encode_command(command).encode(), command_id.encode()),
        }
        with self._engine.begin() as db:
            db.execute(insert(inbox).values(row).on_conflict_do_nothing())

    def of_booth(self, booth_id: str) -> Iterator[Command]:
        """All that waits for this booth, oldest first."""
        with self._engine.connect() as db:
            rows = db.execute(select(inbox.c.command_id, inbox.c.sealed).where(inbox.c.booth_id == booth_id).order_by(inbox.c.number)).all()
        for command_id, sealed in rows:
            yield decode_command(self._seal.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], command_id.encode()))

    def done(self, booth_id: str, command_id: str) -> None:
        """The booth took note: forget it."""
        with self._engine.begin() as db:
            db.execute(delete(inbox).where(inbox.c.booth_id == booth_id, inbox.c.command_id == command_id))

    def forget_unknown(self) -> None:
        """Nothing stays for a booth that the hub does not know, or no longer."""
        with self._engine.begin() as db:
            db.execute(delete(inbox).where(inbox.c.booth_id.not_in(select(booths.c.booth_id))))

    def purge(self, booth_id: str, consultation_id: str) -> None:
        """The visit is over: nothing of it stays."""
        with self._engine.begin() as db:
            db.execute(delete(inbox).where(inbox.c.booth_id == booth_id, inbox.c.consultation_id == consultation_id))
