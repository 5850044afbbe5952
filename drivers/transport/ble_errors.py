"""What goes wrong on Bluetooth, in our words: each error with what the person beside the device can do."""

from collections.abc import Iterator
from contextlib import contextmanager

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
    BleakGATTProtocolError,
    BleakGATTProtocolErrorCode,
)

from devices.errors import ConnectionLost, DeviceError, NotFound, PairingRefused, Remedy, TimedOut

_REFUSED = {
    BleakGATTProtocolErrorCode.INSUFFICIENT_AUTHENTICATION,
    BleakGATTProtocolErrorCode.INSUFFICIENT_ENCRYPTION,
    BleakGATTProtocolErrorCode.INSUFFICIENT_AUTHORIZATION,
}
_REFUSED_BY_BLUEZ = {
    f"org.bluez.Error.{name}"
    for name in ("NotPermitted", "NotAuthorized", "AuthenticationFailed", "AuthenticationRejected", "AuthenticationCanceled", "AuthenticationTimeout")
}
_NO_ROOM = "le-connection-concurrent-connection-limit"  # BlueZ's words: adapters hold three links at once, or ten


class NoRoom(ConnectionLost):
    """The adapter holds as many links as it can: another device must leave first."""

    remedy = Remedy.CALL_TECHNICIAN


@contextmanager
def translated(device: str) -> Iterator[None]:
    """bleak's errors in our words, each with what the person beside the device can do."""
    try:
        yield
    except TimeoutError as error:
        raise TimedOut(f"{device} did not answer in time", device=device) from error
    except BleakDeviceNotFoundError as error:
        raise NotFound(f"{device} is not there", device=device) from error
    except BleakBluetoothNotAvailableError as error:
        raise NotFound("this computer's Bluetooth is off or missing", device=device, remedy=Remedy.CALL_TECHNICIAN) from error
    except BleakGATTProtocolError as error:
        if error.code in _REFUSED:
            raise PairingRefused(f"{device} wants to be paired", device=device) from error
        raise DeviceError(f"{device} refused: {error}", device=device) from error
    except BleakDBusError as error:
        if _NO_ROOM in str(error):
            raise NoRoom(f"this computer's Bluetooth holds as many devices at once as it can: {device} waits", device=device) from error
        if error.dbus_error in _REFUSED_BY_BLUEZ:
            raise PairingRefused(f"{device} wants to be paired", device=device) from error
        raise ConnectionLost(f"the link to {device} failed: {error}", device=device) from error
    except (BleakError, EOFError) as error:
        raise ConnectionLost(f"the link to {device} failed: {error}", device=device) from error
    except OSError as error:
        raise NotFound("this computer's Bluetooth service does not answer", device=device, remedy=Remedy.CALL_TECHNICIAN) from error
