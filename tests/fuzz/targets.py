"""What is fuzzed: for each family of the catalogue its codec, and whatever else takes bytes or text from outside.

A family without an entry in `OF_FAMILY` fails a test.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from devices.errors import ProtocolError
from devices.evidence import Evidence, Unreadable
from devices.identity import DeviceIdentity
from drivers.blood_pressure_1810 import codec as blood_pressure
from drivers.blood_pressure_microlife import codec as microlife
from drivers.blood_pressure_omron import codec as omron
from drivers.blood_pressure_suntech import codec as suntech
from drivers.camera import codec as camera
from drivers.decoding import decode
from drivers.glucometer_1808 import codec as glucometer
from drivers.heart_rate_180d import codec as heart_rate
from drivers.ieee11073.date_time import DateTime
from drivers.oximeter_1822 import codec as oximeter
from drivers.oximeter_berry import codec as berry
from drivers.oximeter_contec import codec as contec
from drivers.oximeter_contec_ble import codec as contec_ble
from drivers.oximeter_contec_old import codec as contec_old
from drivers.oximeter_jumper import codec as jumper
from drivers.oximeter_masimo import codec as masimo
from drivers.oximeter_nonin_ble import codec as nonin_ble
from drivers.oximeter_nonin_serial import codec as nonin
from drivers.oximeter_viatom import codec as viatom
from drivers.scale_181d import codec as scale
from drivers.stethoscope import codec as stethoscope
from drivers.taidoc import codec as taidoc
from drivers.thermometer_1809 import codec as thermometer
from drivers.transport.recording import FORMAT, read_recording
from drivers.transport.wire_reading import LineReader
from kiosk.settings import SettingsError, parse_settings
from session.hub.messages.from_hub import Command
from session.hub.messages.wire import BadMessage, decode_from_booth, decode_from_hub, decode_from_page, encode, encode_command
from tests.drivers.transport.greeted import Greeted
from tests.fuzz.kinds import Packets, Questions, Stream, Target, held_by, looked_at
from tests.fuzz.seeds import seeds
from tests.session.hub.test_messages import ACTS, AT, HADDAD, SEEN

_PIECE = 20  # of a line, as Bluetooth cuts it
_ANSWERS = 8  # that a Nonin's parser keeps for whoever looks at them
_BOUNDARY = b"picture"
_LONGEST_PICTURE = 2048  # as if: garbage that fills the real one takes too long
_PICTURES = tuple(camera.Part(b"\xff\xd8" + bytes((each,)) * 60 + b"\xff\xd9").wrapped(_BOUNDARY) for each in range(4))


def _contec_read(packet: contec.Packet) -> object:
    assert contec.Packet.parse(bytes(packet)) == packet
    live = contec.LiveData.parse(packet)
    return looked_at(contec.LiveData.parse(live.packet()))


def _viatom_read(frame: viatom.Frame) -> None:
    assert viatom.Frame.parse(bytes(frame)) == frame
    for parse in (viatom.Numbers.parse, viatom.parse_wave, viatom.parse_battery):
        with suppress(ProtocolError):
            looked_at(parse(frame))


def _contec_ble_read(frame: contec_ble.Frame) -> None:
    assert contec_ble.Frame.parse(bytes(frame)) == frame
    for parse in (contec_ble.Numbers.parse, contec_ble.WaveSample.parse):
        with suppress(ProtocolError):
            looked_at(parse(frame))


def _with_bytes(said: tuple[object, bytes]) -> object:
    return looked_at(said[0])


def _suntech_settled(parser: suntech.Parser) -> suntech.Parser:
    parser.give_up()
    return parser


def _omron_record(layout: omron.Layout, data: bytes) -> omron.Record | None:
    record = omron.Record.parse(data, layout)
    if record is not None:
        assert omron.Record.parse(record.block(layout), layout) == record
    return looked_at(record)  # type: ignore[return-value]


def _omron_memory(layout: omron.Layout, data: bytes) -> None:
    with suppress(ProtocolError):
        layout.newest(data)
    looked_at(layout.time(data))


def _omron_pieces(data: bytes) -> None:
    """A byte for the channel, and what comes on it; after all of it an answer is whole again."""
    channels = omron.Channels()
    for at in range(0, len(data), 1 + omron.PIECE):
        with suppress(ProtocolError):
            channels.feed(data[at] % len(omron.SENDS), data[at + 1 : at + 1 + omron.PIECE])
        assert held_by(channels) <= len(omron.SENDS) * omron.PIECE
    assert channels.feed(0, omron.START) == omron.Frame.parse(omron.START)


def _omron_writes(data: bytes) -> bool:
    return data[1:3] not in (b"\0\0", b"\1\0", b"\x0f\0")


def _taidoc_answer(data: bytes) -> taidoc.Answer:
    answer = taidoc.Answer.parse(data)
    with suppress(ProtocolError):
        taidoc.parse_model(answer)
    looked_at(taidoc.parse_time(answer))
    for kind in taidoc.Kind:
        taidoc.parse_values(kind, answer)
    return answer


def _microlife_records(payload: bytes) -> None:
    for record in microlife.parse_records(payload):
        looked_at(record.taken)


def _weight(dialect: scale.Dialect, data: bytes) -> scale.Weight:
    weight = scale.Weight.parse(data, dialect)
    if weight.mass is not None:
        assert weight.mass.kilograms().is_finite()
    return weight


def _pressure(dialect: blood_pressure.Dialect, data: bytes) -> blood_pressure.BloodPressure:
    read = blood_pressure.BloodPressure.parse(data, dialect)
    for pressure in (read.systolic, read.diastolic, read.mean):
        read.mmhg(pressure)
    return read


def _nonin(data_format: nonin.Format, train: tuple[bytes, ...], longest: int) -> Stream:
    return Stream(f"nonin-format-{data_format.value}", partial(nonin.Parser, data_format), train, longest + _ANSWERS, read=_with_bytes)


def _nonin_packet(data_format: nonin.Format, rate: int) -> bytes:
    signals = (nonin.Signal.ALWAYS | nonin.Signal.SYNC, *(nonin.Signal.ALWAYS,) * (nonin.FRAMES - 1))
    return bytes(nonin.Packet(data_format, signals, tuple(range(nonin.FRAMES)), bytes((0, rate, 97)) + bytes(nonin.FRAMES - 3)))


def _text(parse: Callable[[str], object], data: bytes) -> object:
    return parse(data.decode("utf-8", "replace"))


def _whole_recording(text: str) -> object:
    return read_recording(text.splitlines())


_RECORDED = (
    f'{{"format": "{FORMAT}"}}\n{{"t": 0.1, "what": "in", "data": "01e0"}}\n{{"t": 2, "what": "connect", "services": {{"1810": {{"2A35": ["read"]}}}}}}\n'
).encode()
_SETTINGS = (Path(__file__).parents[2] / "packaging/settings.toml").read_bytes()
_BLE_PRESSURES, _SCALES, _OXIMETERS, _METERS = map(seeds, ("blood_pressure_1810.json", "scale_181d.json", "oximeter_1822.json", "glucometer_1808.json"))
_PC60FW = seeds("viatom_pc60fw.hex")
_SOUND = tuple(bytes(stethoscope.Packet(number, bytes((1, number)) * stethoscope.MOST)) for number in range(4))  # as much at a time as there may be
_SUNTECH = tuple(map(bytes, (suntech.Answer.DONE, suntech.Pressure(120), suntech.Result(128, 82, 71, 97), suntech.Answer.ABORTED)))

_OMRON_LAYOUTS = {"older": omron.OLDER, "newer": omron.NEWER}
_AT_NINE = DateTime(2026, 11, 22, 9, 0, 0)
_OMRON = tuple(omron.Record(128, 82, 72, _AT_NINE).block(layout) for layout in _OMRON_LAYOUTS.values())

_READ_AS = ("", "2", "7", "blood-pressure", "1 weight x", "standard", "beurer-bm85")  # what families note beside their bytes, and a little more


def _evidence(data: bytes) -> object:
    """Bytes for the family, for how they were read and in which pieces; the rest are those of the report."""
    family, noted, pieces, *_ = (*data[:3], 0, 0, 0)
    raw = data[3:]
    cut = tuple(len(raw[at : at + pieces]) for at in range(0, len(raw), pieces)) if pieces else ()
    names = sorted(OF_FAMILY)
    device = DeviceIdentity("", "", "")
    return decode(Evidence(raw, device, f"{names[family % len(names)]}/1", cut, _READ_AS[noted % len(_READ_AS)]))


def _on_the_wire(data: bytes) -> None:
    """Bytes for the family, for what its driver noted and for the characteristic; the rest comes in pieces, as a technician follows it."""
    family, noted, place, *_ = (*data[:3], 0, 0, 0)
    measuring = sorted(name for name in OF_FAMILY if find_spec(f"drivers.{name}.decoding") is not None)
    try:
        line = LineReader(measuring[family % len(measuring)], Greeted("HEM-7322T", _READ_AS[noted % len(_READ_AS)]))  # type: ignore[arg-type]  # who it is is enough
    except ValueError:  # a format that no driver notes
        return
    places = sorted(line._line.comes)
    for at in range(3, len(data), _PIECE):
        reading = line.read("value", data[at : at + _PIECE], places[(place + at) % len(places)], "")
        assert reading is not None
        assert all(isinstance(said, str) for packet in reading.packets for field in packet for said in field)


def _seeds_of_evidence() -> tuple[bytes, ...]:
    """The train of each family's codec, or what else it begins with, read as each thing that is noted."""
    first = {number: next(iter(OF_FAMILY[name][0].seeds), b"") for number, name in enumerate(sorted(OF_FAMILY))}
    return tuple(bytes((number, noted, 0)) + seed for number, seed in first.items() for noted in range(len(_READ_AS)))


OF_FAMILY: dict[str, tuple[Target, ...]] = {
    "blood_pressure_1810": (
        Packets("bp", partial(_pressure, blood_pressure.STANDARD), _BLE_PRESSURES),
        Packets("bp-bm85", partial(_pressure, blood_pressure.BM85), _BLE_PRESSURES),
        Packets("bp-feature", blood_pressure.parse_feature, (b"\x17\0",)),
    ),
    "blood_pressure_suntech": (
        Stream("suntech", suntech.Parser, _SUNTECH, suntech.RESULT_LENGTH, seeds("blood_pressure_suntech.json"), _with_bytes, settled=_suntech_settled),
    ),
    "blood_pressure_omron": (
        Packets("omron-frame", omron.Frame.parse, (omron.START, omron.END, omron.read(0x0260, 8), *_OMRON)),
        Packets("omron-pieces", _omron_pieces, (bytes((0,)) + omron.START, b"".join(bytes((at,)) + bytes(omron.PIECE) for at in range(4)))),
        *(Packets(f"omron-record-{name}", partial(_omron_record, layout), _OMRON) for name, layout in _OMRON_LAYOUTS.items()),
        *(Packets(f"omron-memory-{name}", partial(_omron_memory, layout), (bytes(layout.clock[1]),)) for name, layout in _OMRON_LAYOUTS.items()),
        Questions("omron-questions", partial(omron.may_be_written, omron.HEARS), _omron_writes, (omron.START, omron.END, omron.read(0x0260, 8))),
    ),
    "blood_pressure_microlife": (
        Stream(
            "microlife",
            microlife.Parser,
            tuple(microlife.framed(microlife.memory(record)) for record in seeds("microlife.json")[-3:]),
            microlife.LONGEST,
            seeds("microlife.json"),
            _microlife_records,
            settled=lambda _: microlife.Parser(),
        ),
    ),
    "oximeter_contec": (Stream("contec", contec.Parser, seeds("contec_cms50e_live.hex")[:9:2], 9, seeds("contec_cms50dplus_dialogue.txt"), _contec_read),),
    "oximeter_1822": (
        Packets("plx-spot", oximeter.SpotCheck.parse, _OXIMETERS),
        Packets("plx-continuous", oximeter.Continuous.parse, _OXIMETERS),
        Packets("plx-features", oximeter.parse_features, (b"\x83\0",)),
    ),
    "oximeter_viatom": (
        Stream("viatom", viatom.Parser, (*(bytes(viatom.Numbers(97, 60 + each).frame()) for each in range(4)),), 4 + viatom.LONGEST, _PC60FW, _viatom_read),
    ),
    "oximeter_contec_ble": (
        Stream("contec-ble", contec_ble.Parser, seeds("contec_cms50d_bt.json")[:3] * 2, 8, seeds("contec_cms50d_bt.json"), _contec_ble_read),
    ),
    "oximeter_contec_old": (
        Stream("contec-old", contec_old.Parser, tuple(bytes((0x85, each, 3, 60 + each, 97)) for each in range(4)), contec_old.LENGTH, read=_with_bytes),
    ),
    "oximeter_jumper": (Packets("jumper", jumper.Numbers.parse, seeds("jumper.json")),),
    "oximeter_nonin_ble": (Packets("nonin-ble", nonin_ble.Oximetry.parse, seeds("nonin_ble.json")),),
    "oximeter_nonin_serial": (
        _nonin(nonin.Format.TWO, tuple(_nonin_packet(nonin.Format.TWO, 60 + each) for each in range(4)), 125),
        _nonin(nonin.Format.SEVEN, tuple(_nonin_packet(nonin.Format.SEVEN, 60 + each) for each in range(4)), 125),
        _nonin(nonin.Format.EIGHT, tuple(bytes(nonin.EachSecond(60 + each, 97, nonin.Second(0))) for each in range(4)), 4),
        _nonin(
            nonin.Format.THIRTEEN,
            tuple(bytes(nonin.SpotCheck(bytes((20, 26, 11, 22, 9, each, 0, 0)), nonin.SpotStatus(0x0200), 72, 97)) for each in range(4)),
            nonin.LONGEST_SPOT + 8,
        ),
    ),
    "oximeter_berry": (Stream("berry", berry.Parser, seeds("berry_bci.json"), berry.LENGTH, read=_with_bytes),),
    "oximeter_masimo": (
        Stream("masimo", masimo.Parser, tuple(line + b"\r\n" for line in seeds("oximeter_masimo.json")[:4]), masimo.LONGEST_LINE + 1, read=_with_bytes),
    ),
    "thermometer_1809": (Packets("temperature", thermometer.Temperature.parse, seeds("thermometer_1809.json")),),
    "scale_181d": (
        Packets("weight", partial(_weight, scale.STANDARD), _SCALES),
        Packets("weight-uc352", partial(_weight, scale.UC352), _SCALES),
        Packets("composition", scale.Composition.parse, _SCALES),
        Packets("scale-feature", scale.parse_feature, (b"\x20\0\0\0",)),
    ),
    "glucometer_1808": (
        Packets("glucose", glucometer.Glucose.parse, _METERS),
        Packets("glucose-context", glucometer.Context.parse, _METERS),
        Packets("glucose-reply", glucometer.Reply.parse, _METERS),
        Questions("glucose-questions", glucometer.may_be_asked, lambda data: data[0] == glucometer.Operation.DELETE, (glucometer.LAST, glucometer.since(7))),
    ),
    "heart_rate_180d": (Packets("heart-rate", heart_rate.HeartRate.parse, seeds("heart_rate_180d.json")),),
    "taidoc": (
        Packets("taidoc", _taidoc_answer, seeds("taidoc.json")),
        Questions("taidoc-questions", taidoc.may_be_asked, lambda data: data[1] == 0x52, tuple(taidoc.request(each) for each in taidoc.Command)),
    ),
    "stethoscope": (Stream("stethoscope", stethoscope.Reader, _SOUND, len(_SOUND[0])),),
    "camera": (
        Stream(
            "mjpeg",
            partial(camera.Parser, _BOUNDARY, _LONGEST_PICTURE),
            _PICTURES,
            camera.LONGEST_HEADER + _LONGEST_PICTURE,
            (b"--picture\r\nContent-Length: 900\r\n\r\n\xff\xd8",),
        ),
        Stream("chunks", camera.Unchunker, (), camera.LONGEST_HEADER, (b"5\r\nhello\r\n0\r\n\r\n",), refusals=(camera.NotChunked,)),
        Packets("boundary", partial(_text, camera.boundary_of), (b"multipart/x-mixed-replace; boundary=picture",), (camera.NotAnMjpegReply,)),
    ),
}

OTHERS: tuple[Target, ...] = (
    Packets("evidence", _evidence, _seeds_of_evidence(), (Unreadable,)),
    Packets("wire-log", _on_the_wire, _seeds_of_evidence()),
    Packets("recording", partial(_text, _whole_recording), (_RECORDED,)),
    Packets("from-booth", decode_from_booth, tuple(encode(each).encode() for each in SEEN), (BadMessage,)),
    Packets("from-hub", decode_from_hub, tuple(encode_command(Command(HADDAD, AT, each)).encode() for each in ACTS), (BadMessage,)),
    Packets("from-page", decode_from_page, tuple(encode(each).encode() for each in ACTS), (BadMessage,)),
    Packets("settings", partial(_text, parse_settings), (_SETTINGS,), (SettingsError,)),
)


def all_targets() -> dict[str, Target]:
    """Each by its name."""
    return {each.name: each for each in (*(target for targets in OF_FAMILY.values() for target in targets), *OTHERS)}
