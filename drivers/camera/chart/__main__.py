"""The process that measures: asked on its standard input, it answers on its standard output, and leaves when nobody asks any more.

A question is a letter, the length of what follows as four bytes, and that: `F` and a JPEG, where is the chart in it; `M` and a series of pictures, what
do they give. An answer is one line of JSON. Pictures from a camera are foreign bytes: here they can harm nothing else.
"""

import base64
import json
import os
import resource
import signal
import struct
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

import cv2

from devices.chart import M3, Chart, Flaw, Unmeasurable
from drivers.camera.chart.measure import look, measure
from drivers.camera.chart.series import unpacked

QUESTION = struct.Struct("=cI")
FIND, MEASURE = b"F", b"M"
LARGEST = 64 * 1024 * 1024
MEMORY = 3 * 1024**3


def answer(kind: bytes, content: bytes, chart: Chart) -> dict[str, Any]:
    """What this question is answered; a flaw by its name, also where the measuring itself fails."""
    try:
        if kind == FIND:
            return {"found": asdict(look(content, chart))}
        measured = measure(unpacked(content), chart)
        return {"reading": asdict(measured.reading), "picture": _text(measured.picture), "edge": _text(measured.edge)}
    except Unmeasurable as error:
        return {"flaw": error.flaw.value, "detail": error.detail}
    except (ArithmeticError, LookupError, MemoryError, ValueError, cv2.error) as error:  # a picture that nobody thought of: refused, by name
        return {"flaw": Flaw.BROKEN.value, "detail": type(error).__name__}


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def serve(questions: BinaryIO, answers: BinaryIO, chart: Chart = M3) -> None:
    """Until the questions end."""
    while len(head := questions.read(QUESTION.size)) == QUESTION.size:
        kind, length = QUESTION.unpack(head)
        if kind not in (FIND, MEASURE) or length > LARGEST:
            return
        content = questions.read(length)
        if len(content) != length:
            return
        answers.write(json.dumps(answer(kind, content, chart), allow_nan=False).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches us too: the booth ends us
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(5)  # the screens come first
    cv2.setNumThreads(1)
    serve(sys.stdin.buffer, sys.stdout.buffer)
