"""The media process against a real browser: both cameras arrive there in full size, its camera and microphone arrive here."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from playwright.async_api import Page, async_playwright

from session.call.engine import MODULES
from session.call.media_link import MediaLink
from session.call.pictures import Pictures, View
from session.call.state import CallState
from tests.kiosk.test_media import OTOSCOPE, PATIENT, Booth, camera
from tests.waiting import SOON_MS, eventually, reached

log = logging.getLogger(__name__)
pytestmark = pytest.mark.browser
PAGE = """<!doctype html><meta charset="utf-8"><title>Practitioner</title><script>
let connection = null;
window.videos = {};
window.answer = async (sdp) => {
  if (connection) connection.close();
  const peer = connection = new RTCPeerConnection();
  window.videos = {};
  peer.ontrack = (event) => {
    if (event.track.kind !== "video") return;
    const video = document.createElement("video");
    video.muted = video.autoplay = true;
    video.srcObject = new MediaStream([event.track]);
    document.body.append(video);
    window.videos[event.transceiver.mid] = video;
  };
  peer.onicecandidate = (event) => { if (event.candidate) window.candidate(event.candidate.toJSON()); };
  const own = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
  await peer.setRemoteDescription({ type: "offer", sdp });
  const [sound, patient] = peer.getTransceivers();
  sound.direction = patient.direction = "sendrecv";
  await sound.sender.replaceTrack(own.getAudioTracks()[0]);
  await patient.sender.replaceTrack(own.getVideoTracks()[0]);
  await peer.setLocalDescription(await peer.createAnswer());
  return peer.localDescription.sdp;
};
window.sizes = () => Object.entries(window.videos).map(([mid, video]) => [mid, video.videoWidth, video.videoHeight]).sort();
window.levels = () => Object.entries(window.videos).sort().map(([, video]) => {
  const canvas = new OffscreenCanvas(16, 16), drawn = canvas.getContext("2d");
  drawn.drawImage(video, video.videoWidth - 32, video.videoHeight - 32, 16, 16, 0, 0, 16, 16);
  return drawn.getImageData(8, 8, 1, 1).data[1];
});
window.sound = async () => {
  for (const entry of (await connection.getStats()).values()) if (entry.type === "inbound-rtp" && entry.kind === "audio") return entry.packetsReceived;
  return 0;
};
</script>"""
ARGUMENTS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async def serve(_: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    site = web.Application()
    site.router.add_get("/", serve)
    runner = web.AppRunner(site)
    await runner.setup()
    door = web.TCPSite(runner, "127.0.0.1", 0)
    await door.start()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = await browser.new_page()
        await page.goto(f"http://127.0.0.1:{runner.addresses[0][1]}/")
        yield page
        await browser.close()
    await runner.cleanup()


@pytest.mark.parametrize("engine", MODULES)
async def test_chromium_sees_both_cameras_in_full_size_again_and_again(engine: str, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    pictures = Pictures.create()
    for view in View:
        pictures.want(view, 640, 360)
    link = MediaLink([sys.executable, "-m", "kiosk.media", f"--engine={engine}"], pictures)
    call = 0

    def candidate(found: dict[str, object]) -> None:
        mid, index = found["sdpMid"], found["sdpMLineIndex"]
        assert isinstance(mid, str)
        assert isinstance(index, int)
        link.candidate(call, str(found["candidate"]), mid, index)

    await page.expose_function("candidate", candidate)
    running = asyncio.create_task(link.run())
    try:
        async with camera(PATIENT) as patient, camera(OTOSCOPE) as otoscope:
            booth = Booth(link, patient, otoscope)
            await reached(link.health, lambda health: health.running and health.engine == engine)
            booth.open()
            await booth.pictures()
            for _ in range(2):
                began = asyncio.get_running_loop().time()
                with link.offers.listen() as offers:
                    call = link.start_call()
                    offer = await offers.next()
                assert offer.call == call
                link.answer(call, await page.evaluate("sdp => answer(sdp)", offer.sdp))
                await reached(link.state, lambda state: state is CallState.UP)
                await page.wait_for_function('JSON.stringify(sizes()) === \'[["1",1280,720],["2",1280,720]]\'', timeout=SOON_MS)
                log.info("%s: both cameras in full size after %.2f s", engine, asyncio.get_running_loop().time() - began)
                await page.wait_for_function("Math.abs(levels()[0] - 70) < 25 && Math.abs(levels()[1] - 190) < 25", timeout=SOON_MS)
                await page.wait_for_function("sound().then(count => count > 10)", timeout=SOON_MS)
                await eventually(lambda: link.pictures.newest(View.PRACTITIONER) is not None)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
