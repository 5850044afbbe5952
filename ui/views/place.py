"""Where the booth stands. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where this booth stands, and where it sends people: a setting of the site."""

    name: str
    booth: str = ""
    phone: str = ""
    in_person: str = ""  # « Maison de santé de Joinville »
    in_person_where: str = ""  # « 4 rue des Écoles, jusqu’à 20 h »
