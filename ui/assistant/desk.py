"""The console and the way from it to the engine: what every page of the assistant's uses. Screens' thread only."""

from collections.abc import Callable
from typing import Any

from devices.errors import CheckNeeded, DeviceError
from devices.role import Role
from session.at_work import AtWork
from session.consultation import IllegalEvent
from session.finishing import Finishing, NoPrinter
from session.identity.typed import NotAnIdentity
from session.live import BoothClosed, LiveConsultation, NobodyLoggedIn, NoVisit
from session.measuring import Measuring
from session.observation import NotKept
from session.remote import Remote
from session.store.errors import Damaged, StoreError
from session.workshop import Workshop
from ui.bridge import Bridge
from ui.console import Console
from ui.screens import Window
from ui.verbs import Verb


class Desk:
    """Owns the console's window."""

    def __init__(
        self,
        console: Console,
        bridge: Bridge,
        live: LiveConsultation,
        measuring: Measuring,
        at_work: AtWork,
        *,
        remote: Remote | None = None,
        finishing: Finishing | None = None,
        workshop: Workshop | None = None,
        window: Window | None = None,
    ) -> None:
        self.console = console
        self.bridge, self.live, self.measuring, self.at_work = bridge, live, measuring, at_work
        self.remote, self.finishing, self.workshop = remote, finishing, workshop
        self.window = window if window is not None else Window("Assistant/Console", {"desk": console.frame, "alert": console.alert})

    def show(self) -> None:
        """Put the page of this instant into the window."""
        self.window.show_screen(*self.console.page_models())

    def learn(self, **news: object) -> None:
        """The engine told something: fields of `Known`."""
        self.console.learn(**news)
        self.show()

    def type(self, **typed: object) -> None:
        """The assistant chose or typed something: fields of `Typing`."""
        self.console.type(**typed)
        self.show()

    def ask(self, verb: Verb, then: Callable[[Any], None] | None = None) -> None:
        self.bridge.ask(verb, then, self.tell_refused)

    def tell_refused(self, error: BaseException) -> None:
        """Say in a sentence why something could not be done; what is not a refusal has failed."""
        tell = self.console.tell
        match error:
            case NotKept():
                words = tell.translate("Console", "Valeur non gardée : {0}. Mesurez ou saisissez de nouveau.").format(tell.reason(error.reason))
            case NobodyLoggedIn():
                words = tell.translate("Console", "Ouvrez votre session d’abord.")
            case NotAnIdentity():
                words = tell.translate("Console", "L’identité est à compléter.")
            case NoPrinter():
                words = tell.translate("Console", "Rien n’est sorti de l’imprimante. Lisez la feuille au patient.")
            case BoothClosed():
                words = tell.translate("Console", "Un technicien travaille sur la borne : attendez qu’il ait fini.")
            case IllegalEvent() | NoVisit():
                words = tell.translate("Console", "Ce n’est pas possible à cette étape. Rien n’a changé : continuez où la visite en est.")
            case CheckNeeded() if error.device == Role.STETHOSCOPE.value:  # what it hears cannot be typed
                words = tell.translate("Console", "Contrôle du stéthoscope dépassé : il n’écoute pas. Continuez sans lui.")
            case CheckNeeded() if error.device == Role.OTOSCOPE.value:
                words = tell.held_back()
            case CheckNeeded():
                words = tell.translate("Console", "Contrôle dépassé : cet appareil ne mesure pas. La valeur peut être saisie.")
            case DeviceError():
                words = tell.translate("Console", "L’appareil ne répond pas. Vérifiez qu’il est allumé et branché, puis recommencez.")
            case _:
                self.bridge.failed.emit(error)
                return
        self.type(notice=words)

    def tell_failed(self, error: BaseException) -> None:
        """Say what to do about something that was neither done nor refused."""
        tell = self.console.tell
        if isinstance(error, Damaged):  # it refuses everything from now on
            words = tell.translate(
                "Console", "Un fichier de la borne est abîmé : la suite n’est plus enregistrée. Notez-la sur papier, et appelez le technicien."
            )
        elif isinstance(error, OSError | StoreError):  # the disk itself: what was just touched is on no disk
            words = tell.translate("Console", "Cela n’a pas été enregistré : le disque ne répond pas, ou il est plein. Le reste l’est. Appelez le technicien.")
        else:
            words = tell.translate("Console", "Une erreur s’est produite. La visite est enregistrée : recommencez, ou appelez le technicien.")
        self.type(notice=words)
