"""The log says what the program did, and nothing of the patient."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.errors import ConnectionLost, ProtocolError
from kiosk.log import LOG_FILE, start_log


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    start_log(tmp_path)
    yield tmp_path / LOG_FILE
    for handler in logging.getLogger().handlers:
        handler.close()
    logging.getLogger().handlers.clear()


def test_a_foreign_exception_is_logged_without_its_words(log_file: Path) -> None:
    patient = " ".join(("GARNIER", "Odette"))
    try:
        int(patient)
    except ValueError:
        logging.getLogger("x").exception("keeping failed")
    text = log_file.read_text()
    assert "GARNIER" not in text
    assert "ValueError" in text
    assert "test_log.py" in text


def test_our_own_error_keeps_its_sentence(log_file: Path) -> None:
    try:
        raise ConnectionLost("the cuff went away")
    except ConnectionLost:
        logging.getLogger("x").exception("measuring failed")
    assert "ConnectionLost: the cuff went away" in log_file.read_text()


def test_a_packet_is_not_logged(log_file: Path) -> None:
    try:
        raise ProtocolError("not a reading", packet=b"\x16\x88\x00")
    except ProtocolError:
        logging.getLogger("x").exception("parsing failed")
    assert "16 88" not in log_file.read_text()
