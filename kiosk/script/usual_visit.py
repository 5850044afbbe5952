"""The usual visit, in the order in which people live it: an ear that hurts, three measures, two pictures, a call, a signed report."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from kiosk.script.browser import Act, Browser
from kiosk.script.fingers import Fingers, Wait

Steps = Iterator[tuple[str, Wait]]
PURPOSES = ("teleconsultation", "assistant-present", "images", "shared-record", "own-doctor", "expert")
POSTURES = ("back-supported", "feet-flat", "arm-supported", "cuff-placed", "quiet")
HYGIENE = ("contact-surfaces", "cuff", "oximeter", "thermometer", "specula", "headset", "ventilation")
FLAGS = 7
REFLEX = {"right": (0.543, 0.618), "left": (0.468, 0.618)}  # where light falls on the drum of a pretended ear


@dataclass(frozen=True)
class Cast:
    """Who plays."""

    patient: Fingers
    assistant: Fingers
    browser: Browser
    page: str
    practitioner: tuple[str, str]
    person: tuple[str, str]

    def practise(self, words: str, act: Act) -> Steps:
        """One act of the practitioner's, waited for."""
        done: Future[Any] = self.browser.do(act)
        yield f"practitioner: {words}", done.done
        done.result()

    def shoot(self, name: str) -> Steps:
        """A picture of the page."""
        done = self.browser.picture(name)
        yield f"practitioner: picture {name}", done.done
        done.result()


def usual_visit(cast: Cast) -> Steps:
    """Everything, from the opening of the booth to the next patient."""
    yield from open_booth(cast)
    yield from log_in(cast)
    yield from welcome(cast)
    yield from agree_and_tell(cast)
    yield from measure(cast)
    yield from decide(cast)
    yield from consult(cast)
    yield from close(cast)


def open_booth(cast: Cast) -> Steps:
    assistant, (name, code) = cast.assistant, cast.person
    yield from assistant.touch(f"person-{name.lower().replace(' ', '.')}")
    for digit in code:
        yield from assistant.touch(f"pad-{digit}")
    for check in ("sound", "light", "printing", "hygiene"):
        yield from assistant.touch(f"check-{check}")
    assistant.picture("00-ouverture")
    yield from assistant.touch("open")


def log_in(cast: Cast) -> Steps:
    login, password = cast.practitioner

    def enter(page: Page) -> None:
        page.goto(cast.page)
        page.get_by_label("Identifiant").fill(login)
        page.get_by_label("Mot de passe").fill(password)
        page.get_by_role("button", name="Se connecter").click()
        page.get_by_label("C’est bien moi").check()
        page.locator("#other-place").fill("Cabinet de Saint-Dizier (52)")

    yield from cast.practise("logs in", enter)
    yield from cast.shoot("29-connexion")
    yield from cast.practise("opens the waiting room", lambda page: page.get_by_role("button", name="Ouvrir ma file").click())


def welcome(cast: Cast) -> Steps:
    patient, assistant = cast.patient, cast.assistant
    yield from patient.see("next")
    patient.picture("01-accueil")
    yield from patient.touch("next")
    yield from assistant.write("field-birth_name", "GARNIER")
    yield from assistant.write("field-first_names", "ODETTE")
    yield from assistant.write("field-birth_date", "12031947")
    yield from assistant.touch("sex-female")
    yield from assistant.touch("name-matches")
    yield from assistant.touch("date-matches")
    assistant.picture("14-identite")
    yield from assistant.touch("go-on")
    yield from patient.see("confirm")
    patient.picture("02a-identite")
    yield from patient.touch("confirm")


def agree_and_tell(cast: Cast) -> Steps:
    patient, assistant = cast.patient, cast.assistant
    for purpose in PURPOSES:
        yield from patient.touch(f"{'no' if purpose == 'expert' else 'yes'}-{purpose}")
    patient.picture("02-accord")
    yield from patient.touch("next")
    yield from patient.touch("motive-ear")
    patient.picture("03-motif")
    yield from patient.touch("next")
    for number in range(1, FLAGS + 1):
        yield from patient.read(f"Question {number} sur {FLAGS}")
        yield from patient.touch("answer-no")
        if number == 1:
            patient.picture("03b-question")
        yield from patient.touch("next")
    for question in ("allergies", "treatments", "history"):
        yield from assistant.touch(f"answer-{question}-no")
    for question, detail in (("own-doctor", "Dr Lenoir"), ("callback-number", "0612345678")):
        yield from assistant.touch(f"answer-{question}-yes")
        yield from assistant.write(f"detail-{question}", detail)
        yield from assistant.touch("key-done")
    assistant.picture("16-questions")
    yield from assistant.touch("go-on")


def measure(cast: Cast) -> Steps:
    patient, assistant = cast.patient, cast.assistant
    yield from assistant.touch("device-cuff")
    yield from assistant.touch("answer-side-left-upper-arm")
    yield from assistant.write("patient-words", "31")
    yield from assistant.touch("key-done")
    yield from patient.read("Brassard taille M (bras de 31 cm)")
    for posture in POSTURES:
        yield from patient.touch(f"posture-{posture}")
    patient.picture("04a-position")
    yield from patient.touch("next")
    yield from patient.see("remaining")
    patient.picture("04b-repos")
    yield from patient.see("call-assistant")
    patient.picture("04c-tension")
    yield from assistant.touch("stage-3")
    yield from assistant.read("135/83")
    yield from assistant.touch("device-thermometer")
    yield from patient.see("celsius")
    patient.picture("temperature")
    yield from assistant.read("la plus haute de 2")
    yield from assistant.touch("device-oximeter")
    yield from patient.read("Signal bon")
    yield from patient.see_pulse()
    patient.picture("05-oxymetre")
    yield from assistant.read("Qualité bonne", "96")
    yield from assistant.read_not("En cours ·")
    assistant.picture("10-preparation")
    yield from look_into(cast)


def look_into(cast: Cast) -> Steps:
    """Both ears, the right one first."""
    assistant = cast.assistant
    yield from assistant.touch("device-otoscope")
    for side, words in (("right", "Droite"), ("left", "Gauche")):
        yield from assistant.touch(f"side-{side}")
        yield from assistant.read_not("Pas d’image de l’otoscope")
        yield from assistant.see_light("scope-picture", REFLEX[side], REFLEX["left" if side == "right" else "right"])
        yield from assistant.touch("freeze")
        yield from assistant.see_ready("send-image")
        assistant.picture(f"11-otoscope-{side}")
        yield from assistant.touch("send-image")
        yield from assistant.read(f"{words} · faite")


def decide(cast: Cast) -> Steps:
    assistant = cast.assistant
    yield from assistant.touch("to-preparation")
    yield from assistant.touch("outcome-teleconsultation")
    yield from assistant.write("reason", "Otalgie simple")
    yield from assistant.touch("key-done")
    assistant.picture("10-pertinence")
    yield from assistant.touch("finish")
    yield from cast.patient.see("worse")
    cast.patient.picture("06-attente")


def consult(cast: Cast) -> Steps:
    patient, assistant = cast.patient, cast.assistant
    yield from cast.practise("sees who waits", lambda page: expect(page.get_by_role("button", name="Commencer avec")).to_be_visible())
    yield from cast.shoot("30-file")
    yield from cast.practise("takes the visit", lambda page: page.get_by_role("button", name="Commencer avec").click())
    yield from patient.see("leave")

    def tick(page: Page) -> None:
        boxes = page.locator("label.said input")
        expect(boxes).to_have_count(2)
        for box in boxes.all():
            box.check()
        for _ in range(150):  # the page allows no evaluated text, so its own waiting is of no use here
            if page.locator("video.far").evaluate("video => video.videoWidth") >= 640:
                return
            page.wait_for_timeout(100)
        raise TimeoutError("no picture of the patient")

    yield from cast.practise("hears name and birth date, and sees the patient", tick)
    yield from cast.shoot("31b-identite")
    yield from cast.practise("opens the record", lambda page: page.get_by_role("button", name="Ouvrir le dossier").click())
    yield from cast.practise("reads the record", lambda page: expect(page.get_by_text("135/83").first).to_be_visible())
    patient.picture("07-appel")
    yield from ask_and_answer(cast)
    yield from cast.practise("writes the report", write_report)
    yield from cast.shoot("31-consultation")
    assistant.picture("11-appel")
    yield from cast.practise("asks to sign", lambda page: page.get_by_role("button", name="Signer", exact=True).click())
    yield from cast.practise("reads what is signed", lambda page: expect(page.get_by_text("Qui le reçoit")).to_be_visible())
    yield from cast.shoot("31c-signature")
    yield from cast.practise("signs", lambda page: sign(page, cast.practitioner[1]))


def ask_and_answer(cast: Cast) -> Steps:
    """A measure asked for, and a word between carers."""
    assistant = cast.assistant

    def ask(page: Page) -> None:
        page.get_by_text("Demander une mesure").click()
        page.get_by_label("Mesure à demander").select_option("oximeter")
        page.get_by_role("button", name="Envoyer la demande").click()
        page.get_by_label("Écrire à").fill("Elle entend mal à droite ?")
        page.get_by_label("Envoyer", exact=True).click()

    yield from cast.practise("asks for a measure, and writes to the assistant", ask)
    yield from assistant.read("Elle entend mal à droite ?")
    yield from assistant.touch_starting("accept-")
    yield from cast.practise("sees that it is accepted", lambda page: expect(page.locator(".requests").get_by_text("acceptée")).to_be_visible())


def write_report(page: Page) -> None:
    """The practitioner's own sections."""
    for name, text in {
        "examination": "Tympan droit bombé et rouge. Tympan gauche normal.",
        "conclusion": "Otite moyenne aiguë droite.",
        "plan": "Antalgique au besoin. Pas d’eau dans l’oreille pendant 7 jours.",
        "patient_words": "Une infection de l’oreille droite. C’est fréquent et cela se soigne bien.",
        "call_again_if": "la fièvre dure plus de deux jours, le vertige revient, ou la douleur augmente.",
        "follow_up": "Jeudi, Claire vous appelle pour prendre des nouvelles.",
    }.items():
        page.locator(f"#draft-{name}").fill(text)
    expect(page.get_by_role("button", name="Signer", exact=True)).to_be_enabled()


def sign(page: Page, password: str) -> None:
    page.get_by_label("Votre mot de passe, à nouveau").fill(password)
    page.get_by_role("button", name="Signer et envoyer").click()
    expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()


def close(cast: Cast) -> Steps:
    patient, assistant = cast.patient, cast.assistant
    yield from patient.see("print")
    patient.picture("08-resume")
    yield from patient.touch("next")
    for item in HYGIENE:
        yield from assistant.touch(f"clean-{item}")
    yield from assistant.read("Reçu, preuve gardée")
    assistant.picture("13-cloture")
    yield from assistant.touch("wipe")
    yield from assistant.touch("next-patient")
    yield from patient.see("next")
    yield from cast.shoot("30-file-vide")
