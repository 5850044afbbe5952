"""One WebSocket of the hub's, and what waits to be sent on it."""

import asyncio
import logging
from collections.abc import Callable

from aiohttp import WebSocketError, WSCloseCode, WSMessage, web

_log = logging.getLogger(__name__)
QUIET_S = 10.0  # a page that hears nothing for longer cannot tell an empty queue from a dead line
SLOW = 2048  # messages that may wait for one page or booth before it is cut off


def too_large(received: WSMessage) -> bool:
    """Whether the line ends because a message was larger than it takes."""
    return isinstance(received.data, WebSocketError) and received.data.code == WSCloseCode.MESSAGE_TOO_BIG


class Line:
    """A slow reader is cut off and delays nobody."""

    def __init__(self, socket: web.WebSocketResponse, allowed: Callable[[], bool] = lambda: True, *, still_here: str = "") -> None:
        """
        Args:
            still_here: said whenever nothing else was for a while; empty where nobody wants to hear it.
        """
        self.socket, self.allowed, self._still_here = socket, allowed, still_here
        self._out: asyncio.Queue[str | int] = asyncio.Queue(SLOW)

    def say(self, text: str) -> None:
        self._put(text)

    def end(self, code: int) -> None:
        """Close the line with this code, after all that waits."""
        self._put(code)

    def _put(self, each: str | int) -> None:
        try:
            self._out.put_nowait(each)
        except asyncio.QueueFull:
            asyncio.get_running_loop().create_task(self.socket.close(code=1013)).add_done_callback(lambda _: None)

    async def send(self) -> None:
        """Until cancelled. Whatever else ends it ends the line too: one that only hears looks whole to both sides, and is not."""
        try:
            while True:
                each = await self._next()
                if not self.allowed():
                    await self.socket.close(code=4001)
                    return
                if isinstance(each, int):
                    await self.socket.close(code=each)
                    return
                await self.socket.send_str(each)
        except Exception as error:
            _log.error("nothing more can be sent on a line: %s", type(error).__name__)
            await self.socket.close(code=1011)

    async def _next(self) -> str | int:
        if not self._still_here:
            return await self._out.get()
        try:
            async with asyncio.timeout(QUIET_S):
                return await self._out.get()
        except TimeoutError:
            return self._still_here
