"""A visit that ends without a call: why, where to go, whom to ring; nothing to pay, and nothing to be sorry for."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.views.unbroken import unbroken

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class NoCallView:
    """`why`: in-person, expertise, emergency, refused, no-practitioner, patient-left or call-failed. `sheet`: handed, printing, printed or none."""

    assistant: str = ""
    why: str = "no-practitioner"
    place: str = ""
    place_detail: str = ""
    phone: str = ""
    sheet: str = "handed"


@QmlElement
class NoCallModel(QObject):
    """Screen 10."""

    changed = Signal()
    print_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = NoCallView()

    def show(self, view: NoCallView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def print_again(self) -> None:
        self.print_asked.emit()

    @Slot()
    def go_on(self) -> None:
        self.next_asked.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        match self._view.why:
            case "in-person":
                return self.tr("Un médecin doit vous voir en personne.")
            case "expertise":
                return self.tr("Un spécialiste donnera son avis.")
            case "emergency":
                return self.tr("Les secours s’occupent de vous.")
            case "refused":
                return self.tr("Vous avez choisi de ne pas faire l’appel.")
            case "patient-left":
                return self.tr("La visite est terminée.")
            case "call-failed":
                return self.tr("La ligne n’a pas tenu aujourd’hui.")
            case _:
                return self.tr("Aucun médecin ne peut vous parler aujourd’hui.")

    @Property(str, notify=changed)
    def help(self) -> str:
        name = self._view.assistant
        if self._view.why == "emergency":
            return self.tr("Restez assis. {0} reste avec vous.").format(name)
        if self._view.why == "refused":
            return self.tr("C’est votre droit. {0} vous dit où aller.").format(name)
        return self.tr("Vous avez bien fait de venir. {0} vous dit où aller.").format(name)

    @Property(str, notify=changed)
    def place(self) -> str:
        if self._view.why == "emergency":
            return self.tr("Restez ici")
        return self._view.place or self.tr("Votre médecin traitant, ou la maison médicale")

    @Property(str, notify=changed)
    def place_detail(self) -> str:
        if self._view.why == "emergency":
            return self.tr("Le 15 ou le 112 dit où aller.")
        if self._view.place:
            return self._view.place_detail
        return self.tr("{0} note le lieu et l’heure sur votre feuille.").format(self._view.assistant)

    @Property(str, notify=changed)
    def sheet_words(self) -> str:
        match self._view.sheet:
            case "printed":
                return self.tr("Vos mesures et le chemin. Elle est imprimée. Rien à payer.")
            case "none":
                return self.tr("L’imprimante est absente : {0} la recopie avec vous. Rien à payer.").format(self._view.assistant)
            case "printing":
                return self.tr("Vos mesures et le chemin. Elle s’imprime maintenant. Rien à payer.")
            case _:
                return self.tr("Vos mesures et le chemin. {0} vous la donne. Rien à payer.").format(self._view.assistant)

    @Property(bool, notify=changed)
    def may_go_on(self) -> bool:
        """Nobody has a sheet that was neither printed nor copied; the console closes the visit of who does without."""
        return self._view.sheet in ("printed", "none")

    @Property(str, notify=changed)
    def print_word(self) -> str:
        return self.tr("Encore une feuille") if self._view.sheet == "printed" else self.tr("Imprimer ma feuille")

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("J’ai ma feuille") if self.may_go_on else self.tr("Votre feuille arrive")

    @Property(str, notify=changed)
    def again_words(self) -> str:
        here = self.tr("Ici : {0}. ").format(self._view.phone) if self._view.phone else ""
        return unbroken(here + self.tr("La nuit : 116 117. Très grave : 15 ou 112."))
