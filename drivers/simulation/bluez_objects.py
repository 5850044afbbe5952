"""The objects that BlueZ shows on the bus, and the signals by which a client learns of their changes."""

from collections.abc import Callable, Iterator
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.errors import DBusError

OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager"
PROPERTIES = "org.freedesktop.DBus.Properties"

Interfaces = dict[str, dict[str, Variant]]
Reply = tuple[str, list[Any]]
NOTHING: Reply = ("", [])


def bluez_error(name: str, text: str = "") -> DBusError:
    """An error as BlueZ names it."""
    return DBusError(name if "." in name else f"org.bluez.Error.{name}", text)


class Objects:
    """Paths, each with its interfaces, each with its properties. Every change is signalled."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        self._send = send
        self._tree: dict[str, Interfaces] = {}

    def __contains__(self, path: str) -> bool:
        return path in self._tree

    def __iter__(self) -> Iterator[str]:
        return iter(self._tree)

    def value(self, path: str, interface: str, name: str) -> Any:
        """One property's plain value."""
        return self._tree[path][interface][name].value

    def all(self) -> Reply:
        """What GetManagedObjects answers."""
        return "a{oa{sa{sv}}}", [self._tree]

    def add(self, path: str, interfaces: Interfaces) -> None:
        """A new object."""
        self._tree[path] = interfaces
        self._signal("/", OBJECT_MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces])

    def remove(self, prefix: str) -> None:
        """All objects whose path begins so, the innermost first."""
        for path in sorted((path for path in self._tree if path.startswith(prefix)), reverse=True):
            self._signal("/", OBJECT_MANAGER, "InterfacesRemoved", "oas", [path, list(self._tree.pop(path))])

    def set(self, path: str, interface: str, **values: Variant) -> None:
        """Change properties; of an object that is gone, nothing."""
        if path in self._tree:
            self._tree[path][interface].update(values)
            self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, values, []])

    def answer(self, path: str, member: str, body: list[Any]) -> Reply:
        """A call of org.freedesktop.DBus.Properties."""
        interfaces = self._tree[path]
        if body[0] not in interfaces:
            raise bluez_error("org.freedesktop.DBus.Error.UnknownInterface", f"no {body[0]} at {path}")
        if member == "GetAll":
            return "a{sv}", [interfaces[body[0]]]
        if member == "Get":
            return "v", [interfaces[body[0]][body[1]]]
        self.set(path, body[0], **{body[1]: body[2]})
        return NOTHING

    def _signal(self, path: str, interface: str, member: str, signature: str, body: list[Any]) -> None:
        self._send(Message(message_type=MessageType.SIGNAL, path=path, interface=interface, member=member, signature=signature, body=body))
