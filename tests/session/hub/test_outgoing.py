"""What waits for a slow line: running numbers make room, and nothing else is ever lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from aiohttp import WSMsgType, web
from hypothesis import given
from hypothesis import strategies as st

from session.hub import messages as m
from session.hub.client import HubClient
from session.hub.outgoing import LIVE, MOST_LIVE, MOST_OTHERS, LineTooSlow, Outgoing
from tests.waiting import eventually, reached

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
VISIT = "v" * 32


def vital(number: int) -> m.LiveVital:
    return m.LiveVital(VISIT, number, "oximeter", (), "good", (), AT)


def answer(number: int) -> m.Applied:
    return m.Applied(VISIT, f"c{number}")


async def all_of(out: Outgoing) -> list[m.BoothMessage]:
    return [await out.next() for _ in range(len(out))]


async def test_the_oldest_running_numbers_make_room() -> None:
    out = Outgoing()
    for number in range(3 * MOST_LIVE):
        out.put(vital(number))
        out.put(answer(number))
    said = await all_of(out)
    assert [each for each in said if isinstance(each, m.Applied)] == [answer(number) for number in range(3 * MOST_LIVE)]
    assert [each for each in said if isinstance(each, m.LiveVital)] == [vital(number) for number in range(2 * MOST_LIVE, 3 * MOST_LIVE)]
    assert out.dropped == 2 * MOST_LIVE


async def test_that_a_device_is_gone_is_never_dropped() -> None:
    out = Outgoing()
    out.put(m.LiveGone(VISIT, "oximeter"))
    for number in range(2 * MOST_LIVE):
        out.put(vital(number))
    assert await out.next() == m.LiveGone(VISIT, "oximeter")


async def test_too_much_that_may_not_be_lost_ends_the_line() -> None:
    out = Outgoing([answer(-1)] * 3)
    for number in range(MOST_OTHERS):
        out.put(answer(number))
    with pytest.raises(LineTooSlow):
        out.put(answer(MOST_OTHERS))
    out.put(vital(0))
    assert await out.next() == answer(-1)
    out.put(answer(MOST_OTHERS))  # there is room again


@given(st.lists(st.sampled_from(["live", "other", "send"]), max_size=400))
async def test_whatever_is_said_nothing_but_running_numbers_is_lost_and_little_waits(said: list[str]) -> None:
    out, sent, wanted = Outgoing(), [], []
    for number, each in enumerate(said):
        if each == "send":
            sent += [await out.next()] if len(out) else []
            continue
        message = vital(number) if each == "live" else answer(number)
        wanted.append(message)
        out.put(message)
        assert len(out) <= MOST_LIVE + MOST_OTHERS
    sent += await all_of(out)
    kept = [each for each in wanted if not isinstance(each, LIVE)]
    assert [each for each in sent if not isinstance(each, LIVE)] == kept
    assert len(wanted) == len(sent) + out.dropped
    assert sent == [each for each in wanted if each in sent]


@asynccontextmanager
async def hub_that_listens_at_the_second_try() -> AsyncIterator[tuple[str, list[str]]]:
    """Its first line takes nothing; what is said on the next is kept."""
    heard: list[str] = []
    lines = 0
    ended = asyncio.Event()

    async def line(request: web.Request) -> web.StreamResponse:
        nonlocal lines
        lines += 1
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        if lines == 1:
            assert request.transport is not None
            request.transport.pause_reading()  # type: ignore[attr-defined]  # a transport of asyncio's own
            await ended.wait()
            return socket
        async for received in socket:
            assert received.type is WSMsgType.TEXT
            heard.append(received.data)
        return socket

    app = web.Application()
    app.router.add_get("/booth", line)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", heard
    finally:
        ended.set()
        await runner.cleanup()


async def test_a_hub_that_takes_nothing_is_dialled_anew_and_told_all_that_holds() -> None:
    async with hub_that_listens_at_the_second_try() as (url, heard):
        client = HubClient(url, "b", "k", jitter=lambda: 0.0)
        task = asyncio.create_task(client.run())
        try:
            await reached(client.link, bool)
            picture = m.ImageBytes(VISIT, "i", "image/jpeg", bytes(8 << 20))  # more than the sockets hold
            client.say(picture)
            await eventually(lambda: client._out is not None and not len(client._out))  # it is on its way, and gets no further
            for number in range(MOST_OTHERS + 1):
                client.say(answer(number))
            await reached(client.link, lambda up: not up)
            await eventually(lambda: len(heard) == MOST_OTHERS + 2)
            assert set(heard) == {m.encode(picture), *(m.encode(answer(number)) for number in range(MOST_OTHERS + 1))}
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
