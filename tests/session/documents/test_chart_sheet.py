"""The camera chart on paper: printed, it is as large as the measure takes it to be, and the drawing is the one that is looked for."""

import re
from itertools import pairwise

import cv2
import numpy as np
import pikepdf
import pytest
from PySide6.QtCore import QSize

from devices.chart import M3
from drivers.camera.chart.drawing import labels, palette, plain_view
from drivers.camera.chart.light import codes
from kiosk.__main__ import main
from session.documents import chart_sheet
from ui.pictures import paint


def test_the_sheet_has_the_chart_in_its_true_size(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    html = chart_sheet.html()
    assert html.count("width:25.6mm;height:25.6mm") == chart_sheet.COPIES
    out = f"{tmp_path}/mire.pdf"
    assert main(["upkeep", "chart", "--out", out]) == 0
    assert "lot 2026-04" in capsys.readouterr().out
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
        operations = pikepdf.parse_content_stream(pdf.pages[0])
    steps = [float(operands[0]) for operands, operator in operations if str(operator) == "cm" and len(operands) == 6]
    scale = M3.millimetres / M3.size * 96 / 25.4  # units of the drawing to CSS pixels
    assert any(step == pytest.approx(scale, rel=1e-3) or step == pytest.approx(scale * 0.75, rel=1e-3) for step in steps)
    assert main(["upkeep", "chart", "--out", "/nowhere/mire.pdf"]) == 1


def test_the_drawing_is_what_a_camera_is_expected_to_see(qapp: object) -> None:
    size = 640
    image = paint(chart_sheet.svg(), QSize(size, size))
    drawn = np.frombuffer(image.constBits(), np.uint8).reshape(size, size, 4)[:, :, :3]
    view = plain_view(M3, size, size, fill=1.0)
    expected = codes(palette(M3)[labels(M3, view, size, size)])[:, :, ::-1]
    outside = labels(M3, view, size, size) == 0
    off = np.abs(drawn.astype(np.float32) - expected).max(axis=2)
    off[outside] = 0
    edges = cv2.dilate((cv2.Laplacian(expected.mean(axis=2).astype(np.float32), cv2.CV_32F) != 0).astype(np.uint8), np.ones((5, 5), np.uint8))
    assert off[edges == 0].max() < 2


def test_every_colour_is_named_on_the_sheet() -> None:
    html = chart_sheet.html()
    for patch in (*M3.colours, *M3.greys):
        assert re.search(rf"<b>{patch.name}</b> {', '.join(map(str, patch.colour))}", html)
    assert all(patch.x < after.x or patch.y < after.y for patch, after in pairwise(M3.colours))
