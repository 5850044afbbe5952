"""A booth in a process of its own, to be killed: it does what a line orders, and answers once it is stored.

    python -m tests.journeys.booth_process SETTINGS

It says « up STATE » first; then, for each order, « done STATE EVENTS » or « refused WHY ».
"""

import asyncio
import sys
from pathlib import Path

from kiosk.settings import read_settings
from session import events as e
from session.consultation import IllegalEvent
from tests.journeys.booth import BoothAtWork, booth_at


async def serve(settings_file: Path) -> None:
    """Obey standard input until it ends."""
    async with booth_at(read_settings(settings_file)) as booth:
        reader = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        say("up", state_of(booth))
        while order := (await reader.readline()).decode().split():
            try:
                await obey(booth, *order)
                say("done", state_of(booth))
            except IllegalEvent as error:
                say("refused", error.state.value)
        transport.close()


def state_of(booth: BoothAtWork) -> str:
    visit = booth.live.consultation.latest
    return f"{visit.state.value} {visit.consultation_id}" if visit is not None else "none -"


async def obey(booth: BoothAtWork, what: str, *details: str) -> None:
    """The acts of assistant and patient, by name."""
    match what:
        case "welcome":
            await booth.welcome()
        case "consent":
            await booth.consent()
        case "say-why":
            await booth.say_why()
        case "answer":
            await booth.answer()
        case "wait":
            await booth.to_waiting()
        case "note":
            await booth.live.write_note(" ".join(details))
        case "chat":
            await booth.live.send_chat(" ".join(details))
        case "recap":
            await booth.live.give_recap()
        case "clean":
            for item in e.HygieneItem:
                await booth.live.clean(item)
        case "sign-hygiene":
            await booth.live.sign_hygiene()
        case "wipe":
            await booth.live.wipe()
        case "until":
            await booth.until(lambda visit: visit.state.value == details[0])
        case _:
            raise ValueError(what)


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
