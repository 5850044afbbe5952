"""A server outside that helps a call through firewalls, as the settings write it. No I/O.

>>> ice_server("stun:stun.example.org").urls
'stun:stun.example.org'
>>> ice_server("turn:alcove:p%40ss@turn.example.org:3478?transport=udp")
IceServer(urls='turn:turn.example.org:3478?transport=udp', username='alcove')
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

# RFC 7064 §3.1 and RFC 7065 §3.1; name and password are ours, since a TURN server asks for them and its address has no place for them
_ADDRESS = re.compile(r"(?P<kind>stuns?|turns?):(?:(?P<name>[^:@\s]+):(?P<password>[^:@\s]+)@)?(?P<rest>[^@\s?/]+(?:\?transport=(?:udp|tcp))?)", re.ASCII)


@dataclass(frozen=True)
class IceServer:
    """A STUN or TURN server that the settings name; none is asked otherwise. Its password is never shown."""

    urls: str
    username: str | None = None
    credential: str | None = field(default=None, repr=False)


def ice_server(address: str) -> IceServer:
    """The server of an address: `stun:HOST`, `turn:NAME:PASSWORD@HOST:PORT?transport=udp`; what is not plain in a name or password as %40.

    Raises:
        ValueError: it is none. The text does not quote it.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise ValueError("not the address of a STUN or TURN server")
    if found["kind"].startswith("turn") != (found["name"] is not None):
        raise ValueError("a TURN server needs a name and a password, a STUN server has none")
    urls = f"{found['kind']}:{found['rest']}"
    return IceServer(urls, unquote(found["name"]), unquote(found["password"])) if found["name"] else IceServer(urls)
