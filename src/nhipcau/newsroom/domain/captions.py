"""Phụ đề: WebVTT (W3C), as it is typed or brought in a file; kept in one form, every line of it understood.

Only what a caption needs is taken: times, words, bold, italics, who speaks and in which language. Sheets of
style and regions are refused, so that a page looks as the site does.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

MOST_LETTERS, MOST_CUES, MOST_BYTES = 200_000, 4000, 1_000_000
# What a file was saved in tells itself by its first bytes.
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
MOMENT = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMES = re.compile(
    rf"{MOMENT}[ \t]+-->[ \t]+{MOMENT}((?:[ \t]+(?:vertical|line|position|size|align):[\w.,%-]+)*)[ \t]*"
)
TAG = re.compile(r"</?[biu]>|<v [^<>&\n]{1,80}>|</v>|<lang [A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*>|</lang>")
# A file may go on a moment after the last word; longer, and the captions are of another film.
SLACK = 1000


@dataclass(frozen=True, slots=True)
class Cue:
    """Một câu phụ đề: from when to when in thousandths of a second."""

    name: str
    start: int
    end: int
    where: str
    words: str


def decoded(content: bytes) -> str:
    """Chữ của tệp phụ đề. Raises Refused when it is neither UTF-8 nor marked UTF-16."""
    coding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(coding)
    except UnicodeDecodeError as wrong:
        raise Refused(
            _("Tệp phụ đề không phải mã UTF-8 (có thể là TCVN3, VNI, Windows-1258); hãy lưu lại bằng UTF-8.")
        ) from wrong


def checked(said: str, length: int = 0) -> str:
    """Phụ đề in the form in which it is kept (NFC); empty stays empty. `length` is the film's, 0 unknown.

    Raises Refused with the line at fault for what is no WebVTT, for times out of order or beyond the film.
    """
    return written(read(said, length)) if said.strip() else ""


def read(said: str, length: int = 0) -> list[Cue]:
    """Các câu phụ đề; raises Refused as `checked` does."""
    if len(said) > MOST_LETTERS:
        raise Refused(_("Phụ đề dài quá %(most)d ký tự.") % {"most": MOST_LETTERS})
    text = unicodedata.normalize("NFC", said.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise _at(1, _("dòng đầu phải là WEBVTT"))
    found: list[Cue] = []
    # What stands right below the first line tells of the file, and is left out.
    at = _after(lines, 0)
    while at < len(lines):
        if not lines[at]:
            at += 1
        elif re.match(r"NOTE\b", lines[at]) and "-->" not in lines[at]:
            at = _after(lines, at)
        else:
            at = _cue(lines, at, found)
    _require_within(found, length)
    return found


def written(cues: list[Cue]) -> str:
    """Tệp WebVTT của các câu này."""
    blocks = [
        "\n".join(
            filter(
                None, [each.name, f"{_moment(each.start)} --> {_moment(each.end)}{each.where}", each.words]
            )
        )
        for each in cues
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _cue(lines: list[str], at: int, found: list[Cue]) -> int:
    name, times = ("", at) if "-->" in lines[at] else (lines[at], at + 1)
    told = TIMES.fullmatch(lines[times]) if times < len(lines) else None
    if re.match(r"(?:STYLE|REGION)\b", name):
        raise _at(at + 1, _("STYLE và REGION không dùng ở đây; hãy bỏ khối này"))
    if told is None:
        raise _at(times + 1, _("phải là thời gian, ví dụ 00:00:01.000 --> 00:00:04.000"))
    end = _after(lines, times)
    words = "\n".join(lines[times + 1 : end])
    if not words.strip():
        raise _at(times + 1, _("dưới thời gian chưa có chữ"))
    if "-->" in words or re.search(r"[<>]", TAG.sub("", words)):
        raise _at(times + 2, _("chỉ dùng được <b>, <i>, <u>, <v tên>, <lang mã>; dấu < viết là &lt;"))
    start, stop = _told(told.groups()[:4]), _told(told.groups()[4:8])
    if stop <= start:
        raise _at(times + 1, _("câu kết thúc trước khi bắt đầu"))
    if found and start < found[-1].start:
        raise _at(times + 1, _("câu này bắt đầu trước câu đứng trên nó"))
    found.append(Cue(name, start, stop, told[9] or "", words))
    if len(found) > MOST_CUES:
        raise _at(times + 1, _("nhiều quá %(most)d câu") % {"most": MOST_CUES})
    return end


def _require_within(found: list[Cue], length: int) -> None:
    if not found:
        raise Refused(_("Phụ đề chưa có câu nào."))
    last = max(found, key=lambda each: each.end)
    if length and last.end > length + SLACK:
        raise Refused(
            _("Phụ đề kéo tới %(end)s mà phim chỉ dài %(length)s; hãy xem có đúng phụ đề của phim này không.")
            % {"end": _moment(last.end), "length": _moment(length)}
        )


def _after(lines: list[str], at: int) -> int:
    """The blank line below a block."""
    return next((number for number in range(at, len(lines)) if not lines[number]), len(lines))


def _told(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _moment(length: int) -> str:
    seconds, rest = divmod(length, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _at(line: int, wrong: str) -> Refused:
    return Refused(_("Phụ đề, dòng %(line)d: %(wrong)s.") % {"line": line, "wrong": wrong})
