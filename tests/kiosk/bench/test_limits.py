"""The cheap figures hold with a margin of three; what is noisier is judged by the bench alone."""

import pytest

from kiosk.bench import camera_chart, codec_packet_ratio, deliveries_per_s
from kiosk.bench.record_server import running
from kiosk.bench.visit import finished_visits
from tests.node_packages import needs_node

MARGIN = 3


def test_packets_are_read_faster_than_an_oximeter_sends_them() -> None:
    wire, whole = codec_packet_ratio.recorded(3000)
    best = max(codec_packet_ratio.parsed_a_second(wire, whole) for _ in range(3))
    assert best / 60 > codec_packet_ratio.TARGET.limit / MARGIN


def test_what_the_bench_parses_is_damaged_a_little_and_counted_right() -> None:
    wire, whole = codec_packet_ratio.recorded(3000)
    assert 0 < 3000 - whole < 30
    with pytest.raises(RuntimeError, match="packets came out"):
        codec_packet_ratio.parsed_a_second(wire, whole + 1)


def test_an_oximeter_speaks_sixty_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec_packet_ratio, "LISTEN_S", 0.2)
    assert 0 < codec_packet_ratio.sent_a_second() < 70


def test_a_chart_of_known_faults_is_measured_as_it_is() -> None:
    lens = camera_chart.a_lens(3)
    took_ms, errors = camera_chart.timed(lens, camera_chart.a_series(lens, 6, 3))
    assert errors.worst < camera_chart.TARGET.limit
    assert took_ms < 5000


def test_reports_reach_a_folder_faster_than_visits_end() -> None:
    assert deliveries_per_s.delivered_to_folder_a_second(finished_visits(2)) > 1 / MARGIN


@needs_node
def test_the_record_holds_what_was_delivered_and_what_was_posted() -> None:
    visits = finished_visits(2)
    with running() as server:
        assert deliveries_per_s.delivered_a_second(visits, server) > 0
        assert server.held() == 2
        assert deliveries_per_s.posted_a_second(visits, server) > 0
        assert server.held() == 2
