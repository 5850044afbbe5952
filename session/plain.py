"""Our frozen values as plain JSON and back, strictly: an unknown key or a wrong type is refused by name.

Bytes are base64, decimals keep their digits as text, instants are ISO 8601 with their offset, enums are their value.
"""

import base64
import binascii
import json
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

import cattrs
from cattrs import Converter

from devices.measurement import LONGEST_NUMBER

T = TypeVar("T")


class NotPlain(ValueError):
    """What came is not the value that was expected. The text names the place and never quotes the data."""


def _exact(kind: type) -> Any:
    def check(data: Any, _: Any) -> Any:
        if type(data) is not kind:
            raise TypeError(f"expected {kind.__name__}, got {type(data).__name__}")
        return data

    return check


def _text(data: Any, _: Any) -> str:
    if type(data) is not str:
        raise TypeError(f"expected str, got {type(data).__name__}")
    if not data.isascii() and any("\ud800" <= character <= "\udfff" for character in data):
        raise TypeError("expected whole characters")  # half an emoji, as a browser may cut it: no file and no line can hold it
    return data


def _float(data: Any, _: Any) -> float:
    if type(data) not in (int, float) or data != data or abs(data) == float("inf"):
        raise TypeError("expected a finite number")
    return float(data)


def _decimal(data: Any, _: Any) -> Decimal:
    if type(data) is not str or len(data) > LONGEST_NUMBER:
        raise TypeError("expected a decimal as text")
    try:
        return Decimal(data)
    except InvalidOperation:
        raise TypeError("expected a decimal as text") from None


def _told(number: Decimal) -> str:
    text = str(number)
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number that could not be read again")
    return text


def _instant(data: Any, _: Any) -> datetime:
    if type(data) is not str:
        raise TypeError("expected an instant as text")
    try:
        at = datetime.fromisoformat(data)
    except ValueError:
        raise TypeError("expected an instant as text") from None
    if at.tzinfo is None:
        raise TypeError("expected an instant with its offset")
    return at


def _date(data: Any, _: Any) -> date:
    if type(data) is not str:
        raise TypeError("expected a date as text")
    try:
        return date.fromisoformat(data)
    except ValueError:
        raise TypeError("expected a date as text") from None


def _bytes(data: Any, _: Any) -> bytes:
    if type(data) is not str:
        raise TypeError("expected base64")
    try:
        return base64.b64decode(data.encode("ascii", "strict"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise TypeError("expected base64") from None


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    for kind in (int, bool):
        converter.register_structure_hook(kind, _exact(kind))
    converter.register_structure_hook(float, _float)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(datetime, _instant)
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook(bytes, _bytes)
    converter.register_unstructure_hook(Decimal, _told)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(bytes, lambda data: base64.b64encode(data).decode("ascii"))
    return converter


_converter = _make_converter()


def to_plain(value: Any) -> Any:
    """The value as dicts, lists, texts, numbers and booleans. ValueError where `from_plain` would not take it back: a number too long."""
    return _converter.unstructure(value)


def from_plain(kind: type[T], data: Any) -> T:
    """The value of this kind that the data describe.

    Raises:
        NotPlain: the data are not such a value; says where, without quoting them.
    """
    try:
        return _converter.structure(data, kind)
    except Exception as error:  # cattrs wraps what our own constructors raise, of any kind
        raise NotPlain(f"{kind.__name__}: " + "; ".join(_places(error))) from None


def _places(error: BaseException) -> list[str]:
    if isinstance(error, cattrs.BaseValidationError):
        return sorted({line.rsplit(" @ ", 1)[-1] for line in cattrs.transform_error(error, format_exception=lambda e, _: type(e).__name__)})[:5]
    return [type(error).__name__]


def to_json(value: Any) -> str:
    """The value as JSON text, keys sorted: the same value gives the same text."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def utc(at: datetime) -> str:
    """The instant as tables keep it, so that text order is time order. ValueError without an offset."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def from_json(kind: type[T], text: str | bytes) -> T:
    """The value of this kind that the JSON text describes; NotPlain where it is not one."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise NotPlain(f"{kind.__name__}: not JSON") from None
    return from_plain(kind, data)
