"""Listening to heart and lungs: where one listens, and a recording that somebody kept in the record. No I/O.

Places as they are taught: the four areas of the heart, and the lungs from the front and the back, side by side.
"""

import hashlib
import io
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property

from devices.calibration import UNKNOWN, Calibration
from devices.identity import DeviceIdentity
from devices.measurement import Quality, Reason
from devices.sound import Sound, loudness

SHORTEST_S = 3  # less is not a breath, and not four beats
LONGEST_S = 30


class Site(Enum):
    """Where the stethoscope lies: a code, its French name, and how to find it."""

    AORTIC = ("heart-aortic", "Foyer aortique", "À droite du sternum, 2e espace entre les côtes")
    PULMONARY = ("heart-pulmonary", "Foyer pulmonaire", "À gauche du sternum, 2e espace entre les côtes")
    TRICUSPID = ("heart-tricuspid", "Foyer tricuspide", "À gauche du sternum, en bas")
    MITRAL = ("heart-mitral", "Foyer mitral", "Sous le sein gauche, à la pointe du cœur")
    LUNG_FRONT_RIGHT = ("lung-front-right", "Poumon droit, devant", "Sous la clavicule droite")
    LUNG_FRONT_LEFT = ("lung-front-left", "Poumon gauche, devant", "Sous la clavicule gauche")
    LUNG_UPPER_RIGHT = ("lung-back-upper-right", "Poumon droit, dos, en haut", "Entre la colonne et l’omoplate droite")
    LUNG_UPPER_LEFT = ("lung-back-upper-left", "Poumon gauche, dos, en haut", "Entre la colonne et l’omoplate gauche")
    LUNG_LOWER_RIGHT = ("lung-back-lower-right", "Poumon droit, dos, en bas", "Sous l’omoplate droite")
    LUNG_LOWER_LEFT = ("lung-back-lower-left", "Poumon gauche, dos, en bas", "Sous l’omoplate gauche")

    words: str
    where: str

    def __new__(cls, code: str, words: str, where: str) -> "Site":
        site = object.__new__(cls)
        site._value_ = code  # so that Site("heart-mitral") finds it again in what was stored
        site.words, site.where = words, where
        return site

    @property
    def code(self) -> str:
        return str(self.value)

    @classmethod
    def of(cls, code: str) -> "Site":
        """The place of this code; KeyError where there is none."""
        return {site.code: site for site in cls}[code]

    @property
    def of_heart(self) -> bool:
        """Whether one hears the heart here; the lungs otherwise."""
        return self.code.startswith("heart")


@dataclass(frozen=True)
class Auscultation:
    """A recording kept in the record; its WAV lies encrypted beside it."""

    sound_id: str
    site: Site
    taken_at: datetime
    rate_hz: int
    samples: int
    missing: int  # samples that the sound card lost: silence stands in their place
    sha256: str  # of the WAV
    size: int
    device: DeviceIdentity
    quality: Quality
    calibration: Calibration = UNKNOWN

    @property
    def seconds(self) -> float:
        return self.samples / self.rate_hz


@dataclass(frozen=True)
class Recording:
    """What was heard between start and stop: samples in a row, silence where some were lost."""

    rate_hz: int
    pcm: bytes
    missing: int

    @classmethod
    def of(cls, sounds: Sequence[Sound]) -> "Recording":
        """The stretches in one piece, each at its number; what came before the first is not missed."""
        pcm, missing, start = bytearray(), 0, sounds[0].first_number if sounds else 0
        for sound in sounds:
            lost = sound.first_number - start - len(pcm) // 2
            if lost < 0:
                continue  # said twice
            missing += lost
            pcm += bytes(2 * lost) + sound.pcm
        return cls(sounds[0].rate_hz if sounds else 8000, bytes(pcm), missing)

    @property
    def samples(self) -> int:
        return len(self.pcm) // 2

    @property
    def seconds(self) -> float:
        return self.samples / self.rate_hz

    @cached_property
    def quality(self) -> Quality:
        """Whether one can judge by it: cut off, too faint, with holes, or nothing at all. Half a minute takes 75 ms to look through: once."""
        heard = loudness(self.pcm).quality
        if self.missing and heard.reasons != (Reason.NO_DATA,):
            return Quality.of((), (*heard.reasons, Reason.UNSTABLE))
        return heard

    @cached_property
    def wav(self) -> bytes:
        """As a file: RIFF WAV, one channel, 16 bits, not compressed.

        >>> len(Recording(8000, bytes(16), 0).wav)
        60
        """
        file = io.BytesIO()
        with wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(self.rate_hz)
            out.writeframes(self.pcm)
        return file.getvalue()

    def kept(self, sound_id: str, site: Site, taken_at: datetime, device: DeviceIdentity, calibration: Calibration = UNKNOWN) -> Auscultation:
        """What the record says of it."""
        digest = hashlib.sha256(self.wav).hexdigest()
        return Auscultation(sound_id, site, taken_at, self.rate_hz, self.samples, self.missing, digest, len(self.wav), device, self.quality, calibration)
