"""Why a patient comes: the reasons offered on the screen, each with its French label."""

MOTIVES: dict[str, str] = {
    "ear": "Oreille",
    "eye": "Œil",
    "throat": "Gorge, nez, rhume",
    "cough": "Toux, souffle",
    "belly": "Ventre",
    "skin": "Peau, plaie",
    "back": "Dos, articulations",
    "urine": "Urine",
    "heart": "Tension, cœur",
    "renewal": "Ordonnance à refaire",
    "mood": "Moral, sommeil",
    "other": "Autre chose",
}


def label(code: str) -> str:
    """The reason in French; a code of a later version stays itself."""
    return MOTIVES.get(code, code)
