"""« Mesures à revoir »: a failed check leads the practitioner who signed to the values, from the record, and their decision into the register."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from session.delivery.delivery import DeliveryState
from session.hub import messages as m
from session.hub.client import HubClient
from session.upkeep.inventory import Decision, Reviewed
from tests.browser.at_page import keep, log_in
from tests.session.booth_with_failed_check import CHECK, BoothWithFailedCheck, pressure
from tests.session.hub.booth_at_work import HubAtWork
from tests.session.signed_visit import BEGAN, HADDAD
from tests.session.test_reviewing import EAR, HEART_HEARD, failed
from tests.session.upkeep.chart import OTOSCOPE

pytestmark = pytest.mark.browser


class Lined:
    """The booth, and its line to the hub, which can be cut."""

    def __init__(self, booth: BoothWithFailedCheck, hub: HubAtWork) -> None:
        self.booth, self.line = booth, HubClient(hub.url, *hub.enrol(), jitter=lambda: -0.4)
        self.reviewing = booth.reviewer(self.line.say)
        self.documents: list[str] = []
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._tasks = [asyncio.create_task(each) for each in (self.line.run(), self.reviewing.run(), self._obey())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _obey(self) -> None:
        while True:
            self.reviewing.obey(await self.line.next_command())

    @property
    def decided(self) -> list[Reviewed]:
        return [each for each in self.booth.store.register.park().entries if isinstance(each, Reviewed)]


@pytest.fixture
async def lined(tmp_path: Path, hub: HubAtWork) -> AsyncIterator[Lined]:
    booth = BoothWithFailedCheck(tmp_path)
    made = Lined(booth, hub)
    made.documents = [await booth.sign(1), await booth.sign(2, measured=(pressure("other", "119"),))]
    booth.fail_check()
    made.start()
    yield made
    await made.stop()
    booth.close()


async def test_from_the_waiting_room_to_the_decision(page: Page, hub: HubAtWork, lined: Lined) -> None:
    await log_in(page, hub)
    banner = page.get_by_role("region", name="Mesures à revoir")
    await expect(banner).to_contain_text("2 comptes rendus à revoir : Tension, Pouls")
    await expect(banner).to_contain_text("Tensiomètre n° B85-0042")
    await expect(banner).to_contain_text("dernier bon contrôle")
    await keep(page, "30-to-review")
    await banner.get_by_role("button", name="Revoir").click()
    opened = page.get_by_role("region", name="Compte rendu ouvert")
    await page.get_by_role("button", name="Ouvrir le compte rendu").first.click()
    await expect(opened.get_by_role("heading", name="GARNIER Odette")).to_be_visible()
    await expect(opened).to_contain_text("née le 3 mai 1948")
    await expect(opened.locator(".number.concerned")).to_have_count(4)
    await expect(opened.locator(".number:not(.concerned)")).to_have_count(3)  # another device’s two values, and a picture
    await expect(opened.locator(".number.concerned").first).to_contain_text("Relu de ses octets à l’instant : 139, la même valeur")
    await keep(page, "30-review-opened")
    await opened.get_by_label("Patient rappelé").check()
    sentence = opened.get_by_role("textbox")
    await sentence.fill("Vu Mme Garnier ce matin")
    await opened.get_by_role("button", name="Noter la décision").click()
    await expect(opened).to_contain_text("N’écrivez ni le nom ni la date de naissance")
    assert lined.decided == []
    await sentence.fill("Rappelée, <b>tension</b> reprise")
    await opened.get_by_role("button", name="Noter la décision").click()
    await expect(opened).to_contain_text("Noté au registre de la borne")
    await expect(page.get_by_role("region", name="Comptes rendus")).to_contain_text("Rappelée, <b>tension</b> reprise")
    await keep(page, "30-review-decided")
    assert [(each.decision, each.by.name) for each in lined.decided] == [(Decision.RECALLED, "Dr Samir Haddad")]
    await page.get_by_role("button", name="Ouvrir le compte rendu").first.click()  # the undecided one comes first
    await expect(opened.locator(".number.concerned").first).to_contain_text("139, UNE AUTRE VALEUR")
    await opened.get_by_label("Revu, sans suite").check()
    await opened.get_by_role("button", name="Noter la décision").click()
    await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
    await expect(page.get_by_role("main")).to_contain_text("tous vos comptes rendus sont revus")
    await expect(banner).to_have_count(0)
    assert "GARNIER" not in await page.content()


async def test_a_failed_otoscope_leads_to_its_picture_in_the_report(page: Page, hub: HubAtWork, tmp_path: Path) -> None:
    booth = BoothWithFailedCheck(tmp_path)
    await booth.sign(beside=(EAR, HEART_HEARD))
    booth.fail(OTOSCOPE, failed("otoscope-picture", OTOSCOPE.serial))
    lined = Lined(booth, hub)
    lined.start()
    await log_in(page, hub)
    banner = page.get_by_role("region", name="Mesures à revoir")
    await expect(banner).to_contain_text("1 compte rendu à revoir : Image")
    await banner.get_by_role("button", name="Revoir").click()
    await page.get_by_role("button", name="Ouvrir le compte rendu").click()
    concerned = page.get_by_role("region", name="Compte rendu ouvert").locator(".number.concerned")
    await expect(concerned).to_have_count(1)
    await expect(concerned).to_contain_text("Image : Oreille droite")
    await expect(concerned).to_contain_text("À revoir dans le PDF du compte rendu")
    await expect(page.locator(".number", has_text="Auscultation : Foyer mitral")).to_contain_text("À réécouter dans le dossier partagé")
    await keep(page, "30-review-picture")
    await lined.stop()
    booth.close()


async def test_what_is_decided_can_be_read_and_decided_anew_with_a_reason(page: Page, hub: HubAtWork, lined: Lined) -> None:
    for number, each in enumerate(lined.documents):
        lined.reviewing.obey(m.Command(HADDAD, BEGAN, m.DecideReview(f"d-{number}", CHECK, each, "nothing-more", "Tension reprise")))
    await log_in(page, hub)
    await page.get_by_text("Mesures revues, décidées (1)").click()
    await keep(page, "30-decided")
    await page.get_by_role("button", name="Relire Tensiomètre n° B85-0042").click()
    await expect(page.get_by_role("heading", name="Décidées (2)")).to_be_visible()
    opened = page.get_by_role("region", name="Compte rendu ouvert")
    await page.get_by_role("button", name="Ouvrir le compte rendu").first.press("Enter")
    await expect(opened.get_by_role("heading", name="GARNIER Odette")).to_be_focused()
    await expect(opened).to_contain_text("Revu, sans suite, le")
    await opened.get_by_role("button", name="Changer la décision").press("Enter")
    await opened.get_by_label("Patient rappelé").check()
    note = opened.get_by_role("button", name="Noter la nouvelle décision")
    await note.click()  # nothing leaves without a reason
    await expect(opened.get_by_label("Pourquoi elle change")).to_be_focused()
    await opened.get_by_label("Pourquoi elle change").fill("Erreur de ligne, Garnier")
    await note.click()
    await expect(opened).to_contain_text("N’écrivez ni le nom ni la date de naissance")
    assert len(lined.decided) == 2
    await opened.get_by_label("Pourquoi elle change").fill("Erreur de ligne")
    await keep(page, "30-decided-anew")
    await note.click()
    await expect(opened).to_contain_text("Changé parce que : Erreur de ligne")
    await expect(opened).to_contain_text("Noté au registre de la borne")
    await expect(opened.get_by_role("button", name="Changer la décision")).to_be_focused()
    assert [(each.decision, each.corrects, each.reason) for each in lined.decided[2:]] == [(Decision.RECALLED, "d-0", "Erreur de ligne")]
    lined.booth.store.register.verify()


async def test_a_report_that_cannot_be_opened_says_why_and_is_decided_on_from_the_paper(page: Page, hub: HubAtWork, lined: Lined) -> None:
    document = await lined.booth.sign(3, state=DeliveryState.REFUSED)
    lined.reviewing.wake()
    await log_in(page, hub)
    await expect(page.get_by_role("region", name="Mesures à revoir")).to_contain_text("3 comptes rendus à revoir")
    await page.get_by_role("button", name="Revoir").click()
    await page.get_by_role("button", name="Ouvrir le compte rendu").last.click()
    opened = page.get_by_role("region", name="Compte rendu ouvert")
    await expect(opened.get_by_role("alert")).to_contain_text("Pas ouvert : le patient n’a pas voulu")
    await expect(opened.get_by_role("textbox")).to_have_count(0)  # nobody could say whether it names the patient
    await keep(page, "30-review-on-paper")
    await opened.get_by_label("Patient rappelé").check()
    await opened.get_by_role("button", name="Noter la décision").click()
    await expect(opened).to_contain_text("Patient rappelé, le")
    assert [(each.document_id, each.decision) for each in lined.decided] == [(document, Decision.RECALLED)]


async def test_another_practitioner_sees_nothing_of_it(page: Page, hub: HubAtWork, lined: Lined) -> None:
    await log_in(page, hub, login="i.blanc")
    await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
    await expect(page.get_by_role("region", name="Mesures à revoir")).to_have_count(0)


async def test_what_is_decided_while_the_booth_is_away_arrives_when_it_is_back(page: Page, hub: HubAtWork, lined: Lined) -> None:
    await log_in(page, hub)
    await page.get_by_role("button", name="Revoir").click()
    await page.get_by_role("button", name="Ouvrir le compte rendu").first.click()
    opened = page.get_by_role("region", name="Compte rendu ouvert")
    await expect(opened.get_by_role("heading", name="GARNIER Odette")).to_be_visible()
    await lined.stop()
    await expect(page.get_by_role("alert")).to_contain_text("La borne ne répond pas")
    await expect(page.get_by_role("button", name="Ouvrir le compte rendu").first).to_be_disabled()
    await opened.get_by_label("À refaire").check()
    await opened.get_by_role("button", name="Noter la décision").click()
    await expect(opened).to_contain_text("Gardé chiffré jusqu’à ce que la borne réponde")
    await keep(page, "30-review-booth-away")
    assert b"GARNIER" not in b"".join(path.read_bytes() for path in hub.folder.rglob("*") if path.is_file())
    lined.start()
    await expect(opened).to_contain_text("Noté au registre de la borne")
    assert [each.decision for each in lined.decided] == [Decision.TO_REPEAT]
