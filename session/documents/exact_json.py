"""JSON whose numbers keep every digit that the instrument gave: 38.10 stays 38.10, as FHIR asks of decimals."""

import json
from decimal import Decimal
from typing import Any


def pruned(value: Any) -> Any:
    """The value without what is empty: FHIR allows no empty text, list or object."""
    if isinstance(value, dict):
        kept = {key: pruned(child) for key, child in value.items()}
        return {key: child for key, child in kept.items() if not _is_empty(child)}
    if isinstance(value, list | tuple):
        return [child for child in map(pruned, value) if not _is_empty(child)]
    return value


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | dict | list) and not value)


def dumps(value: Any) -> str:
    """The value as JSON text; decimals as they are, keys in their given order."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{dumps(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(dumps, value)) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def loads(text: str | bytes) -> Any:
    """The value of this JSON text, its fractions as decimals with all their digits."""
    return json.loads(text, parse_float=Decimal)
