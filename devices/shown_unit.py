"""How a kept number is read in France: blood sugar in grams a litre, whatever the meter counts in. Exact: only the point moves."""

from decimal import Decimal

from devices.measurement import Quantity, Value

GRAMS_PER_LITRE = "g/L"
_PLACES = {Quantity.GLUCOSE: 2}  # powers of ten from the record's mg/dL to g/L


def shown_unit(quantity: Quantity) -> str:
    """The UCUM unit in which this quantity is typed, shown, printed and sent.

    >>> shown_unit(Quantity.GLUCOSE), shown_unit(Quantity.WEIGHT)
    ('g/L', 'kg')
    """
    return GRAMS_PER_LITRE if quantity in _PLACES else quantity.unit


def shown_number(value: Value) -> Decimal:
    """The number in that unit; every digit stays.

    >>> shown_number(Value(Quantity.GLUCOSE, Decimal("98.5")))
    Decimal('0.985')
    """
    return value.number.scaleb(-_PLACES[value.quantity]) if value.quantity in _PLACES else value.number


def kept_number(quantity: Quantity, typed: Decimal) -> Decimal:
    """What is kept of a number that was typed in the shown unit.

    >>> kept_number(Quantity.GLUCOSE, Decimal("1.12"))
    Decimal('112')
    """
    return typed.scaleb(_PLACES[quantity]) if quantity in _PLACES else typed
