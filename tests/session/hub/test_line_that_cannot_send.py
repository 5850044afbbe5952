"""A line on which nothing can be sent any more ends, so that the other side dials again."""

import asyncio

from session.hub.line import Line


class HalfLine:
    """A socket that takes one text and then fails as `error` says."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.sent: list[str] = []
        self.closed_with = 0

    async def send_str(self, text: str) -> None:
        if self.sent:
            raise self.error
        self.sent.append(text)

    async def close(self, *, code: int = 1000) -> None:
        self.closed_with = code


async def test_what_cannot_be_encoded_ends_the_line_and_not_in_silence() -> None:
    for error in (UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed"), ConnectionResetError()):
        socket = HalfLine(error)
        line = Line(socket)  # type: ignore[arg-type]
        line.say("first")
        line.say("second")
        await asyncio.wait_for(line.send(), 5)
        assert (socket.sent, socket.closed_with) == (["first"], 1011)
