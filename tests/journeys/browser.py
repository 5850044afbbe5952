"""The practitioner at a real browser: what is read on the page and what is touched, in the words that the page shows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
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

    async def hears(self, hertz: float, within_s: float = SOON_MS / 1000) -> None:
        """The patient's sound, as the page plays it, is this tone, found in its spectrum."""
        await self._hears([hertz, 0], within_s)

    async def hears_nothing(self, below: float = -60, within_s: float = SOON_MS / 1000) -> None:
        """A tenth of a second of the patient's sound stays below so many decibels beside full scale."""
        await self._hears([0, below], within_s)

    async def _hears(self, what: list[float], within_s: float) -> None:
        sound = await self.page.locator("audio").element_handle()
        async with asyncio.timeout(within_s):
            await self.page.evaluate(HEARD, [sound, *what])

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


HEARD = """([sound, hertz, most]) => new Promise((done) => {
  const ears = (window.journeyEars ??= { context: new AudioContext(), stream: null });
  const spectrum = new Float32Array(8192);
  const wave = new Float32Array(4800);
  const listening = setInterval(() => {
    if (!sound.srcObject) return;
    if (ears.stream !== sound.srcObject) {
      ears.source?.disconnect();
      ears.stream = sound.srcObject;
      ears.analyser = new AnalyserNode(ears.context, { fftSize: 16384, smoothingTimeConstant: 0 });
      (ears.source = ears.context.createMediaStreamSource(ears.stream)).connect(ears.analyser);
      ears.from = ears.context.currentTime + 0.5; // before, there is silence in it that nobody sent
    }
    if (ears.context.currentTime < ears.from) return;
    ears.analyser.getFloatTimeDomainData(wave);
    ears.analyser.getFloatFrequencyData(spectrum);
    const decibels = 10 * Math.log10(Math.max(1e-12, wave.reduce((sum, value) => sum + value * value, 0) / wave.length));
    const loudest = (spectrum.indexOf(Math.max(...spectrum)) * ears.context.sampleRate) / 16384;
    if (hertz ? decibels < -30 || Math.abs(loudest - hertz) > 6 : decibels >= most) return;
    clearInterval(listening);
    done(decibels);
  }, 20);
})"""
FRAMES = "video => video.getVideoPlaybackQuality().totalVideoFrames"


@asynccontextmanager
async def chromium(voice: Path | None = None) -> AsyncIterator[Browser]:
    """One browser; its microphone hears this recording, over and over, where one is given."""
    heard = [f"--use-file-for-fake-audio-capture={voice}"] if voice else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS + heard)
        yield browser
        await browser.close()


@asynccontextmanager
async def practitioner_at(url: str, login: str = "haddad", *, voice: Path | None = None, **options: Any) -> AsyncIterator[Practitioner]:
    """A practitioner in front of the waiting room. An error of the page's own fails the journey."""
    async with chromium(voice) as browser:
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
