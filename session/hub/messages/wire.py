"""A message as text and back, checked on arrival: a JSON object whose `kind` is the name of the message in the form "save-draft"."""

import json
import re
from datetime import datetime
from typing import Any, get_args

from session.hub.messages.from_booth import BoothMessage
from session.hub.messages.from_hub import Command, HubMessage, QueuePlace, WhetherOver
from session.hub.messages.from_page import PageMessage
from session.hub.messages.limits import LARGEST, LARGEST_FROM_PAGE
from session.people import Practitioner
from session.plain import NotPlain, from_plain, to_plain


class BadMessage(ValueError):
    """What came is no message. The text names the place and never quotes the data."""


def kind_of(message: type) -> str:
    """SaveDraft -> "save-draft"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", message.__name__).lower()


BOOTH_KINDS: dict[str, type] = {kind_of(each): each for each in get_args(BoothMessage)}
HUB_KINDS: dict[str, type] = {kind_of(each): each for each in get_args(HubMessage)}
PAGE_KINDS: dict[str, type] = {kind_of(each): each for each in get_args(PageMessage)}
BOOTH_TOLD_KINDS: dict[str, type] = {kind_of(each): each for each in (QueuePlace, WhetherOver)}


def encode(message: BoothMessage | HubMessage | PageMessage | QueuePlace | WhetherOver) -> str:
    """The message on the wire."""
    return json.dumps({"kind": kind_of(type(message)), **to_plain(message)}, ensure_ascii=False, separators=(",", ":"))


def decode_from_booth(text: str | bytes) -> BoothMessage:
    """A booth's message; BadMessage where it is none."""
    message: BoothMessage = _decode(text, BOOTH_KINDS, LARGEST)
    return message


def decode_from_page(text: str | bytes) -> PageMessage:
    """A page's message; BadMessage where it is none."""
    message: PageMessage = _decode(text, PAGE_KINDS, LARGEST_FROM_PAGE)
    return message


def encode_command(command: Command) -> str:
    """The command on the wire to the booth."""
    act = {"kind": kind_of(type(command.act)), **to_plain(command.act)}
    act.pop("password", None)
    return json.dumps(
        {"kind": "command", "practitioner": to_plain(command.practitioner), "at": command.at.isoformat(), "act": act},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def decode_from_hub(text: str | bytes) -> Command | QueuePlace | WhetherOver:
    """What a booth hears; BadMessage where it is none of these."""
    data = _object(text, LARGEST_FROM_PAGE + 4096)
    if str(data.get("kind")) in BOOTH_TOLD_KINDS:  # any JSON may stand there
        told: QueuePlace | WhetherOver = _build(data, BOOTH_TOLD_KINDS)
        return told
    return _command(data)


def decode_command(text: str | bytes) -> Command:
    """A command as the booth gets it; BadMessage where it is none."""
    return _command(_object(text, LARGEST_FROM_PAGE + 4096))


def _command(data: dict[str, Any]) -> Command:
    if set(data) != {"kind", "practitioner", "at", "act"} or data["kind"] != "command" or not isinstance(data["act"], dict):
        raise BadMessage("not a command")
    try:
        practitioner = from_plain(Practitioner, data["practitioner"])
        at = from_plain(datetime, data["at"])
    except NotPlain as error:
        raise BadMessage(str(error)) from None
    return Command(practitioner, at, _build(dict(data["act"]), PAGE_KINDS))


def _decode(text: str | bytes, kinds: dict[str, type], largest: int) -> Any:
    return _build(_object(text, largest), kinds)


def _object(text: str | bytes, largest: int) -> dict[str, Any]:
    if len(text) > largest:
        raise BadMessage("too large")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BadMessage("not JSON") from None
    if not isinstance(data, dict):
        raise BadMessage("not an object")
    return data


def _build(data: dict[str, Any], kinds: dict[str, type]) -> Any:
    kind = data.pop("kind", None)
    wanted = kinds.get(kind) if isinstance(kind, str) else None
    if wanted is None:
        raise BadMessage("unknown kind")
    try:
        return from_plain(wanted, data)
    except NotPlain as error:
        raise BadMessage(str(error)) from None
