"""The one place where the WebRTC engine is chosen: libwebrtc (`wrtc`) by default, aiortc where that cannot run.

Both speak aiortc's API; what we use of it, and the few places where they differ, are here.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, Protocol, Self

from session.ice_server import IceServer

log = logging.getLogger(__name__)
MODULES = {"wrtc": "webrtc.aiortc", "aiortc": "aiortc"}
DEFAULT, FALLBACK = "wrtc", "aiortc"
START_KBPS = 1500  # without it libwebrtc begins at 480 × 270 and needs 5-15 s to reach 720p
MOST_KBPS = 2000
CARD_KBPS = 100  # plenty for a picture that stands still; libwebrtc shares the line out by what each may take, not by what it takes
_VP8 = re.compile(r"(a=rtpmap:(\d+) VP8/90000)")


class Track(Protocol):
    """A picture or sound on its way, ours or the practitioner's."""

    @property
    def kind(self) -> str: ...

    async def recv(self) -> Any:
        """The next `av.VideoFrame` or `av.AudioFrame`."""

    def stop(self) -> None: ...


class Description(Protocol):
    """An offer or an answer."""

    @property
    def sdp(self) -> str: ...


class Channel(Protocol):
    """A data channel of ours."""

    @property
    def readyState(self) -> str: ...

    @property
    def bufferedAmount(self) -> int: ...

    def send(self, data: bytes) -> None: ...


class Transceiver(Protocol):
    """One line of the call: what is sent on it and what comes back."""

    @property
    def mid(self) -> str | None: ...

    @property
    def sender(self) -> Any: ...

    def setCodecPreferences(self, codecs: list[Any]) -> None: ...


class Connection(Protocol):
    """An RTCPeerConnection, as far as we use it."""

    @property
    def connectionState(self) -> str: ...

    @property
    def localDescription(self) -> Description: ...

    def addTransceiver(self, trackOrKind: Any, direction: str = ...) -> Any: ...

    def createDataChannel(self, label: str, *, ordered: bool, maxPacketLifeTime: int) -> Any: ...

    def getTransceivers(self) -> list[Any]: ...

    async def createOffer(self) -> Any: ...

    async def createAnswer(self) -> Any: ...

    async def setLocalDescription(self, description: Any) -> None: ...

    async def setRemoteDescription(self, description: Any) -> None: ...

    async def addIceCandidate(self, candidate: Any) -> None: ...

    async def getStats(self) -> dict[str, Any]: ...

    async def close(self) -> None: ...

    def on(self, event: str, f: Callable[..., Any]) -> Any: ...


class Engine:
    """An engine by its name: `wrtc` or `aiortc`."""

    def __init__(self, name: str = DEFAULT) -> None:
        if name not in MODULES:
            raise ValueError(f"no call engine is called {name!r}: there are {', '.join(MODULES)}")
        self.name = name
        self._api = import_module(MODULES[name])
        self._sdp = import_module(f"{MODULES[name]}.sdp")
        self.Ended: type[Exception] = self._api.MediaStreamError
        if name == "aiortc":
            vpx: Any = import_module("aiortc.codecs.vpx")
            vpx.DEFAULT_BITRATE, vpx.MAX_BITRATE = START_KBPS * 1000, MOST_KBPS * 1000

    @classmethod
    def that_works(cls, name: str = DEFAULT) -> Self:
        """The engine of this name, or the fallback where this machine cannot load it."""
        try:
            return cls(name)
        except ImportError as error:
            if name == FALLBACK:
                raise
            log.error("the call engine %s cannot be loaded (%s): using %s", name, error, FALLBACK)
            return cls(FALLBACK)

    def connection(self, ice_servers: Iterable[IceServer] = ()) -> Connection:
        """A new peer connection. Everything goes over one transport: by default aiortc loses the second video track without a word."""
        servers = [self._api.RTCIceServer(urls=server.urls, username=server.username, credential=server.credential) for server in ice_servers]
        connection: Connection = self._api.RTCPeerConnection(
            self._api.RTCConfiguration(iceServers=servers, bundlePolicy=self._api.RTCBundlePolicy.MAX_BUNDLE),
        )
        return connection

    def track(self, kind: str, next_frame: Callable[[], Awaitable[Any]]) -> Track:
        """A track of ours; `next_frame` paces it."""
        ended = self.Ended

        class Source(self._api.MediaStreamTrack):  # type: ignore[name-defined,misc]  # the engine is known at run time only
            async def recv(self) -> Any:
                if self.readyState != "live":
                    raise ended
                return await next_frame()

        source: Track = Source()
        source.kind = kind  # type: ignore[misc]  # read-only for everybody else
        return source

    def add(self, connection: Connection, track: Track, direction: str) -> Transceiver:
        """Send the track: video as VP8 at its full size."""
        transceiver = connection.addTransceiver(track, direction=direction)
        if track.kind == "video":
            codecs: Sequence[Any] = self._api.RTCRtpSender.getCapabilities("video").codecs
            order = ("video/vp8", "video/rtx")
            transceiver.setCodecPreferences([codec for name in order for codec in codecs if codec.mimeType.lower() == name])
            if self.name == "wrtc":  # a doctor looks at still things: fewer pictures before smaller ones
                transceiver.sender._native.track.content_hint = "detail"
        chosen: Transceiver = transceiver
        return chosen

    async def bound(self, transceiver: Transceiver, kbps: int) -> None:
        """Let this line of the call take no more, so that the others get the rest. aiortc has no such share: nothing is to be done there."""
        if self.name != "wrtc":
            return
        sender = transceiver.sender._native
        parameters = sender.get_parameters()
        for encoding in parameters.encodings:
            encoding.max_bitrate = 1000 * kbps
        await sender.set_parameters(parameters)

    def description(self, kind: str, sdp: str) -> Any:
        """An offer or answer that came from the other side."""
        return self._api.RTCSessionDescription(sdp=sdp, type=kind)

    def with_start_bitrate(self, sdp: str) -> str:
        """The other side's answer, with libwebrtc's hint to begin at a bit rate that carries 720p."""
        if self.name != "wrtc":
            return sdp
        return _VP8.sub(rf"\1\r\na=fmtp:\2 x-google-start-bitrate={START_KBPS};x-google-max-bitrate={MOST_KBPS}", sdp)

    def candidate(self, line: str, mid: str | None, index: int | None) -> Any:
        """An ICE candidate from its line, with or without the leading `candidate:`; ValueError where it is none."""
        try:
            candidate = self._sdp.candidate_from_sdp(line.removeprefix("candidate:"))
        except Exception:  # each engine has its own, and some quote what came
            raise ValueError("this is not an ICE candidate") from None
        candidate.sdpMid, candidate.sdpMLineIndex = mid, index
        return candidate
