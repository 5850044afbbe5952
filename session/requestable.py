"""What a practitioner may ask the people in the booth for, in words: the page, the console and the report say the same. No I/O."""

from devices.role import Role
from session.skin import SKIN, ExaminationCamera

REQUESTABLE = (
    (Role.CUFF.value, "Tension"),
    (Role.OXIMETER.value, "Oxygène et pouls"),
    (Role.THERMOMETER.value, "Température"),
    ("otoscope-right", "Oreille droite"),
    ("otoscope-left", "Oreille gauche"),
    (SKIN, "Image de la peau"),
    ("stethoscope-heart", "Écouter le cœur"),
    ("stethoscope-lungs", "Écouter les poumons"),
    ("weight", "Poids"),
    ("respiratory-rate", "Fréquence respiratoire"),
    ("glucose", "Glycémie"),
    ("pain", "Douleur, de 0 à 10"),
    ("question", "Une question à poser"),
)


def requestable(camera: ExaminationCamera) -> tuple[tuple[str, str], ...]:
    """What a practitioner may ask a booth for whose examination camera is this: codes, and their words."""
    return tuple(each for each in REQUESTABLE if not (each[0].startswith("otoscope-") if camera.sees_skin else each[0] == SKIN))
