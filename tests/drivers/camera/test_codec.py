"""How network cameras wrap their pictures, well and badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.camera.codec import LONGEST_PICTURE, NotAnMjpegReply, NotChunked, Parser, Part, Unchunker, boundary_of, is_whole_jpeg

BOUNDARY = b"picture"
parts = st.builds(lambda inner: Part(b"\xff\xd8" + inner.replace(b"--" + BOUNDARY, b"") + b"\xff\xd9"), st.binary(max_size=300))


@given(st.lists(parts, max_size=8), st.lists(st.integers(0, 4000), max_size=12))
def test_a_stream_cut_anywhere_gives_the_same_pictures(sent: list[Part], cuts: list[int]) -> None:
    wire = b"".join(part.wrapped(BOUNDARY) for part in sent)
    parser, found, start = Parser(BOUNDARY), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert found == sent
    assert parser.dropped == 0


@given(st.lists(parts, min_size=1, max_size=5))
def test_pictures_without_a_length_end_at_the_next_boundary(sent: list[Part]) -> None:
    wire = b"".join(b"--" + BOUNDARY + b"\r\nContent-Type: image/jpeg\r\n\r\n" + part.jpeg + b"\r\n" for part in sent)
    assert Parser(BOUNDARY).feed(wire + b"--" + BOUNDARY) == sent


@given(st.lists(st.binary(max_size=300) | st.just(b"--picture\r\n") | st.just(b"\r\n\r\n") | st.just(b"Content-Length: 5\r\n"), max_size=30))
def test_any_bytes_do_no_harm(chunks: list[bytes]) -> None:
    parser = Parser(BOUNDARY)
    for chunk in chunks:
        assert all(part.jpeg.startswith(b"\xff\xd8") for part in parser.feed(chunk))


def test_after_a_lie_about_the_length_pictures_come_again() -> None:
    good = Part(b"\xff\xd8good\xff\xd9").wrapped(BOUNDARY)
    parser = Parser(BOUNDARY)
    lie = b"--picture\r\nContent-Length: 3\r\n\r\n\xff\xd8 much more than three\xff\xd9\r\n"
    assert parser.feed(lie + good + good) == [Part(b"\xff\xd8good\xff\xd9")] * 2
    assert parser.dropped == 1


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser(BOUNDARY)
    for _ in range(2000):
        assert parser.feed(b"\xff" * 10_000) == []
    assert len(parser._held) < 20_000
    parser = Parser(BOUNDARY)
    parser.feed(b"--picture\r\n\r\n")
    for _ in range(2000):
        parser.feed(b"\xff" * 10_000)
    assert len(parser._held) <= LONGEST_PICTURE + 10_000
    assert parser.dropped == 1


def test_an_endless_header_takes_no_memory() -> None:
    parser = Parser(BOUNDARY)
    parser.feed(b"--picture")
    for _ in range(100):
        parser.feed(b"x" * 1000)
    assert len(parser._held) < 6000


@pytest.mark.parametrize(
    ("header", "boundary"),
    [
        ("multipart/x-mixed-replace;boundary=frame", b"frame"),
        ("multipart/x-mixed-replace; boundary=--myboundary", b"myboundary"),
        ('Multipart/X-Mixed-Replace; charset=x; boundary="a b"', b"a b"),
    ],
)
def test_the_boundary_is_found(header: str, boundary: bytes) -> None:
    assert boundary_of(header) == boundary


@pytest.mark.parametrize("header", ["", "image/jpeg", "text/html; boundary=x", "multipart/x-mixed-replace", "multipart/x-mixed-replace; boundary="])
def test_other_replies_are_refused(header: str) -> None:
    with pytest.raises(NotAnMjpegReply):
        boundary_of(header)


def test_a_jpeg_without_huffman_tables_is_not_whole() -> None:
    assert not is_whole_jpeg(b"\xff\xd8\xff\xda\xff\xd9")
    assert is_whole_jpeg(b"\xff\xd8\xff\xc4\x00\x02\xff\xda\xff\xd9")
    assert not is_whole_jpeg(b"")


def chunked(pieces: list[bytes], extension: bytes = b"") -> bytes:
    return b"".join(b"%X%s\r\n%s\r\n" % (len(piece), extension, piece) for piece in pieces if piece)


@given(st.lists(st.binary(max_size=300), max_size=8), st.lists(st.integers(0, 3000), max_size=12), st.sampled_from([b"", b";a=b", b" ; x"]))
def test_chunks_cut_anywhere_give_the_bytes_inside(pieces: list[bytes], cuts: list[int], extension: bytes) -> None:
    wire = chunked(pieces, extension) + b"0\r\n\r\n"
    reader, inside, start = Unchunker(), b"", 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        inside += reader.feed(wire[start:cut])
        start = cut
    assert inside == b"".join(pieces)
    assert reader.ended
    assert reader.feed(b"what follows is nobody's") == b""


@given(st.lists(st.binary(max_size=200) | st.sampled_from([b"a\r\n", b"\r\n", b"0\r\n", b"ffffffff\r\n"]), max_size=20))
def test_any_bytes_are_chunks_or_refused(sent: list[bytes]) -> None:
    reader, given_back = Unchunker(), 0
    try:
        for data in sent:
            given_back += len(reader.feed(data))
    except NotChunked:
        return
    assert given_back <= sum(map(len, sent))


@pytest.mark.parametrize("wire", [b"picture\r\n", b"\r\n", b"123456789\r\n", b"1\r\nab\r\n", b"-1\r\n", b"7" * 5000])
def test_what_says_that_it_is_chunked_and_is_not(wire: bytes) -> None:
    with pytest.raises(NotChunked):
        Unchunker().feed(wire)


def test_a_length_that_is_too_long_costs_its_own_picture_alone() -> None:
    good = Part(b"\xff\xd8good\xff\xd9")
    parser = Parser(BOUNDARY)
    assert parser.feed(b"--picture\r\nContent-Length: 900000\r\n\r\n\xff\xd8 broken off\r\n" + good.wrapped(BOUNDARY)) == [good]
    assert parser.dropped == 1
