"""The words of `alcove upkeep`: what can be typed. What it does stands in kiosk.upkeep, which is loaded when it is done."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from devices.role import Role
from kiosk.settings import Settings

ROLES = (*(role.value for role in Role if role is not Role.HEARTBEAT), "booth")  # no check is known for a chest strap


def add_upkeep(commands: Any, settings_of: Callable[[argparse.Namespace], Settings]) -> None:
    """Add `upkeep` and its actions to the commands."""

    def act(name: str, words: str) -> argparse.ArgumentParser:
        def run(given: argparse.Namespace) -> int:
            from kiosk.upkeep import ACTIONS

            return ACTIONS[name](settings_of(given), given)

        parser: argparse.ArgumentParser = actions.add_parser(name, help=words, description=words)
        parser.set_defaults(command=run)
        return parser

    parser = commands.add_parser("upkeep", help="les appareils et leurs contrôles : échéances, registre, visites à relire")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    act("list", "les appareils de la borne et leurs échéances")

    enter = act("enter-device", "inscrire un appareil au registre ; il ne mesure qu’après son premier contrôle")
    enter.add_argument("role", choices=ROLES, metavar="RÔLE", help=", ".join(ROLES))
    enter.add_argument("serial", metavar="NUMÉRO", help="son numéro de série, comme l’appareil le dit (alcove devices)")
    texts = (
        *(("name", "nom usuel"), ("trade-name", "nom commercial"), ("make", "fabricant"), ("model", "modèle"), ("udi", "identifiant unique (UDI)")),
        *(("firmware", "micrologiciel"), ("location", "lieu"), ("supplier", "fournisseur"), ("replaces", "numéro de celui qu’il remplace, alors retiré")),
        *(("reason", "pourquoi il le remplace, ou pourquoi la ligne est corrigée"), ("corrects", "ligne du registre que celle-ci corrige")),
    )
    for option, words in texts:
        enter.add_argument(f"--{option}", default="", metavar="TEXTE", help=words)
    enter.add_argument("--first-used", type=_day, metavar="AAAA-MM-JJ", help="première mise en service")
    enter.add_argument("--accessory", action="append", default=[], metavar="TEXTE", help="un accessoire ; autant de fois que nécessaire")
    enter.add_argument("--not-for", action="append", default=[], metavar="CONTRÔLE", help="un contrôle sans objet pour lui, comme battery")

    check = act("check", "contrôler un appareil, pas à pas : points, étalon, conditions, verdict, deux signatures")
    check.add_argument("role", choices=ROLES, metavar="RÔLE", help=", ".join(ROLES))
    check.add_argument("--serial", default="", metavar="NUMÉRO", help="lequel, s’il y en a plusieurs")
    check.add_argument("--kind", default="", metavar="CONTRÔLE", help="lequel, s’il y en a plusieurs : « cuff-pressure »")
    check.add_argument("--method", default="", metavar="MÉTHODE", help="de la sécurité électrique : direct, differential ou alternative")
    check.add_argument("--corrects", default="", metavar="LIGNE", help="ligne du registre que ce contrôle corrige")
    check.add_argument("--reason", default="", metavar="TEXTE", help="pourquoi elle est corrigée")

    sweep = act("sweep", "contrôler le stéthoscope en boucle : un balayage joué dans le coupleur, ses mesures, verdict, deux signatures")
    for option, metavar, words in (
        ("serial", "NUMÉRO", "lequel, s’il y en a plusieurs"),
        ("loudspeaker", "SORTIE", "la sortie son du coupleur (pactl list sinks) ; vide : celle du système"),
        ("corrects", "LIGNE", "ligne du registre que ce contrôle corrige"),
        ("reason", "TEXTE", "pourquoi elle est corrigée"),
    ):
        sweep.add_argument(f"--{option}", default="", metavar=metavar, help=words)

    for name, words in (("stop", "arrêter un appareil"), ("resume", "remettre un appareil en service"), ("retire", "retirer un appareil pour toujours")):
        change = act(name, words)
        change.add_argument("serial", metavar="NUMÉRO")
        change.add_argument("--reason", default="", metavar="TEXTE", help="pourquoi")
    void = act("void", "annuler une ligne du registre qui n’aurait pas dû être écrite ; les deux restent")
    void.add_argument("entry", metavar="LIGNE")
    void.add_argument("--reason", default="", metavar="TEXTE", help="pourquoi")

    back = act("look-back", "les visites à relire si cet appareil mesurait mal : identifiants et dates, jamais de patient")
    back.add_argument("serial", metavar="NUMÉRO")
    chart = act("chart", "la mire des caméras, en PDF à imprimer en taille réelle")
    chart.add_argument("--out", type=Path, required=True, metavar="FICHIER")
    export = act("export", "le registre dans un fichier, corrections comprises : tableau, papier, ou les deux")
    export.add_argument("--csv", type=Path, metavar="FICHIER")
    export.add_argument("--pdf", type=Path, metavar="FICHIER")
    export.add_argument("--serial", default="", metavar="NUMÉRO", help="d’un seul appareil")
    paper = act("certificate", "le certificat d’un contrôle, en PDF")
    paper.add_argument("line", metavar="LIGNE")
    paper.add_argument("--pdf", type=Path, required=True, metavar="FICHIER")
    letters = act("letters", "une lettre pour chaque document dont des valeurs sont à relire après ce contrôle")
    letters.add_argument("line", metavar="LIGNE")
    letters.add_argument("--folder", type=Path, required=True, metavar="DOSSIER")
    photo = act("photo", "joindre une image à un contrôle en cours ; ce que l’appareil photo y a écrit est ôté")
    photo.add_argument("serial", metavar="NUMÉRO")
    photo.add_argument("file", type=Path, metavar="FICHIER")
    photo.add_argument("--kind", default="", metavar="CONTRÔLE", help="lequel, s’il y en a plusieurs en cours")
    photo.add_argument("--caption", default="", metavar="TEXTE")
    later = act("defer", "reporter un contrôle, avec son motif ; l’échéance reste")
    later.add_argument("serial", metavar="NUMÉRO")
    later.add_argument("kind", metavar="CONTRÔLE")
    later.add_argument("--until", type=_day, required=True, metavar="AAAA-MM-JJ")
    later.add_argument("--reason", default="", metavar="TEXTE", help="pourquoi")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("une date comme 2026-03-03") from None
