"""Tệp phim: what a file says of itself, read without running anything on it.

MP4 (ISO/IEC 14496-12) and WebM (Matroska) are boxes in boxes; only the few that tell of size, length and
coding are looked into, and no length a file claims is believed beyond the file's own end. What browsers
everywhere can play is taken: H.264 with AAC, VP8, VP9 or AV1 with Opus or Vorbis.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import error as Broken
from struct import unpack_from

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

MP4, WEBM = "mp4", "webm"
KINDS = {MP4: "video/mp4", WEBM: "video/webm"}
MOST_BOXES = 20_000
H264, AAC = {b"avc1", b"avc3"}, {b"mp4a"}
QUICKTIME = b"qt  "
CODINGS = {"V_VP8", "V_VP9", "V_AV1"}
SOUNDS = {"A_OPUS", "A_VORBIS"}
# Elements of Matroska (RFC 9559) by their numbers.
EBML, SEGMENT, INFO, TRACKS, CLUSTER, TRACK, VIDEO = (
    0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0xAE, 0xE0,
)  # fmt: skip
DOCTYPE, SCALE, DURATION, TYPE, CODEC, WIDE, HIGH = 0x4282, 0x2AD7B1, 0x4489, 0x83, 0x86, 0xB0, 0xBA
Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Film:
    """Một tệp phim: `length` in thousandths of a second, 0 where it does not say."""

    form: str
    width: int
    height: int
    length: int
    has_sound: bool


def measured(content: bytes) -> Film:
    """Đọc tệp phim. Raises Refused for any other file, and for what browsers cannot play."""
    try:
        if content[4:8] == b"ftyp":
            found = _mp4(content)
        elif content[:4] == EBML.to_bytes(4):
            found = _webm(content)
        else:
            raise Refused(_("Tệp này không phải phim MP4 hoặc WebM; chưa có gì được lưu."))
    except (Broken, IndexError, OverflowError, UnicodeDecodeError) as broken:
        raise Refused(_("Tệp phim bị hỏng hoặc bị cắt cụt; chưa có gì được lưu.")) from broken
    if not (0 < found.width <= 8192 and 0 < found.height <= 8192):
        raise Refused(_("Tệp này không có hình; hãy chọn một tệp phim."))
    return found


def _mp4(content: bytes) -> Film:
    boxes = dict(_boxes(content, (0, len(content))))
    brand = content[8:12]
    if brand == QUICKTIME:
        raise Refused(_("Đây là phim QuickTime (.mov); hãy xuất lại thành MP4."))
    if b"moov" not in boxes:
        raise Refused(_("Tệp phim bị hỏng hoặc bị cắt cụt; chưa có gì được lưu."))
    inside = list(_boxes(content, boxes[b"moov"]))
    length, width, height, has_sound = 0, 0, 0, False
    for name, part in inside:
        if name == b"mvhd":
            length = _length(content, part[0])
        elif name == b"trak":
            kind, coding = _track(content, part)
            if kind == b"vide":
                _require(coding in H264, coding.decode("latin-1"), "H.264")
                width, height = _size(content, dict(_boxes(content, part))[b"tkhd"])
            elif kind == b"soun":
                _require(coding in AAC, coding.decode("latin-1"), "AAC")
                has_sound = True
    return Film(MP4, width, height, length, has_sound)


def _boxes(content: bytes, part: Part) -> Iterator[tuple[bytes, Part]]:
    """Name of each box and where its inside stands."""
    at, end = part
    for _number in range(MOST_BOXES):
        if at + 8 > end:
            return
        size, name = unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            (size,) = unpack_from(">Q", content, at + 8)
            head = 16
        stop = end if size == 0 else at + size
        if stop > end or stop < at + head:
            raise IndexError
        yield name, (at + head, stop)
        at = stop
    raise OverflowError


def _length(content: bytes, at: int) -> int:
    if content[at] == 1:
        scale, length = unpack_from(">IQ", content, at + 20)
    else:
        scale, length = unpack_from(">II", content, at + 12)
    return round(1000 * length / scale) if scale else 0


def _track(content: bytes, part: Part) -> tuple[bytes, bytes]:
    """Kind of a track and the coding of what is in it."""
    media = dict(_boxes(content, dict(_boxes(content, part)).get(b"mdia", (0, 0))))
    if b"hdlr" not in media or b"minf" not in media:
        raise IndexError
    kind = content[media[b"hdlr"][0] + 8 :][:4]
    table = dict(_boxes(content, dict(_boxes(content, media[b"minf"])).get(b"stbl", (0, 0))))
    start, _end = table.get(b"stsd", (len(content), 0))
    (count,) = unpack_from(">I", content, start + 4)
    return kind, content[start + 12 :][:4] if count else b""


def _size(content: bytes, part: Part) -> tuple[int, int]:
    at = part[0] + (88 if content[part[0]] == 1 else 76)
    width, height = unpack_from(">II", content, at)
    return width >> 16, height >> 16


def _webm(content: bytes) -> Film:
    length, scale, width, height, has_sound, is_webm = 0.0, 1_000_000, 0, 0, False, False
    for number, (start, end) in _elements(content, (0, len(content)), {SEGMENT, INFO, TRACKS, EBML}):
        if number == DOCTYPE:
            is_webm = content[start:end].rstrip(b"\0") == b"webm"
        elif number == SCALE:
            scale = int.from_bytes(content[start:end])
        elif number == DURATION:
            (length,) = unpack_from(">f" if end - start == 4 else ">d", content, start)
        elif number == TRACK:
            told = dict(_elements(content, (start, end), {VIDEO}))
            coding = content[slice(*told.get(CODEC, (0, 0)))].decode("ascii")
            if _number(content, told, TYPE) == 1:
                _require(coding in CODINGS, coding, "VP8, VP9, AV1")
                width, height = _number(content, told, WIDE), _number(content, told, HIGH)
            elif _number(content, told, TYPE) == 2:
                _require(coding in SOUNDS, coding, "Opus, Vorbis")
                has_sound = True
    if not is_webm:
        raise Refused(_("Tệp này không phải phim MP4 hoặc WebM; chưa có gì được lưu."))
    known = length if 0 <= length < 1e12 else 0.0
    return Film(WEBM, width, height, round(known * scale / 1_000_000), has_sound)


def _elements(content: bytes, part: Part, opened: set[int]) -> Iterator[tuple[int, Part]]:
    """Number of each element and where its inside stands; those in `opened` are entered."""
    waiting, seen = [part], 0
    while waiting:
        at, end = waiting.pop()
        while at < end:
            number, at = _vint(content, at, keeps_mark=True)
            size, at = _vint(content, at)
            stop = min(at + size, end) if number == SEGMENT else at + size
            if number == CLUSTER:
                return
            if stop > end:
                raise IndexError
            if (seen := seen + 1) > MOST_BOXES:
                raise OverflowError
            if number in opened:
                waiting.append((stop, end))
                end = stop
                continue
            yield number, (at, stop)
            at = stop


def _vint(content: bytes, at: int, *, keeps_mark: bool = False) -> tuple[int, int]:
    first = content[at]
    wide = 9 - first.bit_length()
    if wide > 8 or at + wide > len(content):
        raise IndexError
    value = int.from_bytes(content[at : at + wide])
    return value if keeps_mark else value & ((1 << (7 * wide)) - 1), at + wide


def _number(content: bytes, told: dict[int, Part], number: int) -> int:
    return int.from_bytes(content[slice(*told.get(number, (0, 0)))])


def _require(known: bool, coding: str, wanted: str) -> None:
    if not known:
        raise Refused(
            _("Phim mã hóa bằng “%(coding)s”, trình duyệt không phát được; hãy xuất lại bằng %(wanted)s.")
            % {"coding": coding.strip() or "?", "wanted": wanted}
        )
