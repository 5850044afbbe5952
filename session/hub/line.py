"""One WebSocket of the hub's, and what waits to be sent on it."""

import asyncio
import logging
from collections.abc import Callable

from aiohttp import WebSocketError, WSCloseCode, WSMessage, web

_log = logging.getLogger(__name__)
SLOW = 2048  # messages that may wait for one page or booth before it is cut off


def too_large(received: WSMessage) -> bool:
    """Whether the line ends because a message was larger than it takes."""
    return isinstance(received.data, WebSocketError) and received.data.code == WSCloseCode.MESSAGE_TOO_BIG


class Line:
    """A slow reader is cut off and delays nobody."""

    def __init__(self, socket: web.WebSocketResponse, allowed: Callable[[], bool] = lambda: True) -> None:
        self.socket, self.allowed = socket, allowed
        self._out: asyncio.Queue[str] = asyncio.Queue(SLOW)

    def say(self, text: str) -> None:
        try:
            self._out.put_nowait(text)
        except asyncio.QueueFull:
            asyncio.get_running_loop().create_task(self.socket.close(code=1013)).add_done_callback(lambda _: None)

    async def send(self) -> None:
        """Until cancelled. Whatever else ends it ends the line too: one that only hears looks whole to both sides, and is not."""
        try:
            while True:
                text = await self._out.get()
                if not self.allowed():
                    await self.socket.close(code=4001)
                    return
                await self.socket.send_str(text)
        except Exception as error:
            _log.error("nothing more can be sent on a line: %s", type(error).__name__)
            await self.socket.close(code=1011)
