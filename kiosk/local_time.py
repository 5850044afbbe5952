"""The hour of this place, summer and winter: what the machine's own time zone says of each instant."""

from datetime import UTC, datetime, timedelta, tzinfo


class LocalTime(tzinfo):
    """This machine's time zone. Unlike `datetime.now().astimezone().tzinfo` it knows when summer begins and ends: a booth runs for months."""

    def utcoffset(self, at: datetime | None, /) -> timedelta:
        return (at or datetime.now()).replace(tzinfo=None).astimezone().utcoffset() or timedelta(0)

    def dst(self, at: datetime | None, /) -> None:
        return None

    def tzname(self, at: datetime | None, /) -> str:
        return (at or datetime.now()).replace(tzinfo=None).astimezone().tzname() or ""

    def fromutc(self, at: datetime, /) -> datetime:
        told = at.replace(tzinfo=UTC).astimezone()
        first = told.replace(tzinfo=self, fold=0)
        return first if first.utcoffset() == told.utcoffset() else first.replace(fold=1)  # the hour that comes twice in October


HERE = LocalTime()


def local_clock() -> datetime:
    """Now, with the offset of this place."""
    return datetime.now().astimezone()
