"""The command `alcove`: run a booth, try one with simulated devices, check it, keep its people and its hub."""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from devices.role import Role
from drivers.catalogue import measuring_roles, roles_on_air
from kiosk.in_service import AlreadyInService, in_service
from kiosk.settings import Settings, SettingsError, read_settings
from kiosk.typed import Parser
from kiosk.upkeep_command import add_upkeep
from session.people import Part

FASTEST = 100  # of a demonstration; beyond, the pretended devices cannot follow
SETTINGS_FILE = Path("/etc/alcove/settings.toml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 when all went well, 1 when something is wrong, 2 when the command was."""
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        return command(given)
    except SettingsError as error:
        print(f"Réglages : {error}", file=sys.stderr)
        return 2
    except AlreadyInService as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="alcove",
        description="Borne de téléconsultation assistée. Alcôve n’est pas un dispositif médical certifié : ne pas l’utiliser pour soigner.",
        epilog="Réglages : un fichier TOML, /etc/alcove/settings.toml ou --settings FICHIER. Exemple commenté : packaging/settings.toml",
    )
    parser.add_argument("--settings", type=Path, metavar="FICHIER", help="le fichier de réglages de cette borne")
    commands = parser.add_subparsers(metavar="COMMANDE", required=True)

    run = commands.add_parser("run", help="ouvrir la borne, avec ses vrais appareils")
    run.set_defaults(command=_run)

    demo = commands.add_parser("demo", help="essayer : une borne, un serveur et des appareils simulés, sur cette machine")
    demo.add_argument("--headless", action="store_true", help="sans fenêtre")
    demo.add_argument("--script", choices=("usual-visit",), help="dérouler une visite toute seule, puis s’arrêter")
    demo.add_argument("--out", type=Path, metavar="DOSSIER", help="où laisser les images et les documents de la visite")
    demo.add_argument("--speed", type=_speed, metavar="N", help="mesures et repos N fois plus rapides que dans la vie (signalé à l’écran)")
    demo.add_argument("--windows", type=int, choices=(1, 2), default=2, help="une fenêtre pour les deux, ou une chacun")
    demo.set_defaults(command=_demo)

    hub = commands.add_parser("hub", help="le serveur des médecins")
    hub.set_defaults(command=_hub)
    hub_commands = hub.add_subparsers(metavar="ACTION")
    practitioner = hub_commands.add_parser("add-practitioner", help="ajouter un médecin ; son mot de passe est demandé")
    practitioner.add_argument("login", metavar="IDENTIFIANT")
    practitioner.add_argument("--name", required=True, metavar="NOM", help="comme le patient le verra : « Dr Samir Haddad »")
    practitioner.add_argument("--rpps", required=True, metavar="NUMÉRO", help="11 chiffres")
    practitioner.add_argument("--profession", default="Médecin généraliste")
    practitioner.set_defaults(command=_add_practitioner)
    enrol = hub_commands.add_parser("enrol", help="faire un code à usage unique, que la borne échange contre sa clé")
    enrol.set_defaults(command=_enrolment_code)
    for action, words, what, command in (
        ("remove-practitioner", "retirer un médecin ; ses pages se ferment", "IDENTIFIANT", _remove_practitioner),
        ("set-password", "donner un nouveau mot de passe à un médecin ; il est demandé", "IDENTIFIANT", _set_password),
        ("remove-booth", "retirer une borne ; sa clé n’ouvre plus rien, sa ligne se ferme", "BORNE", _remove_booth),
    ):
        change = hub_commands.add_parser(action, help=words)
        change.add_argument("who", metavar=what)
        change.set_defaults(command=command)
    hub_commands.add_parser("list", help="les médecins et les bornes inscrits").set_defaults(command=_list_accounts)
    _audit_parser(hub_commands, "qui a été inscrit, retiré ou refusé, et quand", _hub_audit)

    test = commands.add_parser("self-test", help="cette borne est-elle prête pour un patient ? Sinon, que faire")
    test.set_defaults(command=_self_test)

    devices = commands.add_parser("devices", help="les appareils : ce qui est réglé, ce qui est là ; appairer et oublier en Bluetooth")
    devices.add_argument("--seconds", type=_seconds, default=10.0, metavar="N", help="combien de temps écouter la radio (10)")
    devices.set_defaults(command=_list_devices)
    devices_commands = devices.add_subparsers(metavar="ACTION")
    on_air = f"{', '.join(role.value for role in roles_on_air())} : les rôles dont un appareil peut être en Bluetooth"
    pair = devices_commands.add_parser("pair", help="appairer : écouter, choisir un appareil, et dire quoi mettre dans les réglages")
    pair.add_argument("role", type=_role, metavar="RÔLE", help=on_air)
    pair.add_argument("--address", default="", metavar="ADRESSE", help="celui-ci, sans écouter ni demander : « AA:BB:CC:DD:EE:FF »")
    pair.add_argument("--all", action="store_true", help="montrer tout ce qui est entendu : certains ne disent pas ce qu’ils sont")
    pair.add_argument("--seconds", type=_seconds, default=10.0, metavar="N", help="combien de temps écouter la radio (10)")
    pair.set_defaults(command=_pair)
    forget = devices_commands.add_parser("forget", help="défaire l’appairage d’un appareil, présent ou non")
    forget.add_argument("role", type=_role, metavar="RÔLE", help=on_air)
    forget.add_argument("--address", default="", metavar="ADRESSE", help="celui-ci plutôt que celui des réglages")
    forget.set_defaults(command=_forget)
    record = devices_commands.add_parser(
        "record", help="garder dans un fichier tout ce qu’un appareil et la borne se disent ; les valeurs sont des données de santé"
    )
    record.add_argument("role", type=_measuring_role, metavar="RÔLE", help="l’un des appareils des réglages")
    record.add_argument("--out", type=Path, required=True, metavar="FICHIER", help="un nouveau fichier")
    record.add_argument("--seconds", type=_minutes, default=60.0, metavar="N", help="combien de temps écouter (60)")
    record.set_defaults(command=_record)

    _people_parser(commands, Part.ASSISTANT, "assistant", "les téléassistants de cette borne", "Infirmière")
    _people_parser(
        commands, Part.TECHNICIAN, "technician", "les techniciens, qui contrôlent les appareils et n’ouvrent pas la console", "Technicien biomédical"
    )

    _audit_parser(commands, "ce qui a été fait à cette borne, par qui et quand ; la chaîne est vérifiée", _audit)

    words = "les nombres d’un compte rendu livré, avec les octets des appareils, relus"
    trace = commands.add_parser("trace", help=words, description=words)
    trace.add_argument("report", type=Path, metavar="FICHIER", help="compte-rendu.fhir.json, tel qu’il a été livré")
    trace.set_defaults(command=_trace)

    add_upkeep(commands, _settings)

    join = commands.add_parser("join", help="inscrire cette borne au serveur, avec le code à usage unique")
    join.add_argument("code", metavar="CODE")
    join.set_defaults(command=_join)
    return parser


def _audit_parser(commands: Any, words: str, command: Callable[[argparse.Namespace], int]) -> None:
    parser = commands.add_parser("audit", help=words, description=words)
    parser.add_argument("--since", type=date.fromisoformat, default=date.min, metavar="JOUR", help="à partir de ce jour, comme 2026-11-22")
    parser.set_defaults(command=command)


def _people_parser(commands: Any, part: Part, word: str, what: str, profession: str) -> None:
    actions = commands.add_parser(word, help=what).add_subparsers(metavar="ACTION", required=True)
    add = actions.add_parser("add", help="ajouter une personne ; son code personnel est demandé")
    add.add_argument("name", metavar="NOM", help="prénom et nom : « Claire Morel »")
    add.add_argument("--profession", default=profession, metavar="MÉTIER")
    add.set_defaults(command=_add_person, part=part)
    set_code = actions.add_parser("set-code", help="donner un nouveau code à quelqu’un ; il est demandé")
    set_code.add_argument("name", metavar="NOM")
    set_code.set_defaults(command=_set_code, part=part)
    remove = actions.add_parser("remove", help="retirer une personne ; ses actes restent à son nom")
    remove.add_argument("name", metavar="NOM")
    remove.set_defaults(command=_remove_person, part=part)
    actions.add_parser("list", help="qui est inscrit").set_defaults(command=_list_people, part=part)


def _settings(given: argparse.Namespace) -> Settings:
    if given.settings is not None:
        return read_settings(given.settings)
    return read_settings(SETTINGS_FILE) if SETTINGS_FILE.exists() else Settings()


# Each command imports what it needs when it runs: the hub's machine has no Qt, no camera and no radio.


def _run(given: argparse.Namespace) -> int:
    settings = _settings(given)
    with in_service(settings.booth.folder):  # before anything heavy is loaded
        from kiosk.first_screen import run_booth

        return run_booth(settings)


def _demo(given: argparse.Namespace) -> int:
    from kiosk.demo import run_demo

    return run_demo(given.settings, headless=given.headless, script=given.script, out=given.out, speed=given.speed, windows=given.windows)


def _hub(given: argparse.Namespace) -> int:
    from kiosk.hub import run_hub

    return run_hub(_settings(given))


def _add_practitioner(given: argparse.Namespace) -> int:
    from kiosk.hub import add_practitioner

    password = _secret("Mot de passe du médecin")
    return add_practitioner(_settings(given).hub, given.login, given.name, given.rpps, given.profession, password)


def _remove_practitioner(given: argparse.Namespace) -> int:
    from kiosk.hub import change

    return change(_settings(given).hub, lambda accounts: accounts.remove_practitioner(given.who), f"{given.who} n’entre plus.")


def _set_password(given: argparse.Namespace) -> int:
    from kiosk.hub import change

    password = _secret("Nouveau mot de passe du médecin")
    return change(_settings(given).hub, lambda accounts: accounts.set_password(given.who, password), f"{given.who} a un nouveau mot de passe.")


def _remove_booth(given: argparse.Namespace) -> int:
    from kiosk.hub import change

    return change(_settings(given).hub, lambda accounts: accounts.remove_booth(given.who), f"La borne {given.who} n’entre plus.")


def _list_accounts(given: argparse.Namespace) -> int:
    from kiosk.hub import list_accounts

    return list_accounts(_settings(given).hub)


def _enrolment_code(given: argparse.Namespace) -> int:
    from kiosk.hub import enrolment_code

    return enrolment_code(_settings(given).hub)


def _self_test(given: argparse.Namespace) -> int:
    from kiosk.self_test import run_self_test

    return run_self_test(_settings(given))


def _add_person(given: argparse.Namespace) -> int:
    from kiosk.people import add_person

    return add_person(_settings(given), given.part, given.name, given.profession, _secret("Code personnel"))


def _set_code(given: argparse.Namespace) -> int:
    from kiosk.people import set_code

    return set_code(_settings(given), given.part, given.name, _secret("Nouveau code personnel"))


def _remove_person(given: argparse.Namespace) -> int:
    from kiosk.people import remove_person

    return remove_person(_settings(given), given.part, given.name)


def _list_people(given: argparse.Namespace) -> int:
    from kiosk.people import list_people

    return list_people(_settings(given), given.part)


def _audit(given: argparse.Namespace) -> int:
    from kiosk.audit import booth_audit

    return booth_audit(_settings(given), given.since)


def _trace(given: argparse.Namespace) -> int:
    from kiosk.trace import trace

    return trace(given.report)


def _hub_audit(given: argparse.Namespace) -> int:
    from kiosk.audit import hub_audit

    return hub_audit(_settings(given), given.since)


def _list_devices(given: argparse.Namespace) -> int:
    from kiosk.inventory import list_devices

    return list_devices(_settings(given), given.seconds)


def _pair(given: argparse.Namespace) -> int:
    from kiosk.pairing import pair_device

    return pair_device(_settings(given), given.role, given.address, listen_s=given.seconds, everybody=given.all)


def _forget(given: argparse.Namespace) -> int:
    from kiosk.pairing import forget_device

    return forget_device(_settings(given), given.role, given.address)


def _record(given: argparse.Namespace) -> int:
    from kiosk.recording import record_device

    return record_device(_settings(given), given.role, given.out, given.seconds)


def _role(text: str) -> Role:
    return _one_of(text, roles_on_air())


def _measuring_role(text: str) -> Role:
    return _one_of(text, measuring_roles())


def _one_of(text: str, roles: Sequence[Role]) -> Role:
    known = {role.value: role for role in roles}
    if text not in known:
        raise argparse.ArgumentTypeError(f"{text} n’est pas l’un de ceux-ci : {', '.join(known)}")
    return known[text]


def _seconds(text: str) -> float:
    return _up_to(text, 120)


def _minutes(text: str) -> float:
    return _up_to(text, 3600)


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"un nombre plus grand que 0, {FASTEST} au plus ; 1 est le rythme de la vie")
    return speed


def _up_to(text: str, most_s: int) -> float:
    seconds = float(text)
    if not 0 < seconds <= most_s:
        raise argparse.ArgumentTypeError(f"entre 0 et {most_s}")
    return seconds


def _join(given: argparse.Namespace) -> int:
    from kiosk.hub import join

    return join(_settings(given), given.code)


def _secret(words: str) -> str:
    """Asked twice at a terminal; read once from a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass(f"{words} : ")
        if first == getpass.getpass("Encore une fois : "):
            return first
        print("Les deux ne sont pas les mêmes.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
