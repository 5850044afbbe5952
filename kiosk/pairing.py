"""Pairing the booth's Bluetooth devices: the technician sees who is near, chooses one, and nothing else can pair meanwhile."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from devices.device import Role
from devices.errors import DeviceError, NotFound, PairingRefused, TimedOut
from drivers.catalogue import default_for, of_role
from drivers.family import Family, OnAir
from drivers.transport.ble import Heard, Radio, Wanted
from drivers.transport.ble_state import BluetoothMissing, bonded_devices
from kiosk.device_names import NAMES
from kiosk.in_service import in_service
from kiosk.settings import Settings

MISSING = {
    "bus": "Pas de D-Bus sur cette machine : Bluetooth ne peut pas répondre. Installer bluez, puis redémarrer.",
    "bluez": "Le service Bluetooth (BlueZ) ne répond pas : apt install bluez, puis systemctl start bluetooth.",
    "adapter": "Aucun adaptateur Bluetooth : en brancher un, ou le remettre en marche (rfkill unblock bluetooth).",
    "power": "L’adaptateur Bluetooth est éteint : bluetoothctl power on.",
}
ASLEEP = "Appuyez sur son bouton (il ne parle que quelques secondes), approchez-le de la borne, puis recommencez."


@dataclass(frozen=True)
class Candidate:
    """A device that was heard, as the technician chooses it."""

    heard: Heard
    paired: bool
    families: tuple[Family, ...] = ()  # those that it may be of

    def __str__(self) -> str:
        name = f"« {self.heard.name} »" if self.heard.name else "sans nom"
        kind = f" : {' ou '.join(each.name for each in self.families)}" if self.families else ""
        return f"{self.heard.address}  {name}, signal {self.heard.signal_dbm} dBm, {'déjà appairé' if self.paired else 'non appairé'}{kind}"


def families_of(role: Role, heard: Heard) -> tuple[Family, ...]:
    """Those of this role that what was heard may be of; a family that knows its name comes before those that know only its service."""
    fitting = [each for each in of_role(role) if isinstance(each.transport, OnAir) and each.transport.matches(heard.name, heard.services)]
    return tuple(sorted(fitting, key=lambda each: not (isinstance(each.transport, OnAir) and each.transport.knows(heard.name))))


class NotPaired(Exception):
    """It could not be; the text says what to do."""


def pair_device(settings: Settings, role: Role, address: str, *, listen_s: float, everybody: bool) -> int:
    """`alcove devices pair ROLE`: 1, saying why and what to do, when it could not be."""

    chosen: list[Candidate] = []

    async def act() -> str:
        if address:
            return await pair(Radio(), Wanted(address=address), _ask_number)
        chosen.append(choose(role, await candidates_for(Radio(), role, listen_s, everybody=everybody)))
        return await pair(Radio(), Wanted(address=chosen[0].heard.address), _ask_number)

    def say(paired: str) -> str:
        usual = default_for(role, paired)
        unusual = [each for one in chosen for each in one.families[:1] if each is not usual]
        family = "".join(f'{role.value}_family = "{each.key}"\n' for each in unusual)
        return f'{NAMES[role]} {paired} appairé. Dans les réglages, sous [devices] :\n\n{role.value} = "{paired}"\n{family}'

    return _run(settings, act, say)


def forget_device(settings: Settings, role: Role, address: str) -> int:
    """`alcove devices forget ROLE`: undo the bond, near or not."""
    named = address or settings.devices.address_of(role)

    async def act() -> str:
        if not named:
            raise NotPaired(f"{NAMES[role]} : rien dans les réglages ([devices] {role.value}). Donnez --address.")
        try:
            return await Radio().forget(Wanted.named(named))
        except NotFound as error:
            if isinstance(error, BluetoothMissing):
                raise
            raise NotPaired(f"{named} n’est pas appairé avec cette borne : il n’y a rien à oublier.") from None

    def say(forgotten: str) -> str:
        return f"{NAMES[role]} {forgotten} oublié. Effacez aussi la borne dans la mémoire de l’appareil, s’il en a une."

    return _run(settings, act, say)


def _run(settings: Settings, act: Callable[[], Awaitable[str]], say: Callable[[str], str]) -> int:
    async def whole() -> str:
        await bonded_devices()  # whatever Bluetooth lacks is said before anybody waits for it
        return await act()

    with in_service(settings.booth.folder):  # the radio is one: not beside a booth that runs
        try:
            print(say(asyncio.run(whole())))
        except NotPaired as error:
            print(error, file=sys.stderr)
            return 1
        except DeviceError as error:
            print(in_french(error), file=sys.stderr)
            return 1
    return 0


async def candidates_for(radio: Radio, role: Role, listen_s: float, *, everybody: bool = False) -> list[Candidate]:
    """Those of this role's families that were heard, the nearest first; NotPaired where there is none.

    Args:
        everybody: whatever was heard: some devices say neither their service nor a name before they are connected.
    """
    print(f"J’écoute {listen_s:g} s. Appuyez maintenant sur le bouton de l’appareil.", flush=True)
    bonded = {each.address for each in await bonded_devices()}
    heard = await radio.survey(listen_s)
    every = [Candidate(each, each.address in bonded, families_of(role, each)) for each in heard]
    found = [each for each in every if everybody or each.families]
    if not found:
        others = f" {len(heard)} autres appareils entendus : --all les montre." if heard else ""
        raise NotPaired(f"{NAMES[role]} : rien entendu en {listen_s:g} s. {ASLEEP}{others}")
    return found


def choose(role: Role, candidates: Sequence[Candidate]) -> Candidate:
    """Let the technician choose by number. NotPaired where nobody does."""
    for number, candidate in enumerate(candidates, 1):
        print(f"  {number}. {candidate}")
    print(f"Lequel est le {NAMES[role].lower()} de cette borne ? Numéro : ", end="", flush=True)
    answer = sys.stdin.readline().strip()
    if not answer.isdigit() or not 1 <= int(answer) <= len(candidates):
        raise NotPaired("Aucun appareil choisi : rien n’a été appairé.")
    return candidates[int(answer) - 1]


async def pair(radio: Radio, chosen: Wanted, ask_number: Callable[[], Awaitable[int | None]]) -> str:
    """Bond with this one; its address."""
    if any(chosen.address.casefold() == each.address.casefold() for each in await bonded_devices()):
        raise NotPaired(f"{chosen} est déjà appairé. Pour recommencer : alcove devices forget, puis pair.")
    return await radio.pair(chosen, ask_number)


async def _ask_number() -> int | None:
    """The number on the device's display, read from the terminal."""
    print("Numéro affiché par l’appareil (6 chiffres) : ", end="", flush=True)
    answer = (await asyncio.to_thread(sys.stdin.readline)).strip().replace(" ", "")
    return int(answer) if answer.isascii() and answer.isdigit() else None


def in_french(error: DeviceError) -> str:
    """What went wrong, naming the thing, and what to do."""
    thing = error.device or "L’appareil"
    match error:
        case BluetoothMissing():
            return MISSING[error.lacking]
        case PairingRefused():
            return (
                f"{thing} a refusé l’appairage. S’il affiche un numéro, il n’a pas été tapé tel quel. Sinon : effacez l’ancien appairage dans la "
                "mémoire de l’appareil, remettez-le en mode d’appairage (souvent un appui long), puis recommencez."
            )
        case TimedOut():
            return f"{thing} n’a pas répondu à temps. {ASLEEP}"
        case NotFound():
            return f"{thing} ne s’entend pas. {ASLEEP}"
        case _:
            return f"{thing} : la liaison a échoué ({error}). {ASLEEP}"
