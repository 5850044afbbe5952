"""What the patient is asked to agree to: one purpose at a time, in versioned words."""

import hashlib
from dataclasses import dataclass
from enum import Enum


class Purpose(Enum):
    """What an agreement is for. Each is refused or withdrawn on its own."""

    TELECONSULTATION = "teleconsultation"
    ASSISTANT_PRESENT = "assistant-present"
    IMAGES = "images"  # of the otoscope, and the sounds of the stethoscope
    SHARED_RECORD = "shared-record"  # the summary into the patient's shared record (Mon espace santé)
    OWN_DOCTOR = "own-doctor"  # the summary to the patient's own doctor (médecin traitant)
    EXPERT = "expert"  # another practitioner's advice


@dataclass(frozen=True)
class Wording:
    """The very words that were shown. A changed word is a new version."""

    version: str
    purpose: Purpose
    title: str
    explanation: str


def words_hash(title: str, explanation: str) -> str:
    """What stands in the record for the words that were shown, in whatever language."""
    return hashlib.sha256(f"{title}\n{explanation}".encode()).hexdigest()


_VERSION = "2026-11"
WORDINGS: dict[Purpose, Wording] = {
    wording.purpose: wording
    for wording in (
        Wording(
            _VERSION,
            Purpose.TELECONSULTATION,
            "Parler au médecin en vidéo",
            "Rien n’est enregistré. Je peux arrêter à tout moment.",
        ),
        Wording(
            _VERSION,
            Purpose.ASSISTANT_PRESENT,
            "Être accompagné pendant l’appel",
            "Le téléassistant peut écrire au médecin : c’est gardé.",
        ),
        Wording(
            "2026-11-22",  # sounds since the stethoscope is there
            Purpose.IMAGES,
            "Prendre des images et des sons pour le médecin",
            "Seul le médecin les voit et les entend. Ils vont dans son compte rendu.",
        ),
        Wording(_VERSION, Purpose.SHARED_RECORD, "Mettre le résumé dans Mon espace santé", "Vous le retrouvez chez vous."),
        Wording(_VERSION, Purpose.OWN_DOCTOR, "Envoyer le résumé à mon médecin traitant", "Il connaît la suite à donner."),
        Wording(_VERSION, Purpose.EXPERT, "Demander l’avis d’un autre médecin", "Seulement si le médecin le juge utile."),
    )
}
