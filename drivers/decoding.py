"""The way back from the bytes under a number to the number: each family reads its own again."""

from importlib import import_module

from devices.errors import ProtocolError
from devices.evidence import Evidence, Unreadable
from devices.measurement import Value
from drivers.catalogue import FOLDERS, family


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values that these bytes say.

    Raises:
        Unreadable: the family is unknown here, its codec has another version, or the bytes are not its own.
    """
    key, _, version = evidence.codec.partition("/")
    if key not in FOLDERS or family(key).build is None:
        raise Unreadable("bytes of a family that is not known here, or makes no numbers")
    if version != str(family(key).version):
        raise Unreadable(f"read by version {version[:9]} of the codec, and here is {family(key).version}")
    try:
        values: tuple[Value, ...] = import_module(f"drivers.{key}.decoding").decode(evidence)
    except (ProtocolError, ValueError, ArithmeticError) as error:
        raise Unreadable("bytes that this codec does not read") from error
    if not values:
        raise Unreadable("bytes without a number")
    return values
