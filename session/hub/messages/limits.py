"""How long each thing that is said may be, and what an identifier looks like."""

import re

LARGEST = 6 * 1024 * 1024  # bytes of one message: an otoscope still in base64 fits
LARGEST_FROM_PAGE = 256 * 1024
LONGEST_LINE = 500
LONGEST_TEXT = 20_000
LONGEST_SDP = 100_000
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_DOCUMENT = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def check_id(*ids: str) -> None:
    """Pass identifiers that are short and plain."""
    if not all(_ID.fullmatch(each) for each in ids):
        raise ValueError("not an identifier")


def check_document(document_id: str) -> None:
    """Pass the identifier of a delivered document."""
    if not _DOCUMENT.fullmatch(document_id):
        raise ValueError("not a document's identifier")


def check_length(limit: int, *texts: str) -> None:
    """Pass texts that are not longer than this."""
    if any(len(each) > limit for each in texts):
        raise ValueError("a text is too long")
