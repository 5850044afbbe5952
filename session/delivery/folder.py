"""A record folder that stands for a shared record in the demonstration: every receipt says « simulation »."""

import asyncio
import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from session.delivery.delivery import Delivery, Receipt, Trouble, Undelivered
from session.delivery.outbox import Parcel
from session.documents.finished import FHIR_TYPE
from session.documents.submission import transaction

_NAMES = {"application/pdf": "compte-rendu.pdf", "application/fhir+json": "compte-rendu.fhir.json", "audio/wav": "auscultation.wav"}
_TOLD = "SIMULATION : ce dossier tient lieu de dossier partagé pour la démonstration. Aucun document n’est parti ailleurs.\n"


class RecordFolder:
    """A channel to a folder: one sub-folder for each recipient and visit, there as a whole or not at all."""

    def __init__(self, root: Path, clock: Callable[[], datetime]) -> None:
        self._root = root
        self._clock = clock

    async def send(self, parcel: Parcel) -> None:
        """Write the documents and the transaction that a FHIR server would have received."""
        try:
            await asyncio.to_thread(self._write, parcel)
        except OSError:
            raise Undelivered(Trouble.UNREACHABLE) from None

    async def ask(self, parcel: Parcel) -> Receipt | None:
        """Whether the folder holds these very documents."""
        try:
            return await asyncio.to_thread(self._read, parcel)
        except OSError:
            raise Undelivered(Trouble.UNREACHABLE) from None

    async def fetch(self, delivery: Delivery, master: str) -> bytes | None:
        """The FHIR document of this delivery; what it says of itself must be this identifier, as whoever reads it checks."""
        file = self._place(delivery) / _NAMES[FHIR_TYPE]
        try:
            return await asyncio.to_thread(file.read_bytes)
        except FileNotFoundError:
            return None
        except OSError:
            raise Undelivered(Trouble.UNREACHABLE) from None

    def _place(self, delivery: Delivery) -> Path:
        return self._root / delivery.recipient.kind.value / delivery.delivery_id

    def _write(self, parcel: Parcel) -> None:
        place = self._place(parcel.delivery)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        growing = place.with_name(f".{place.name}.growing")
        shutil.rmtree(growing, ignore_errors=True)  # of an attempt that was killed
        growing.mkdir(mode=0o700)
        files = _files(parcel)
        files += [("transaction.fhir.json", transaction(parcel.signed, parcel.documents)), ("SIMULATION.txt", _TOLD.encode())]
        for name, body in files:
            with (growing / name).open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
        if not place.exists():
            growing.rename(place)
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _read(self, parcel: Parcel) -> Receipt | None:
        place = self._place(parcel.delivery)
        if not place.exists():
            return None
        for name, body in _files(parcel):
            file = place / name
            if not file.exists() or hashlib.sha256(file.read_bytes()).digest() != hashlib.sha256(body).digest():
                raise Undelivered(Trouble.DIFFERENT)
        names = tuple(name for name, _ in _files(parcel))
        return Receipt(hashlib.sha256(parcel.delivery.delivery_id.encode()).hexdigest()[:4].upper(), self._clock(), names, simulated=True)


def _files(parcel: Parcel) -> list[tuple[str, bytes]]:
    """The documents by the names that they have here; of several of one kind the later ones are numbered."""
    named: dict[str, bytes] = {}
    for _, media_type, body in parcel.documents:
        name = _NAMES[media_type]
        stem, _, ending = name.partition(".")
        number = sum(each == name or each.startswith(f"{stem}-") for each in named) + 1
        named[name if number == 1 else f"{stem}-{number}.{ending}"] = body
    return list(named.items())
