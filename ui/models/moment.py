"""A moment when the patient has nothing to do on the screen: who does what, and what comes next."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from session.people import Part

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class MomentView:
    """`what`: identity, questions, measures, relevance, alert, listening, conclusion, sending, goodbye, closed or upkeep."""

    what: str = "identity"
    assistant: str = ""
    practitioner: str = ""
    ended_by: Part | None = None  # who ended the call, once it is over


@QmlElement
class MomentModel(QObject):
    """The quiet screen, with a human on it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = MomentView()

    def show(self, view: MomentView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    def _words(self) -> tuple[str, str]:
        match self._view.what:
            case "questions":
                return self.tr("{0} vous pose quelques questions."), self.tr("Répondez à voix haute. « Je ne sais pas » est une bonne réponse.")
            case "measures":
                return self.tr("On prépare vos mesures."), self.tr("{0} choisit l’appareil avec vous.")
            case "listening":
                return self.tr("{0} vous écoute au stéthoscope."), self.tr("Respirez calmement, sans parler.")
            case "reading":
                return self.tr("{0} regarde la mesure."), self.tr("Gardez le bras posé. On refait peut-être une mesure.")
            case "relevance":
                return self.tr("{0} regarde vos mesures."), self.tr("On voit ensemble ce qui vous convient le mieux.")
            case "alert":
                return self.tr("{0} s’occupe de vous tout de suite."), self.tr("Restez assis. On regarde ensemble ce qu’il faut faire.")
            case "conclusion":
                return self._call_over(), self.tr("Le médecin écrit son compte rendu et peut vous rappeler. Restez assis.")
            case "sending":
                return self.tr("On envoie votre résumé."), self.tr("Seulement à ceux que vous avez choisis.")
            case "goodbye":
                return self.tr("Merci, et prenez soin de vous."), self.tr("{0} nettoie les appareils. Vos informations s’effacent de cet écran.")
            case "closed":
                return self.tr("Cette borne n’est pas encore ouverte."), self.tr("Adressez-vous au comptoir.")
            case "upkeep":
                return self.tr("Cette borne est en contrôle."), self.tr("Elle est fermée pour l’instant. Adressez-vous au comptoir.")
            case _:
                return self.tr("Dites votre nom et votre date de naissance."), self.tr("{0} les note, puis vous les vérifiez ici.")

    def _call_over(self) -> str:
        match self._view.ended_by:
            case Part.PATIENT | Part.REPRESENTATIVE:
                return self.tr("Vous avez terminé l’appel avec {1}.")
            case Part.ASSISTANT:
                return self.tr("{0} a terminé l’appel avec {1}.")
            case Part.PRACTITIONER:
                return self.tr("{1} a terminé l’appel.")
            case _:
                return self.tr("L’appel avec {1} est terminé.")

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._words()[0].format(self._view.assistant, self._view.practitioner or self.tr("le médecin"))

    @Property(str, notify=changed)
    def help(self) -> str:
        return self._words()[1].format(self._view.assistant)
