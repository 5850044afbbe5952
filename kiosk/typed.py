"""What is typed after `alcove`: its help, and what was wrong with it, in French."""

import argparse
import re
import sys
from typing import Any, NoReturn

_FRENCH = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"en trop : \1"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 peut être \2"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1 : \2 n’existe pas ; il y a : \3"),
    (r"argument (.*?): expected one argument", r"\1 : il manque ce qui vient après"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"\1 : \2 ne convient pas"),
    (r"argument (.*?): (.*)", r"\1 : \2"),
)


class Parser(argparse.ArgumentParser):
    """One that explains itself in French; so do its commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False)
        self._positionals.title = "à donner"
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = next((known.expand(french) for english, french in _FRENCH if (known := re.fullmatch(english, message))), message)
        self.exit(2, f"{self.prog} : {said}\n")
