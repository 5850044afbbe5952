"""Where plain text may go: to this very machine and no further."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_this_machine(host: str) -> bool:
    """Whether what is said to this host stays on this machine. A name that only a name server could tell does not count."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def plain_to_elsewhere(url: str) -> bool:
    """Whether this address would carry keys and patients' data over a network in clear. One that cannot be read counts as such."""
    try:
        parts = urlsplit(url)
        return parts.scheme not in ("https", "wss") and not is_this_machine(parts.hostname or "")
    except ValueError:
        return True
