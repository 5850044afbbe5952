"""How the console says quantities, devices and reasons, in the language that is spoken. No Qt."""

from dataclasses import dataclass

from devices.device import Role
from devices.measurement import Measurement, Quantity, Reason
from devices.picture_score import PictureFlaw
from devices.shown_unit import shown_number, shown_unit
from session.identity.traits import Sex
from session.observation import StillImage
from session.record import Record
from session.skin import ExaminationCamera
from ui.views.speaking import Speaking


@dataclass(frozen=True)
class Telling(Speaking):
    """The same, and the words for what is measured, with what, and for whom."""

    camera: ExaminationCamera = ExaminationCamera.OTOSCOPE  # what the booth's examination camera is

    def quantity(self, quantity: Quantity) -> str:
        """The everyday word for a quantity."""
        match quantity:
            case Quantity.SYSTOLIC | Quantity.DIASTOLIC | Quantity.MEAN_ARTERIAL:
                return self.translate("Console", "Tension")
            case Quantity.PULSE_RATE:
                return self.translate("Console", "Pouls")
            case Quantity.SPO2:
                return self.translate("Console", "Oxygène")
            case Quantity.TEMPERATURE:
                return self.translate("Console", "Température")
            case Quantity.RESPIRATORY_RATE:
                return self.translate("Console", "Respiration")
            case Quantity.WEIGHT:
                return self.translate("Console", "Poids")
            case Quantity.HEIGHT:
                return self.translate("Console", "Taille")
            case Quantity.GLUCOSE:
                return self.translate("Console", "Glycémie")
            case _:
                return self.translate("Console", "Douleur")

    def unit(self, quantity: Quantity) -> str:
        """The unit as people write it; codes stay in the record."""
        return {"mm[Hg]": "mmHg", "Cel": "°C", "{score}": self.translate("Console", "sur 10")}.get(shown_unit(quantity), shown_unit(quantity))

    def device(self, role: Role) -> str:
        """What a device is called on its tile."""
        match role:
            case Role.CUFF:
                return self.translate("Console", "Tension")
            case Role.OXIMETER:
                return self.translate("Console", "Oxygène")
            case Role.THERMOMETER:
                return self.translate("Console", "Température")
            case Role.SCALE:
                return self.translate("Console", "Poids")
            case Role.GLUCOMETER:
                return self.translate("Console", "Glycémie")
            case Role.HEARTBEAT:
                return self.translate("Console", "Pouls")
            case Role.OTOSCOPE if self.camera.sees_skin:
                return self.translate("Console", "Dermatoscope")
            case Role.OTOSCOPE:
                return self.translate("Console", "Otoscope")
            case Role.STETHOSCOPE:
                return self.translate("Console", "Stéthoscope")
            case _:
                return self.translate("Console", "Caméra")

    def reason(self, reason: Reason) -> str:
        """Why there is no value, or why it is doubtful, in a few words."""
        known = {
            Reason.MOVEMENT: self.translate("Console", "mouvement"),
            Reason.CUFF_LOOSE: self.translate("Console", "brassard trop lâche"),
            Reason.IRREGULAR_PULSE: self.translate("Console", "pouls irrégulier"),
            Reason.PULSE_OUT_OF_RANGE: self.translate("Console", "pouls hors limites"),
            Reason.BAD_POSITION: self.translate("Console", "mauvaise position"),
            Reason.NOT_A_NUMBER: self.translate("Console", "erreur de mesure"),
            Reason.FINGER_OUT: self.translate("Console", "doigt absent"),
            Reason.SEARCHING: self.translate("Console", "cherche le pouls"),
            Reason.PROBE_ERROR: self.translate("Console", "capteur en défaut"),
            Reason.WEAK_SIGNAL: self.translate("Console", "signal faible"),
            Reason.UNSTABLE: self.translate("Console", "valeur instable"),
            Reason.STALE: self.translate("Console", "mesure ancienne de l’appareil"),
            Reason.OTHER_DAY: self.translate("Console", "datée d’un autre jour : réglez l’heure de l’appareil, ou saisissez la valeur lue"),
            Reason.UNDATED: self.translate("Console", "sans date, peut-être ancienne"),
            Reason.OTHER_USER: self.translate("Console", "lecture d’un autre utilisateur de l’appareil : choisissez-y celui de la borne"),
            Reason.DEMONSTRATION: self.translate("Console", "appareil en démonstration"),
            Reason.OUT_OF_RANGE: self.translate("Console", "valeur impossible"),
            Reason.INCONSISTENT: self.translate("Console", "haut et bas inversés"),
            Reason.NO_DATA: self.translate("Console", "connecté, sans données"),
            Reason.DEVICE_ERROR: self.translate("Console", "erreur de l’appareil"),
            Reason.STOPPED: self.translate("Console", "mesure arrêtée"),
            Reason.LOW_BATTERY: self.translate("Console", "pile faible"),
            Reason.CLIPPED: self.translate("Console", "signal saturé"),
            Reason.FLAT_SIGNAL: self.translate("Console", "signal plat"),
            Reason.RATE_DISAGREES: self.translate("Console", "le pouls compté sur la courbe est différent"),
        }
        return known[reason]

    def icon(self, role: Role) -> str:
        """What stands for a device on its tile."""
        return "bandage" if role is Role.OTOSCOPE and self.camera.sees_skin else ROLE_ICONS[role]

    def place(self, side: str) -> str:
        """Which ear, or where on the skin."""
        if side in ("left", "right"):
            return self.translate("Console", "Droite") if side == "right" else self.translate("Console", "Gauche")
        return self.translate("SkinSites", side)

    def place_of(self, image: StillImage) -> str:
        """What a picture is of."""
        return self.place(image.site or image.subject.rpartition("-")[2])

    def held_back(self) -> str:
        """Why the examination camera is not switched on."""
        if self.camera.sees_skin:
            return self.translate("Console", "Contrôle du dermatoscope dépassé : il reste éteint.")
        return self.translate("Console", "Contrôle de l’otoscope dépassé : il reste éteint.")

    def flaw(self, flaw: PictureFlaw) -> str:
        """What is wrong with a picture of the examination camera; empty where nothing is."""
        known = {
            PictureFlaw.NONE: "",
            PictureFlaw.BLURRED: self.translate("Console", "floue"),
            PictureFlaw.DARK: self.translate("Console", "trop sombre"),
            PictureFlaw.BURNT: self.translate("Console", "trop claire"),
            PictureFlaw.GLARE: self.translate("Console", "reflet"),
            PictureFlaw.BLACK: self.translate("Console", "image noire"),
            PictureFlaw.FROZEN: self.translate("Console", "image figée par l’appareil"),
        }
        return known[flaw]

    def patient(self, record: Record) -> str:
        """« la patiente » or « le patient »."""
        return self.translate("Console", "la patiente") if is_woman(record) else self.translate("Console", "le patient")


def is_woman(record: Record) -> bool:
    """Whether the traits say so; nobody guesses before."""
    return record.identity is not None and record.identity.traits.sex is Sex.FEMALE


QUANTITY_ICONS = {
    Quantity.SYSTOLIC: "heart-rate-monitor",
    Quantity.PULSE_RATE: "heart",
    Quantity.SPO2: "lungs",
    Quantity.TEMPERATURE: "thermometer",
    Quantity.RESPIRATORY_RATE: "activity",
    Quantity.WEIGHT: "scale",
    Quantity.HEIGHT: "ruler-2",
    Quantity.GLUCOSE: "droplet",
    Quantity.PAIN: "mood-sick",
}
ROLE_ICONS = {
    Role.CUFF: "heart-rate-monitor",
    Role.OXIMETER: "hand-finger",
    Role.THERMOMETER: "thermometer",
    Role.SCALE: "scale",
    Role.GLUCOMETER: "droplet",
    Role.HEARTBEAT: "heartbeat",
    Role.OTOSCOPE: "ear",
    Role.STETHOSCOPE: "stethoscope",
    Role.PATIENT_CAMERA: "camera",
}


def main_values(measurement: Measurement, tell: Telling) -> tuple[tuple[Quantity, str], ...]:
    """What a measurement is shown as: a pressure is one value of two numbers, and its mean is left to the record."""
    shown = []
    systolic, diastolic = measurement.value(Quantity.SYSTOLIC), measurement.value(Quantity.DIASTOLIC)
    if systolic is not None:
        both = tell.number(systolic) if diastolic is None else f"{tell.number(systolic)}/{tell.number(diastolic)}"
        shown.append((Quantity.SYSTOLIC, both))
    hidden = (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL)
    return (*shown, *((each.quantity, tell.number(shown_number(each))) for each in measurement.values if each.quantity not in hidden))
