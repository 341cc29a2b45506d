"""Kiểm tra bản dịch: what a machine can see of a translation, each finding with what to do about it.

A finding is a doubt, not a verdict: the person who translates decides.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import figures, leftovers
from .figures import language_of

PLACEHOLDER = re.compile(
    r"\{\{\s*[\w.]+\s*\}\}|\$\{\w+\}|\{[A-Za-z_0-9][\w.]*\}|%\(\w+\)[sdif]|%[sdif](?![\w])|<<[\w ]+>>"
)
PICTURE = re.compile(r"hinh:([1-9]\d{0,17})")
MARKDOWN_LINK = re.compile(r"(?<!!)\[(?:\\.|[^\[\]\\])*\]\(\s*<?([^\s)>]+)>?[^)]*\)")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PAPER = re.compile(r"\b\d+(?:/\d{4})?(?:/|-)(?:[A-ZĐ]{2,}\d*)(?:[-–][A-ZĐ]{2,}\d*)*(?![\w-])")
CODE = re.compile(r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z][A-Z0-9-]+\b")
TAIL = ".,;:!?…)。，、؟។"


@dataclass(frozen=True, slots=True)
class Finding:
    """Điều đáng xem lại: its kind, and a sentence that says what to do."""

    kind: str
    sentence: str


def check(source: str, target: str, *, source_code: str, target_code: str) -> list[Finding]:
    """Các điều đáng xem lại of one sentence (inline Markdown) and its translation.

    Kinds: number, date, link, placeholder, picture, name, length, leftover, empty. Never raises.
    """
    if not source.strip():
        return []
    if not target.strip():
        return [Finding("empty", _("Câu này chưa dịch."))]
    found = [
        *_kept(source, target),
        *_figures(source, target, source_code, target_code),
        *(Finding(*each) for each in leftovers.names(source, target, source_code, target_code)),
        *_length(source, target, source_code, target_code),
        *(Finding(*each) for each in leftovers.leftovers(source, target, source_code, target_code)),
    ]
    return found


def _kept(source: str, target: str) -> Iterator[Finding]:
    """What stands in both letter by letter."""
    rows: list[tuple[str, Callable[[str], list[str]], str, str]] = [
        (
            "picture",
            lambda text: [f"hinh:{number}" for number in PICTURE.findall(text)],
            _("Ảnh %(what)s có trong câu gốc mà không có trong câu dịch; hãy đặt lại."),
            _("Ảnh %(what)s không có trong câu gốc; hãy bỏ đi."),
        ),
        (
            "link",
            _links,
            _("Liên kết %(what)s có trong câu gốc mà không có trong câu dịch; hãy chép lại nguyên địa chỉ."),
            _("Liên kết %(what)s không có trong câu gốc; hãy xem lại địa chỉ."),
        ),
        (
            "placeholder",
            PLACEHOLDER.findall,
            _("%(what)s là chỗ máy điền chữ vào; hãy giữ nguyên trong câu dịch."),
            _("%(what)s không có trong câu gốc; hãy bỏ đi."),
        ),
        (
            "name",
            _codes,
            _("Số, ký hiệu %(what)s phải giữ nguyên trong câu dịch."),
            "",
        ),
    ]
    for kind, read, missing, more in rows:
        one, other = Counter(read(source)), Counter(read(target))
        for what in one - other:
            yield Finding(kind, missing % {"what": what})
        if more:
            for what in other - one:
                yield Finding(kind, more % {"what": what})


def _links(text: str) -> list[str]:
    found = [each for each in MARKDOWN_LINK.findall(text) if not PICTURE.fullmatch(each)]
    bare = ADDRESS.findall(MARKDOWN_LINK.sub(" ", text))
    return found + [each.rstrip(TAIL) for each in bare]


def _codes(text: str) -> list[str]:
    bare = ADDRESS.sub(" ", MARKDOWN_LINK.sub(lambda link: link[0].split("](")[0], text))
    papers = PAPER.findall(bare)
    return papers + CODE.findall(PAPER.sub(" ", bare))


def _figures(source: str, target: str, source_code: str, target_code: str) -> Iterator[Finding]:
    one, other = _bare(source), _bare(target)
    left, missed = figures.days(other, code=target_code), False
    for day in figures.days(one, code=source_code):
        match = next((each for each in left if _is_same_day(day, each)), None)
        if match is not None:
            left.remove(match)
            other = _blanked(other, match)
        elif not _says_parts(day, other):
            missed = True
            yield Finding(
                "date",
                _("Ngày %(day)s trong câu gốc chưa thấy trong câu dịch; hãy xem lại ngày, tháng, năm.")
                % {"day": day.said},
            )
        else:
            continue
        one = _blanked(one, day)
    # The day that stands in its place is told already.
    for each in left if missed else ():
        other = _blanked(other, each)
    yield from _numbers(one, other, source_code, target_code)


def _blanked(text: str, day: figures.Day) -> str:
    return text[: day.start] + " " * (day.end - day.start) + text[day.end :]


def _numbers(one: str, other: str, source_code: str, target_code: str) -> Iterator[Finding]:
    come = list(figures.figures(other, code=target_code))
    written = figures.written_out(other, code=target_code)
    lost = []
    for figure in figures.figures(one, code=source_code):
        match = next((each for each in come if each.values & figure.values), None)
        if match is not None:
            come.remove(match)
        elif not figure.values & written:
            lost.append(figure)
    for figure in lost:
        yield Finding(
            "number",
            _("Số %(number)s trong câu gốc chưa thấy trong câu dịch; hãy xem lại số và dấu phân cách.")
            % {"number": figure.said},
        )
    said = figures.written_out(one, code=source_code)
    for figure in come:
        if not figure.values & said:
            yield Finding(
                "number",
                _("Số %(number)s trong câu dịch không có trong câu gốc; hãy xem lại.")
                % {"number": figure.said},
            )


def _bare(text: str) -> str:
    """Without what is compared elsewhere."""
    for pattern in (PICTURE, PLACEHOLDER, ADDRESS):
        text = pattern.sub(" ", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return figures.western(CODE.sub(" ", PAPER.sub(" ", text)))


def _is_same_day(one: figures.Day, other: figures.Day) -> bool:
    return any(a[1:] == b[1:] and (a[0] == b[0] or not b[0] or a[0] % 100 == b[0])
               for a in one.orders for b in other.orders)  # fmt: skip


def _says_parts(day: figures.Day, target: str) -> bool:
    """In a language whose months are not known here: its figures stand there."""
    numbers = {int(found) for found in re.findall(r"\d+", target)}
    return any(set(order) - {0} <= numbers for order in day.orders)


# Letters of a translation for one of the source: the least and the most that are nothing odd.
SHORT_SCRIPTS = frozenset({"zh", "ja", "ko"})


def _length(source: str, target: str, source_code: str, target_code: str) -> Iterator[Finding]:
    one, other = (
        len(source.split("](", maxsplit=1)[0].strip()),
        len(target.split("](", maxsplit=1)[0].strip()),
    )
    least, most = 0.4, 2.5
    if language_of(target_code) in SHORT_SCRIPTS and language_of(source_code) not in SHORT_SCRIPTS:
        least, most = 0.12, 1.1
    elif language_of(source_code) in SHORT_SCRIPTS and language_of(target_code) not in SHORT_SCRIPTS:
        least, most = 0.9, 8.0
    if max(one, other) < 25:
        return
    if other < one * least:
        yield Finding("length", _("Câu dịch ngắn hơn hẳn câu gốc; hãy xem có sót ý không."))
    elif other > one * most:
        yield Finding("length", _("Câu dịch dài hơn hẳn câu gốc; hãy xem có thừa ý không."))
