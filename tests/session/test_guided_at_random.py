"""Whatever is touched in whatever order, no cuff tightens by itself after a stop or under an alert, and every reading is where it belongs."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.device import Role
from devices.measurement import NoReading, Reason
from session import events as e
from session.consultation import IllegalEvent, State
from session.guided import Phase
from session.live import NoVisit
from session.measuring import Measuring
from tests.session.measures_bench import DOUBTFUL, Bench, bench, seated
from tests.session.visits import CUFF, pressure

BY_ITSELF = ("time", "good", "doubtful", "nothing", "alert", "decided")  # nobody asks for a measure by these


async def settled() -> None:
    for _ in range(30):
        await asyncio.sleep(0)


async def restarted(it: Bench) -> None:
    """As after a crash: only the record is left."""
    it.running.cancel()
    with suppress(asyncio.CancelledError):
        await it.running
    it.cuff.started.clear()
    it.measuring = Measuring(it.live, it.measuring.booth)
    it.measuring.pressure.take_up()
    it.running = asyncio.create_task(it.measuring.run())


async def sat_down(it: Bench) -> None:
    if it.measuring.pressure.now.phase is Phase.POSITION:
        await seated(it)


async def time_passed(it: Bench) -> None:
    it.clock.pass_(181)
    it.measuring.pass_time()
    it.measuring.pass_time()


async def said(it: Bench, result: object) -> None:
    it.cuff.results.publish(result)  # type: ignore[arg-type]


ACTS: dict[str, Callable[[Bench], Awaitable[object]]] = {
    "show": lambda it: it.measuring.show(Role.CUFF),
    "hide": lambda it: it.measuring.hide(),
    "seat": sat_down,
    "time": time_passed,
    "start": lambda it: it.measuring.start(Role.CUFF),
    "stop": lambda it: it.measuring.stop(Role.CUFF),
    "again": lambda it: it.measuring.restart_guide(),
    "good": lambda it: said(it, pressure(136, 82)),
    "doubtful": lambda it: said(it, pressure(138, 84, quality=DOUBTFUL)),
    "nothing": lambda it: said(it, NoReading(Reason.NO_DATA, it.clock(), CUFF)),
    "keep": lambda it: it.measuring.keep_pending(Role.CUFF),
    "discard": lambda it: it.measuring.discard_pending(Role.CUFF),
    "alert": lambda it: it.live.feel_alarming("Malaise"),
    "decided": lambda it: it.live.decide(e.Outcome.TELECONSULTATION, "Il va mieux"),
    "crash": restarted,
    "done": lambda it: it.live.finish_measures(),
}


async def play(acts: list[str]) -> None:
    async with bench() as it:
        stopped = False  # and nobody asked for a measure since
        for act in acts:
            before = it.cuff.started.is_set()
            held = it.live.now.alert is not None
            it.cuff.started.clear()
            measures = it.live.now.state is State.MEASURES
            with suppress(IllegalEvent, NoVisit):
                await ACTS[act](it)
            await settled()
            assert not it.running.done(), act
            began = it.cuff.started.is_set()
            if act in BY_ITSELF:
                assert not (began and stopped), f"{act}: after a stop"
                assert not (began and held and act == "time"), f"{act}: under an alert"
            if before and not began and it.measuring.of(Role.CUFF).under_way:
                it.cuff.started.set()
            stopped = act in ("stop", "crash", "again") or (act == "done" and measures) or (stopped and act not in ("start", "seat", "show", "keep", "discard"))
            guide, state = it.measuring.pressure.now, it.measuring.of(Role.CUFF)
            kept = {each.observation_id: each for each in it.live.now.record.observations}
            assert all(kept[each.observation_id].series == guide.series for each in guide.readings)
            assert not (state.under_way and state.pending is not None)
            means = [each for each in kept.values() if each.average_of]
            assert len({each.series for each in means}) == len(means), "one average a series"
            assert guide.phase is not Phase.DONE or any(each.series == guide.series for each in means)


ONE = st.sampled_from(sorted(ACTS)).map(lambda act: (act,))
READING = st.sampled_from((("time", "good"), ("time", "doubtful", "keep"), ("seat", "time", "good"), ("again", "seat", "alert", "time")))


@settings(max_examples=40, deadline=None)
@given(st.lists(ONE | READING, min_size=3, max_size=25))
def test_in_any_order(acts: list[tuple[str, ...]]) -> None:
    asyncio.run(play(["show", "seat", *(each for some in acts for each in some)]))
