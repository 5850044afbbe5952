"""Which sound inputs this machine has at this moment, without opening one: PulseAudio's (or PipeWire's) sources, and ALSA's cards."""

import asyncio
import json
import os
from dataclasses import dataclass
from pathlib import Path

from drivers.transport.child_process import child_process

CARDS = Path("/proc/asound/cards")
ANSWERS_WITHIN_S = 5.0


@dataclass(frozen=True)
class Input:
    """A sound input: what PulseAudio calls it, or the card's own name where only ALSA knows it."""

    name: str
    description: str
    on_server: bool

    def is_called(self, wanted: str) -> bool:
        """Whether these letters are part of its name."""
        return bool(wanted) and (wanted.lower() in self.name.lower() or wanted.lower() in self.description.lower())

    @property
    def opened_as(self) -> str:
        """What a process that opens it asks PortAudio for; the sound server's are chosen by `environment`."""
        return "pulse" if self.on_server else self.name

    @property
    def environment(self) -> dict[str, str]:
        """For a process that opens it: which source it is, and not where the booth's key lies."""
        ours = {name: value for name, value in os.environ.items() if name != "CREDENTIALS_DIRECTORY"}
        return ours | ({"PULSE_SOURCE": self.name} if self.on_server else {})


def sources_in(said: bytes) -> tuple[Input, ...]:
    """What `pactl --format=json list sources` said; nothing where it is no list of sources."""
    try:
        sources = json.loads(said)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(sources, list):
        return ()
    pairs = ((each.get("name"), each.get("description")) for each in sources if isinstance(each, dict))
    return tuple(Input(name, description if isinstance(description, str) else "", True) for name, description in pairs if isinstance(name, str) and name)


def cards_in(said: str) -> tuple[Input, ...]:
    """What /proc/asound/cards said.

    >>> cards_in(" 1 [Device         ]: USB-Audio - USB PnP Sound Device\\n                      C-Media at usb-0000:00:14.0-1\\n")
    (Input(name='USB PnP Sound Device', description='C-Media at usb-0000:00:14.0-1', on_server=False),)
    """
    lines = said.splitlines()
    heads = [(number, line) for number, line in enumerate(lines) if "]: " in line and " - " in line]
    return tuple(Input(line.split(" - ", 1)[1].strip(), lines[number + 1].strip() if number + 1 < len(lines) else "", False) for number, line in heads)


async def inputs() -> tuple[Input, ...]:
    """All of them, the sound server's first."""
    try:
        async with child_process("pactl", "--format=json", "list", "sources", env=_plain()) as pactl, asyncio.timeout(ANSWERS_WITHIN_S):
            said, _ = await pactl.communicate()
    except OSError:  # there is no pactl, or it does not answer
        said = b""
    return (*sources_in(said), *cards_in(_cards()))


def _cards() -> str:
    """The kernel's own answer: nothing to wait for."""
    try:
        return CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _plain() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8"}
