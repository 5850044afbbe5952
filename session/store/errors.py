"""What can be wrong with the booth's store, in sentences that a technician understands. Never quotes what is stored.

StoreError
├── KeyUnusable       the booth key is missing, readable by others, or not a key
├── DiskFailed        the disk is full or fails, or another program holds the file; nothing of this step was kept
├── Unreadable        the file does not open with this key, or is damaged
├── Damaged           a page of a file that is in use cannot be read any more: Unreadable and DiskFailed at once
├── NewerStore        a newer version of the program wrote it
├── BadRow            one event's row is not what this program knows; names the row
├── AuditBroken       the audit was altered; names the entry
├── RegisterBroken    the register of devices was altered, or cannot be read; names the entry
└── NoSuchConsultation
"""


class StoreError(Exception):
    """The store cannot do this."""


class KeyUnusable(StoreError):
    """The booth key is missing, readable by others, or not a key."""


class DiskFailed(StoreError, OSError):
    """The disk is full or fails, or another program holds the file. Nothing of this step was kept, and what stood before still stands.

    An OSError too: whoever may not know of the store, and is ready for a full disk, is ready for this one.
    """


class Unreadable(StoreError):
    """The file does not open with this key, or is damaged."""


class Damaged(Unreadable, DiskFailed):
    """A page of a file that is in use cannot be read any more. What stood on it may be lost."""


class NewerStore(StoreError):
    """A newer version of the program wrote this store."""


class BadRow(StoreError):
    """One event's row cannot be read. Nothing was changed; the file stays as it is."""

    def __init__(self, consultation_id: str, seq: int, why: str) -> None:
        super().__init__(f"consultation {consultation_id}, event row {seq}: {why}")
        self.consultation_id = consultation_id
        self.seq = seq


class AuditBroken(StoreError):
    """The chain of the audit does not hold."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"audit entry {seq}: {why}")
        self.seq = seq


class RegisterBroken(StoreError):
    """The register of devices was altered, or an entry of it cannot be read."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"register entry {seq}: {why}")
        self.seq = seq


class NotWiped(StoreError):
    """Something of the consultation is still there: the next patient must wait."""

    def __init__(self, consultation_id: str) -> None:
        super().__init__(f"consultation {consultation_id} is not wiped: its key or a file of it is still there")


class NoSuchConsultation(StoreError):
    """This booth holds no such consultation: it was never begun here, or it is wiped."""

    def __init__(self, consultation_id: str) -> None:
        super().__init__(f"no consultation {consultation_id} in this booth")
