"""What a practitioner does at the page before anything else, and the pictures that are kept of it."""

import os
from pathlib import Path

from playwright.async_api import Page, expect

from tests.session.hub.booth_at_work import PASSWORD, HubAtWork

PICTURES = os.environ.get("PAGE_PICTURES", "")  # a folder: each screen is kept there, to be looked at
OFFER = """async () => {
  const peer = window.peer = new RTCPeerConnection();
  const picture = (colour) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [320, 240];
    const pen = canvas.getContext("2d");
    setInterval(() => { pen.fillStyle = colour; pen.fillRect(0, 0, 320, 240); }, 50);
    return canvas.captureStream(20).getVideoTracks()[0];
  };
  peer.addTransceiver(new MediaStreamTrackGenerator({ kind: "audio" }));
  peer.addTransceiver(picture("teal"), { direction: "sendrecv" });
  peer.addTransceiver(picture("brown"), { direction: "sendonly" });
  peer.got = [];
  peer.ontrack = ({ track }) => peer.got.push(track.kind);
  const gathered = new Promise((done) => { peer.onicegatheringstatechange = () => peer.iceGatheringState === "complete" && done(); });
  await peer.setLocalDescription(await peer.createOffer());
  await gathered;
  return peer.localDescription.sdp;
}"""


async def keep(page: Page, name: str) -> None:
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png")


async def log_in(page: Page, hub: HubAtWork, place: str = "Cabinet de Saint-Dizier", login: str = "s.haddad") -> None:
    await page.goto(hub.url)
    await page.get_by_label("Identifiant").fill(login)
    await page.get_by_label("Mot de passe").fill(PASSWORD)
    await page.get_by_role("button", name="Se connecter").click()
    await page.get_by_label("C’est bien moi").check()
    await page.get_by_label("Adresse du lieu").fill(place)
    await keep(page, "29")
    await page.get_by_role("button", name="Ouvrir ma file").click()


async def open_record(page: Page) -> None:
    await page.get_by_role("button", name="Commencer avec").click()
    await page.get_by_label("Le patient a dit son nom").check()
    await page.get_by_label("Le patient a dit sa date").check()
    await keep(page, "31b")
    await page.get_by_role("button", name="Ouvrir le dossier").click()
    await expect(page.get_by_role("region", name="Compte rendu")).to_be_visible()
