"""One call: the booth offers its voice and its two cameras, and shows and plays what the practitioner sends.

The lines of the offer are, in this order: sound, patient camera, otoscope. A call has a number; to join again is a new call
with a higher one. Beside them a data channel carries what the stethoscope hears, not compressed.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

import av

from session.call.control import Flow, Statistics
from session.call.engine import CARD_KBPS, MOST_KBPS, Channel, Connection, Engine, Track
from session.call.sound_packet import LABEL, LIFETIME_MS, MOST_WAITING, SoundPacket
from session.call.tracks import CameraSource, MicrophoneSource
from session.ice_server import IceServer

log = logging.getLogger(__name__)
WAITING_CANDIDATES = 64  # a page sends a dozen before its answer arrives


class Call:
    """One peer connection, from its offer to its end."""

    def __init__(
        self,
        engine: Engine,
        number: int,
        *,
        microphone: MicrophoneSource,
        patient: CameraSource,
        otoscope: CameraSource,
        seen: Callable[[av.VideoFrame], None],
        heard: Callable[[av.AudioFrame], None],
        link: Callable[[int, str], None],
        ice_servers: Iterable[IceServer] = (),
    ) -> None:
        """`seen` and `heard` get the practitioner's pictures and sound, `link` each change of the connection's state."""
        self.number = number
        self._engine = engine
        self._connection: Connection = engine.connection(ice_servers)
        self._seen, self._heard, self._link = seen, heard, link
        self._sources = {"patient": patient, "otoscope": otoscope}
        self._on_card: dict[str, bool] = {}
        self._answered = False
        self._early: list[tuple[str, str | None, int | None]] = []
        self._drains: set[asyncio.Task[None]] = set()
        self._received = 0
        self._before = (time.monotonic(), {"patient": patient.sent, "otoscope": otoscope.sent, "practitioner": 0})
        self._closed = False
        self._connection.on("track", self._on_track)
        self._connection.on("connectionstatechange", self._on_state)
        engine.add(self._connection, engine.track("audio", microphone.next_frame), "sendrecv")
        self._lines = {
            name: engine.add(self._connection, engine.track("video", partial(self._next_frame, name)), direction)
            for name, direction in (("patient", "sendrecv"), ("otoscope", "sendonly"))
        }
        self._channel: Channel = self._connection.createDataChannel(LABEL, ordered=False, maxPacketLifeTime=LIFETIME_MS)

    async def offer(self) -> str:
        """The offer, with all of our candidates in it."""
        await self._connection.setLocalDescription(await self._connection.createOffer())
        return self._connection.localDescription.sdp

    async def answer(self, sdp: str) -> None:
        """The practitioner's answer; ValueError where it does not fit the offer. A second one is ignored."""
        if self._answered or self._closed:
            return
        try:
            await self._connection.setRemoteDescription(self._engine.description("answer", self._engine.with_start_bitrate(sdp)))
        except Exception as error:  # each engine has its own errors for an answer that is none
            raise ValueError(f"this answer does not fit our offer ({type(error).__name__})") from None
        self._answered = True
        early, self._early = self._early, []
        for candidate in early:
            await self._add(*candidate)

    async def candidate(self, line: str, mid: str | None, index: int | None) -> None:
        """One of the practitioner's addresses; those that come before the answer wait for it. ValueError where it is none."""
        if self._closed or not line:  # an empty line says that no more will come
            return
        if self._answered:
            await self._add(line, mid, index)
        elif len(self._early) < WAITING_CANDIDATES:
            self._early.append((line, mid, index))

    def send_sound(self, packet: SoundPacket) -> None:
        """What the stethoscope hears, to the page, as it is. Where nobody listens yet, or the line is too slow, it is a gap there."""
        if not self._closed and self._channel.readyState == "open" and self._channel.bufferedAmount <= MOST_WAITING:
            self._channel.send(bytes(packet))

    async def statistics(self) -> Statistics:
        """What went out and came in since the last time this was asked."""
        now = time.monotonic()
        counts = {name: source.sent for name, source in self._sources.items()} | {"practitioner": self._received}
        (then, before), self._before = self._before, (now, counts)
        rate = {name: round((count - before[name]) / max(now - then, 1e-3), 1) for name, count in counts.items()}
        sent = received = lost = 0
        round_trip = None
        for entry in (await self._connection.getStats()).values():
            if entry.type == "outbound-rtp":
                sent += entry.bytesSent
            elif entry.type == "transport":
                received += entry.bytesReceived
            elif entry.type == "inbound-rtp":
                lost += max(0, entry.packetsLost)
            elif entry.type == "remote-inbound-rtp" and entry.roundTripTime:
                round_trip = round(entry.roundTripTime * 1000, 1)
        flows = tuple(Flow(name, fps) for name, fps in rate.items())
        return Statistics(self.number, flows, sent, received, lost, round_trip)

    async def close(self) -> None:
        """End it, on our side."""
        if self._closed:
            return
        self._closed = True
        await self._connection.close()
        for drain in self._drains:
            drain.cancel()
        await asyncio.gather(*self._drains, return_exceptions=True)

    async def _next_frame(self, name: str) -> av.VideoFrame:
        """A camera that is off leaves the line to the other one, from the first card on."""
        source = self._sources[name]
        frame = await source.next_frame()
        if self._on_card.get(name) is not source.shows_card:
            self._on_card[name] = source.shows_card
            try:
                await self._engine.bound(self._lines[name], CARD_KBPS if source.shows_card else MOST_KBPS)
            except Exception as error:  # each engine has its own; the picture goes on with the share of the line that it had
                if not self._closed:
                    log.warning("the share of the line stays as it was: %s", type(error).__name__)
        return frame

    async def _add(self, line: str, mid: str | None, index: int | None) -> None:
        candidate = self._engine.candidate(line, mid, index)
        try:
            await self._connection.addIceCandidate(candidate)
        except Exception as error:  # each engine has its own errors
            raise ValueError(f"this candidate does not fit the call ({type(error).__name__})") from None

    def _on_state(self) -> None:
        if not self._closed:
            self._link(self.number, self._connection.connectionState)

    def _on_track(self, track: Track) -> None:
        drain = asyncio.get_running_loop().create_task(self._drain(track))
        self._drains.add(drain)
        drain.add_done_callback(self._drains.discard)

    async def _drain(self, track: Track) -> None:
        """Take all that comes: what is not taken piles up in the engine."""
        with suppress(self._engine.Ended):
            while True:
                frame = await track.recv()
                if track.kind == "video":
                    self._received += 1
                    self._seen(frame)
                else:
                    self._heard(frame)
