"""How many times faster than an oximeter speaks its packets are read and checked."""

import os
import random
import time
import tty

from drivers.oximeter_contec.codec import Command, Kind, LiveData, Packet, Parser
from drivers.oximeter_contec.simulator import Finger, PretendedContec
from kiosk.bench.figure import Figure, Series, at_least, ratio
from kiosk.bench.turns import by_turns

NAME = "codec_packet_ratio"
MEANING = "Contec packets parsed and validated a second, for each packet that an oximeter sends"
TARGET = at_least(1000)
PACKETS = 12_000  # 200 s of oximeter
DAMAGED = 0.002  # a worn cable
LISTEN_S = 1.0


def measure(samples: int) -> Figure:
    """The codec fed packet by packet, as a serial line gives them; beside an oximeter that speaks at its own pace on a line of the kernel."""
    wire, whole = recorded()
    ours, peer = by_turns(samples, lambda: parsed_a_second(wire, whole), sent_a_second)
    return ratio(NAME, MEANING, Series("parser, one packet a read", "packets/s", tuple(ours)), Series("oximeter", "packets/s", tuple(peer)), TARGET)


def recorded(packets: int = PACKETS, seed: int = 60) -> tuple[list[bytes], int]:
    """What comes off the line read by read, a little of it damaged; and how many packets came whole."""
    oximeter, chance = PretendedContec(), random.Random(seed)  # noqa: S311  damage, not a secret
    oximeter.put_in(Finger())
    oximeter.hear(bytes(Packet.command(Command.START_LIVE)))
    wire, whole = [], 0
    for number in range(packets):
        if number % 1000 == 0:
            oximeter.hear(bytes(Packet.command(Command.HEARTBEAT)))
        packet = oximeter.step()
        damaged = chance.random() < DAMAGED
        wire.append(packet[: chance.randrange(1, len(packet))] if damaged else packet)
        whole += not damaged
    return wire, whole


def parsed_a_second(wire: list[bytes], whole: int) -> float:
    """Feed it all; RuntimeError where a packet is missing, for a parser that loses some is not fast."""
    parser, found = Parser(), 0
    began = time.perf_counter()
    for read in wire:
        for packet in parser.feed(read):
            if packet.kind == Kind.LIVE:
                LiveData.parse(packet)
                found += 1
    took = time.perf_counter() - began
    if found != whole:
        raise RuntimeError(f"{found} packets came out of {whole}")
    return found / took


def sent_a_second() -> float:
    """A pretended oximeter speaks on a pty for a second, sixty times by its own clock; what arrives is counted."""
    device, host = os.openpty()
    try:
        tty.setraw(host)
        os.set_blocking(host, False)
        oximeter = PretendedContec()
        oximeter.hear(bytes(Packet.command(Command.START_LIVE)))
        parser, arrived, sent = Parser(), 0, 0
        began = time.monotonic()
        while (passed := time.monotonic() - began) < LISTEN_S:
            if sent < int(passed * 60) + 1:
                os.write(device, oximeter.step())
                sent += 1
                arrived += len(parser.feed(_now(host)))
            else:
                time.sleep(0.002)
        arrived += len(parser.feed(_now(host)))
        return arrived / passed
    finally:
        os.close(device)
        os.close(host)


def _now(port: int) -> bytes:
    try:
        return os.read(port, 4096)
    except BlockingIOError:
        return b""
