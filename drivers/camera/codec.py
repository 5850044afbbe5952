"""How a network camera wraps its pictures: one JPEG after another in a reply that never ends. No I/O.

The wrapping is `multipart/x-mixed-replace` (RFC 2046 §5.1 for the boundaries): a boundary line, a few header lines, an empty
line, the JPEG. Most cameras announce its length; some do not, and then the next boundary ends it.
"""

from dataclasses import dataclass

LONGEST_HEADER = 4096
LONGEST_PICTURE = 16 * 1024 * 1024  # a 20-megapixel JPEG is smaller
START_OF_IMAGE = b"\xff\xd8"
END_OF_IMAGE = b"\xff\xd9"
HUFFMAN_TABLES = b"\xff\xc4"
START_OF_SCAN = b"\xff\xda"


@dataclass(frozen=True)
class Part:
    """One picture as it travels."""

    jpeg: bytes

    def wrapped(self, boundary: bytes) -> bytes:
        """The part with its boundary and headers, ready to be sent."""
        return b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (boundary, len(self.jpeg), self.jpeg)


class NotAnMjpegReply(ValueError):
    """The reply's content type is not that of a picture stream."""


def boundary_of(content_type: str) -> bytes:
    """The boundary announced in a Content-Type header.

    Raises:
        NotAnMjpegReply: the header announces something else.
    """
    kind, *parameters = content_type.split(";")
    if kind.strip().lower() != "multipart/x-mixed-replace":
        raise NotAnMjpegReply(kind.strip()[:60])
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        value = value.strip().strip('"')
        if name.strip().lower() == "boundary" and value:
            return value.removeprefix("--").encode("latin-1", "replace")  # many cameras announce it with the dashes
    raise NotAnMjpegReply("no boundary")


def is_whole_jpeg(jpeg: bytes) -> bool:
    """Whether any viewer can open these bytes: webcams leave the Huffman tables out, and then only decoders of MJPEG can."""
    scan = jpeg.find(START_OF_SCAN)
    return jpeg.startswith(START_OF_IMAGE) and scan > 0 and HUFFMAN_TABLES in jpeg[:scan]


class Parser:
    """Fed with bytes as they come, gives whole parts. What is not a JPEG, or is too long, is counted in `dropped`."""

    def __init__(self, boundary: bytes, longest: int = LONGEST_PICTURE) -> None:
        self._longest = longest
        self._mark = b"--" + boundary
        self._held = bytearray()
        self._length: int | None = None  # announced length of the picture that is being read
        self._inside = False  # past the headers
        self._searched = 0  # how far the held bytes were searched for the next boundary already
        self.dropped = 0

    def feed(self, data: bytes) -> list[Part]:
        """Take bytes in, give out what they complete, oldest first."""
        self._held += data
        parts: list[Part] = []
        while self._step(parts):
            pass
        return parts

    def _step(self, parts: list[Part]) -> bool:
        if not self._inside:
            return self._read_header()
        if self._length is not None:
            return self._read_announced(parts)
        return self._read_until_boundary(parts)

    def _read_header(self) -> bool:
        start = self._held.find(self._mark)
        if start < 0:
            spare = len(self._held) - len(self._mark)
            if spare > 0:
                del self._held[:spare]
            return False
        end = self._held.find(b"\r\n\r\n", start)
        if end < 0:
            if len(self._held) - start <= LONGEST_HEADER:
                return False
            self.dropped += 1
            del self._held[: start + len(self._mark)]
            return True
        header = bytes(self._held[start:end])
        del self._held[: end + 4]
        self._length, self._inside, self._searched = _announced_length(header, self._longest), True, 0
        return True

    def _read_announced(self, parts: list[Part]) -> bool:
        if self._length is None:
            return False
        end = self._held.find(b"\r\n" + self._mark, self._searched, self._length)
        if end >= 0:  # the announcement was too long: pictures after this one would be taken for its bytes
            self._finish(end, parts)
            return True
        self._searched = max(0, len(self._held) - len(self._mark) - 2)
        if len(self._held) < self._length:
            return False
        self._finish(self._length, parts)
        return True

    def _read_until_boundary(self, parts: list[Part]) -> bool:
        end = self._held.find(b"\r\n" + self._mark, self._searched)
        if end < 0:
            self._searched = max(0, len(self._held) - len(self._mark) - 2)
            if len(self._held) > self._longest:
                self.dropped += 1
                self._held.clear()
                self._inside = False
            return False
        self._finish(end, parts)
        return True

    def _finish(self, length: int, parts: list[Part]) -> None:
        jpeg = bytes(self._held[:length])
        del self._held[:length]
        self._length, self._inside = None, False
        if jpeg.startswith(START_OF_IMAGE) and END_OF_IMAGE in jpeg[-16:]:  # some pad the end with zeros
            parts.append(Part(jpeg))
        else:
            self.dropped += 1


class NotChunked(ValueError):
    """The reply says that it comes in chunks, and does not."""


class Unchunker:
    """Takes the chunks off a reply that is sent in pieces of announced length (RFC 9112 §7.1): bytes in, the bytes inside out."""

    def __init__(self) -> None:
        self._line = bytearray()  # of the length that is being read, or of the empty line after a chunk
        self._left = 0  # bytes of the present chunk still to come
        self._after_chunk = False
        self.ended = False

    def feed(self, data: bytes) -> bytes:
        """What of this is the reply's own.

        Raises:
            NotChunked: no length where one must stand.
        """
        inside = bytearray()
        at = 0
        while at < len(data) and not self.ended:
            if self._left:
                piece = data[at : at + self._left]
                inside += piece
                at += len(piece)
                self._left -= len(piece)
                self._after_chunk = not self._left
                continue
            end = data.find(b"\n", at)
            self._line += data[at : end + 1 if end >= 0 else len(data)]
            if len(self._line) > LONGEST_HEADER:
                raise NotChunked("no end of a line")
            if end < 0:
                break
            at = end + 1
            self._read_line()
        return bytes(inside)

    def _read_line(self) -> None:
        line, self._line = bytes(self._line).strip(), bytearray()
        if self._after_chunk:
            self._after_chunk = False
            if line:
                raise NotChunked("a chunk is longer than announced")
            return
        digits = line.split(b";", 1)[0].strip()
        if not digits or len(digits) > 8 or not all(digit in b"0123456789abcdefABCDEF" for digit in digits):
            raise NotChunked("no length of a chunk")
        self._left = int(digits, 16)
        self.ended = not self._left


def _announced_length(header: bytes, longest: int) -> int | None:
    """The announced length, or None where there is none that can be true."""
    for line in header.split(b"\r\n"):
        name, _, value = line.partition(b":")
        digits = value.strip()
        if name.strip().lower() == b"content-length" and digits.isdigit() and len(digits) <= 8:
            length = int(digits)
            return length if 0 < length <= longest else None
    return None
