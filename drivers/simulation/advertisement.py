"""What a device calls out on the air, as BlueZ's properties of that device."""

from bleak.uuids import normalize_uuid_str
from bumble.core import UUID, AdvertisingData
from bumble.device import Advertisement
from dbus_fast import Variant


def long_uuid(uuid: UUID) -> str:
    """A UUID in its 128-bit form, lower case with hyphens."""
    text = uuid.to_hex_str("-").lower()
    return normalize_uuid_str(text) if len(uuid.uuid_bytes) < 16 else text


def device_properties(advertisement: Advertisement) -> dict[str, Variant]:
    """Name, services and signal strength."""
    uuids: list[str] = []
    properties: dict[str, Variant] = {}
    for kind, data in advertisement.data.ad_structures:
        if kind in (AdvertisingData.COMPLETE_LOCAL_NAME, AdvertisingData.SHORTENED_LOCAL_NAME):
            name = bytes(data).decode(errors="replace")
            properties |= {"Name": Variant("s", name), "Alias": Variant("s", name)}
        elif kind in (AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS, AdvertisingData.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS):
            uuids += [long_uuid(UUID.from_bytes(data[at : at + 2])) for at in range(0, len(data) - 1, 2)]
        elif kind in (AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS, AdvertisingData.INCOMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS):
            uuids += [long_uuid(UUID.from_bytes(data[at : at + 16])) for at in range(0, len(data) - 15, 16)]
    return properties | {"UUIDs": Variant("as", uuids), "RSSI": Variant("n", max(advertisement.rssi, -127))}
