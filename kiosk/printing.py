"""Printing a page on the booth's printer, through CUPS's own `lp`: the page goes in on standard input and touches no disk of ours."""

import asyncio
import os
import re
import shutil
from asyncio.subprocess import PIPE
from dataclasses import dataclass

from drivers.transport.child_process import child_process
from session.finishing import NoPrinter

PRINT_S = 20.0
ASK_S = 10.0
_WORDS = {"LC_ALL": "C"}  # CUPS's programs speak the language of the machine, and theirs is read here


@dataclass(frozen=True)
class Queue:
    """The default printer as CUPS sees it."""

    name: str
    enabled: bool
    accepting: bool
    reason: str  # why not, or what it complains of, in CUPS's words; empty where it says nothing


class NoQueue(Exception):
    """There is no printer to send a sheet to; the text says what is missing."""


async def print_page(pdf: bytes) -> None:
    """Hand a PDF to the default printer; NoPrinter, saying what to do, where it does not take it."""
    try:
        queue = await default_queue()
    except NoQueue:
        raise NoPrinter("Aucune imprimante sur cette borne : lisez la feuille, puis recopiez-la.") from None
    except TimeoutError:
        raise NoPrinter("L’imprimante ne répond pas : vérifiez qu’elle est allumée, puis recommencez.") from None
    if not queue.enabled:  # CUPS would keep the sheet, and print it for whoever is there later
        raise NoPrinter("L’imprimante est arrêtée : vérifiez le papier et appelez le technicien, ou recopiez la feuille.")
    try:
        code, _ = await _cups("lp", "-d", queue.name, "-t", "Alcove", given=pdf, within_s=PRINT_S)
    except TimeoutError:
        raise NoPrinter("L’imprimante ne répond pas : vérifiez qu’elle est allumée, puis recommencez.") from None
    if code:
        raise NoPrinter("L’imprimante a refusé la feuille : vérifiez le papier, puis recommencez.")


async def default_queue() -> Queue:
    """The default printer, asked of CUPS now.

    Raises:
        NoQueue: no CUPS, or no default printer.
        TimeoutError: CUPS does not answer.
    """
    _, running = await _cups("lpstat", "-r")
    if "is running" not in running:
        raise NoQueue("le service d’impression (CUPS) ne répond pas")
    _, said = await _cups("lpstat", "-d")
    if not (found := re.search(r"^system default destination: (\S+)", said, re.MULTILINE)):
        raise NoQueue("aucune imprimante par défaut")
    name = found[1]
    _, state = await _cups("lpstat", "-l", "-p", name, "-a", name)
    return read_queue(name, state)


def read_queue(name: str, state: str) -> Queue:
    """A queue from what `lpstat -l -p NAME -a NAME` says of it."""
    enabled = re.search(rf"^printer {re.escape(name)} .*enabled since", state, re.MULTILINE) is not None
    accepting = re.search(rf"^{re.escape(name)} accepting requests", state, re.MULTILINE) is not None
    alerts = re.search(r"^\tAlerts: (.+)$", state, re.MULTILINE)
    reason = re.search(r"^(?:printer .* disabled|.* not accepting requests) since [^\n]* -\n\t(.+)$", state, re.MULTILINE)
    words = reason[1] if reason else alerts[1] if alerts and alerts[1] != "none" else ""
    return Queue(name, enabled, accepting, words.strip())


async def _cups(program: str, *arguments: str, given: bytes = b"", within_s: float = ASK_S) -> tuple[int, str]:
    """Run one of CUPS's programs to its end: its exit code, and what it said. NoQueue where it is not installed."""
    if (path := shutil.which(program)) is None:
        raise NoQueue(f"la commande « {program} » n’est pas installée")
    async with child_process(path, *arguments, stdin=PIPE, env=os.environ | _WORDS) as process, asyncio.timeout(within_s):
        said, _ = await process.communicate(given)
    return process.returncode or 0, said.decode(errors="replace")
