"""The practitioner at a real browser: what is read on the page and what is touched, in the words that the page shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.journeys.hub import PASSWORD

ARGUMENTS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]
SOON_MS = 40_000
WRITTEN = {
    "Examen": "Tympan droit rouge et bombé.",
    "Conclusion": "Otite moyenne aiguë droite.",
    "Conduite à tenir": "Paracétamol, repos.",
    "Suivi": "Contrôle dans 48 heures.",
    "Pour le patient, en mots simples": "Votre oreille est enflammée.",
    "Rappeler si": "La fièvre dépasse 39 °C.",
}


class Practitioner:
    """Somebody at the page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    @property
    def report(self) -> Locator:
        return self.page.get_by_role("region", name="Compte rendu")

    @property
    def measures(self) -> Locator:
        return self.page.get_by_role("region", name="Mesures")

    async def log_in(self, login: str = "haddad") -> None:
        page = self.page
        await page.goto(self.url)
        await page.get_by_label("Identifiant").fill(login)
        await page.get_by_label("Mot de passe").fill(PASSWORD)
        await page.get_by_role("button", name="Se connecter").click()
        await page.get_by_label("C’est bien moi").check()
        await page.get_by_label("Adresse du lieu").fill("Cabinet de Saint-Dizier")
        await page.get_by_role("button", name="Ouvrir ma file").click()

    async def take(self) -> None:
        await self.page.get_by_role("button", name="Commencer avec").click()
        await expect(self.page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()

    async def open_record(self) -> None:
        """Name and birth date match."""
        await self.page.get_by_label("Le patient a dit son nom").check()
        await self.page.get_by_label("Le patient a dit sa date").check()
        await self.page.get_by_role("button", name="Ouvrir le dossier").click()
        await expect(self.report).to_be_visible()

    async def sees_the_patient(self, within_ms: int = SOON_MS) -> None:
        """Pictures in full size, and new ones: the count goes on by ten."""
        video = self.page.get_by_label("Vidéo du patient")
        await self.page.wait_for_function(
            "video => video.videoWidth === 1280 && video.videoHeight === 720", arg=await video.element_handle(), timeout=within_ms
        )
        shown = await video.evaluate(FRAMES)
        await self.page.wait_for_function(f"([video, shown]) => ({FRAMES})(video) >= shown + 10", arg=[await video.element_handle(), shown], timeout=within_ms)

    async def reads(self, words: str) -> None:
        """These words stand on the page."""
        await expect(self.page.get_by_text(words).first).to_be_visible()

    async def reads_measure(self, quantity: str, words: str) -> None:
        await expect(self.measures.locator(f'[data-quantity="{quantity}"]')).to_contain_text(words)

    async def write(self, **sections: str) -> None:
        """The report's sections, by their first words where others than the usual ones."""
        for name, words in {**WRITTEN, **sections}.items():
            await self.report.get_by_label(name, exact=True).fill(words)
        await self.report.get_by_label("Examen", exact=True).focus()

    async def sign(self) -> None:
        """Read again, and sign."""
        await self.report.get_by_role("button", name="Signer", exact=True).click()
        seal = self.page.get_by_role("dialog", name="Signature")
        await seal.get_by_label("Votre mot de passe").fill(PASSWORD)
        await seal.get_by_role("button", name="Signer et envoyer").click()
        await self.reads("signé à")


FRAMES = "video => video.getVideoPlaybackQuality().totalVideoFrames"


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """One browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def practitioner_at(url: str, login: str = "haddad", **options: Any) -> AsyncIterator[Practitioner]:
    """A practitioner in front of the waiting room. An error of the page's own fails the journey."""
    async with chromium() as browser:
        context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR", timezone_id="Europe/Paris", **options)
        context.set_default_timeout(SOON_MS)
        expect.set_options(timeout=SOON_MS)
        page = await context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        practitioner = Practitioner(page, url)
        await practitioner.log_in(login)
        yield practitioner
        assert wrong == []
        await context.close()
