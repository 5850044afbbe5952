"""The papers of the register: made of what stands in it, written into one folder that a technician takes along. No patient is in any of them."""

import os
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from session.documents import certificate, register, review_letter
from session.documents.paper import NotOnPaper, pdf
from session.report import Site
from session.upkeep.checks import Kinds
from session.upkeep.inventory import Checked, IllegalEntry, Park
from session.upkeep.lookback import LedgerEntry, Touched, casts_doubt, look_back, span_of


class Register(Protocol):
    """The booth's register of devices."""

    def park(self) -> Park: ...

    def verify(self) -> int: ...

    def hash_of(self, entry_id: str) -> str: ...


class Notes(Protocol):
    """Where the pictures of the checks are."""

    def photo(self, sha256: str) -> bytes: ...


class Store(Protocol):
    """What of the booth's store the papers are made of."""

    @property
    def register(self) -> Register: ...

    @property
    def notes(self) -> Notes: ...

    def ledger(self, *, serial: str) -> Iterable[LedgerEntry]: ...


class Papers:
    """Takes seconds: call each verb in a thread. OSError where the folder cannot be written to."""

    def __init__(
        self, store: Store, kinds: Kinds, site: Site, clock: Callable[[], datetime], folder: Path | None = None, *, simulated: tuple[str, ...] = ()
    ) -> None:
        """`folder`: where papers go that are not asked for at a place of their own."""
        self._store, self._kinds, self._site, self._clock, self._folder, self._simulated = store, kinds, site, clock, folder, simulated

    def at(self, folder: Path) -> "Papers":
        """The same, for another folder: a stick that was plugged in."""
        return Papers(self._store, self._kinds, self._site, self._clock, folder, simulated=self._simulated)

    def certificate(self, entry_id: str) -> bytes:
        """The certificate of this line's check, as PDF. IllegalEntry where there is no such line, or it is no check; NotOnPaper where a picture is gone."""
        park, entry = self._checked(entry_id)
        try:
            photos = {photo.sha256: self._store.notes.photo(photo.sha256) for photo in entry.check.photos}
        except KeyError as missing:
            raise NotOnPaper(f"the picture {missing.args[0][:12]} of the check is missing") from None
        visits, line_hash = len(self.touched(entry_id)), self._store.register.hash_of(entry_id)
        return certificate.render(park, entry, self._kinds, self._site, line_hash, photos, simulated=self._simulated, visits=visits)

    def touched(self, entry_id: str) -> tuple[Touched, ...]:
        """The visits that what this check found casts doubt on; none where it found the device good, or its line does not stand."""
        park, entry = self._checked(entry_id)
        if not casts_doubt(entry.check, self._kinds) or park.correction_of(entry) is not None:
            return ()
        device = park.devices[entry.check.serial]
        return look_back(self._store.ledger(serial=device.serial), device.serial, span_of(device, entry.check))

    def letters(self, entry_id: str) -> tuple[review_letter.Letter, ...]:
        """A letter for each document that states values in doubt by this check. IllegalEntry where its line was annulled or corrected."""
        park, entry = self._checked(entry_id)
        if park.correction_of(entry) is not None:
            raise IllegalEntry("not-standing", entry_id)
        device = park.devices[entry.check.serial]
        span, ledger = span_of(device, entry.check), tuple(self._store.ledger(serial=device.serial))
        return review_letter.letters(
            device, entry.check, span, self.touched(entry_id), ledger, self._kinds, self._site, self._clock(), simulated=self._simulated
        )

    def register_pdf(self, serial: str = "") -> bytes:
        """The register of this device, or whole. RegisterBroken where its chain does not hold."""
        self._store.register.verify()
        park = self._store.register.park()
        last = self._store.register.hash_of(park.entries[-1].entry_id) if park.entries else ""
        return pdf(register.html(park, self._kinds, self._site, self._clock(), last, serial=serial, simulated=self._simulated))

    def register_csv(self, serial: str = "") -> bytes:
        """The same as a table, with the mark by which spreadsheets know UTF-8."""
        self._store.register.verify()
        return register.as_csv(self._store.register.park(), serial).encode("utf-8-sig")

    # ── into the folder ──────────────────────────────────────────────────────────────────────────────────────────────

    def write_certificate(self, entry_id: str) -> tuple[Path, ...]:
        _, entry = self._checked(entry_id)
        return self._write({f"certificat-{entry.check.serial}-{entry.check.done_at:%Y-%m-%d}-{entry_id[:8]}.pdf": self.certificate(entry_id)})

    def write_letters(self, entry_id: str) -> tuple[Path, ...]:
        return self._write({f"a-relire-{letter.document_id}.pdf": pdf(letter.html) for letter in self.letters(entry_id)})

    def write_register(self, serial: str = "") -> tuple[Path, ...]:
        name = f"registre-{f'{serial}-' if serial else ''}{self._clock():%Y-%m-%d}"
        return self._write({f"{name}.pdf": self.register_pdf(serial), f"{name}.csv": self.register_csv(serial)})

    def _write(self, files: dict[str, bytes]) -> tuple[Path, ...]:
        folder = self._folder
        if folder is None:
            raise FileNotFoundError("no folder for papers")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        written = []
        for name, data in files.items():
            path = folder / re.sub(r"[^\w.-]", "_", name)
            half = path.with_suffix(f"{path.suffix}.part")
            with open(half, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
            written.append(path)
        return tuple(written)

    def _checked(self, entry_id: str) -> tuple[Park, Checked]:
        park = self._store.register.park()
        entry = next((each for each in park.entries if each.entry_id == entry_id), None)
        if not isinstance(entry, Checked):
            raise IllegalEntry("not-a-check", entry_id)
        if entry.check.serial not in park.devices:  # both its lines were annulled
            raise IllegalEntry("serial-unknown", entry.check.serial)
        return park, entry
