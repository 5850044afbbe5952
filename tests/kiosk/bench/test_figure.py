"""The arithmetic of the figures: medians, spreads, ratios, targets, and what makes a figure void or a trial."""

import doctest
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kiosk.bench.figure
import kiosk.bench.table
import kiosk.bench.turns
from kiosk.bench.__main__ import NAMES, PARTS, Part
from kiosk.bench.figure import Series, Verdict, at_least, at_most, percentile, ratio, single, void, within
from kiosk.bench.table import table
from kiosk.bench.turns import by_turns

OURS = Series("ours", "s", (3.0, 1.0, 2.0, 100.0, 2.0))
PEER = Series("peer", "s", (1.0, 1.0, 1.0, 1.0, 50.0))


@pytest.mark.parametrize("module", [kiosk.bench.figure, kiosk.bench.table, kiosk.bench.turns])
def test_what_the_docstrings_show_is_so(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # it is a module


def test_a_ratio_is_that_of_the_medians() -> None:
    figure = ratio("r", "", OURS, PEER, at_most(2.0))
    assert (figure.value, figure.verdict) == (2.0, Verdict.MET)
    assert replace(figure, target=at_most(1.99)).verdict is Verdict.MISSED
    assert replace(figure, target=at_least(2.0)).verdict is Verdict.MET
    assert replace(figure, target=None).verdict is Verdict.TOLD


def test_too_few_samples_are_a_trial_however_good_they_look() -> None:
    few = replace(OURS, samples=(1.0,) * 4)
    assert ratio("r", "", few, PEER, at_most(2.0)).verdict is Verdict.TRIAL


@pytest.mark.parametrize(("ours", "peer"), [((), (1.0,)), ((1.0,), ()), ((1.0,), (0.0,))])
def test_a_ratio_without_one_of_its_sides_is_void(ours: tuple[float, ...], peer: tuple[float, ...]) -> None:
    figure = ratio("r", "", replace(OURS, samples=ours), replace(PEER, samples=peer), at_most(2.0))
    assert (figure.value, figure.verdict) == (None, Verdict.VOID)
    assert "no samples of" in figure.void


def test_a_single_figure_is_our_median_with_the_peer_beside_it() -> None:
    figure = single("s", "", OURS, PEER, at_most(2.0))
    assert (figure.value, figure.unit, figure.peer) == (2.0, "s", PEER)
    assert single("s", "", replace(OURS, samples=()), None, None).verdict is Verdict.VOID


def test_the_spread_is_that_of_the_quartiles() -> None:
    assert Series("", "", (1.0, 2.0, 3.0, 4.0, 5.0)).spread == pytest.approx(2 / 3)
    assert Series("", "", (1.0, 2.0)).spread is None
    assert Series("", "", (0.0, 0.0, 0.0)).spread is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_one_of_the_values_and_covers_its_share(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6


def test_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_within_does_not_ask_who_is_first(first: float, second: float) -> None:
    assert within(first, second, 0.1) == within(second, first, 0.1)


def test_turns_alternate_who_begins() -> None:
    heard: list[str] = []
    ours, peer = by_turns(3, lambda: heard.append("A") or 1, lambda: heard.append("B") or 2)  # type: ignore[func-returns-value]  # append gives None
    assert "".join(heard) == "ABBAAB"
    assert (ours, peer) == ([1, 1, 1], [2, 2, 2])


def test_what_is_written_is_plain_and_says_everything() -> None:
    figure = ratio("r", "what it means", OURS, PEER, at_most(2.0), "a note").with_detail(more=[1, 2])
    plain = json.loads(json.dumps(figure.to_plain()))
    assert plain["ours"]["samples"] == list(OURS.samples)
    assert plain["ours"]["median"] == 2.0
    assert (plain["value"], plain["target"], plain["verdict"], plain["void"]) == (2.0, "≤ 2", "met", None)
    assert plain["detail"] == {"more": [1, 2]}


def test_the_table_says_why_a_figure_is_void_and_invents_no_number() -> None:
    text = table([void("glass_to_glass_ratio", "", "the receivers got 14 pictures a second", at_most(0.8)), ratio("r", "", OURS, PEER, at_most(2.0), "a note")])
    lines = text.splitlines()
    assert "void" in lines[2]
    assert "0.8" in lines[2]
    assert "glass_to_glass_ratio: void, the receivers got 14 pictures a second" in text
    assert lines[3].startswith("✓")
    assert "r: a note" in text


def test_every_figure_of_the_issue_is_there_once() -> None:
    of_time = {"cold_start_ratio", "call_setup_ratio", "glass_to_glass_ratio", "bytes_to_dom_ms_p95", "gui_gap_ms_p99"}
    of_work = {"sender_cpu_ratio", "booth_pss_mb", "codec_packet_ratio", "deliveries_per_s"}
    of_devices = {f"{way}_{what}_s" for way in ("ble", "serial", "camera") for what in ("ready", "first_value")}
    of_devices |= {"idle_devices_core_pct", "memory_growth_kb_per_h"}
    of_chart = {"chart_ms_per_picture", "chart_error_pct"}
    assert sorted(NAMES) == sorted(of_time | of_work | of_devices | of_chart)
    assert len({part.module for part in PARTS}) == len(PARTS)


def test_a_part_that_fails_gives_void_figures_and_not_an_end() -> None:
    figures = Part("no_such_module", ("a", "b")).measure(1, frozenset({"a"}))
    assert [(figure.name, figure.verdict) for figure in figures] == [("a", Verdict.VOID)]
    assert "ModuleNotFoundError" in figures[0].void
