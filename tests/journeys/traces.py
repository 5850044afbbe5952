"""What is left of a patient on a disk: every file's bytes are searched, deleted pages and logs of databases too."""

from pathlib import Path

SAYINGS = (
    "ODETTE",
    "Odette",
    "GARNIER",
    "Garnier",
    "1947-03-12",
    "12/03/1947",
    "12 mars 1947",
    "19470312",
    "Otalgie",
    "oreille droite",
    "Depuis hier soir",
    "Lucie Bernard",
)


def traces_of_the_patient(folder: Path, *sayings: str) -> list[str]:
    """Where something that was said of the patient stands in clear, as « file: word »."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for word in (*SAYINGS, *sayings):
                if any(word.encode(encoding) in content for encoding in ("utf-8", "utf-16-le")):
                    found.append(f"{path.relative_to(folder)}: {word}")
    return found
