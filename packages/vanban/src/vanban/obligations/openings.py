"""Mở đầu đoạn: how a paragraph begins — with a unit and its verb, an order to a unit, a verb, or a unit
alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from vanban.lexicon.blocks import words
from vanban.lexicon.duty_words import ORDERS
from vanban.lexicon.headings import BEFORE_UNIT
from vanban.lexicon.unit_words import DETERMINERS, STOPS
from vanban.model import Span
from vanban.names import (
    NAMING,
    VERBAL,
    Passage,
    Words,
    by_first_word,
    counted_persons,
    first_word,
    read_unit_words,
    tell_words,
)
from vanban.text.letters import pattern

Way = Literal["heading", "subject", "order", "verb"]

_ENUMERATOR: Final = re.compile(
    (
        r"(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là|Thứ\s+(?:nhất|hai|ba|"
        r"tư|năm|sáu|bảy|tám|chín|mười)|Nhiệm vụ\s+\d+|Cụ\s+thể(?:\s+là)?|Theo\s+đó|"
        r"Trong\s+đó|Đồng\s+thời|Ngoài\s+ra|Bên\s+cạnh\s+đó)\s*[,:.]\s*"
    ),
    re.I,
)

_CIRCUMSTANCE: Final = words(
    "ngoài trên căn để trong sau trước định hằng hàng khi nếu đối nhằm bên theo "
    "từ về riêng cùng nhân qua vào tùy thông đến bằng tại thực với ngay chậm muộn"
)

# What follows a subject when the sentence only tells what is or was.
_NOT_VERBS: Final = STOPS | DETERMINERS | words("của và hoặc là thì mà này đó trên gần đây nay vừa rất nói")

_TELLING: Final = words("đã đang được bị vẫn chưa có")

# Words that show a line ending in a colon to be a sentence, not the name of a unit.
# "Báo cáo: Sở X tổng hợp …": a word or two that only name what the sentence is about.
_TITLED: Final = pattern(r"[\p{Lu}][^\s:]*(?:\s[^\s:]+){0,3}:\s+[\p{Lu}]")

_ACTS: Final = re.compile(
    r"lãnh\s+đạo\s|chủ\s+trì|phối\s+hợp|trách\s+nhiệm|thực\s+hiện|căn\s+cứ|yêu\s+cầu|đề\s+nghị|\bgiao\b|chỉ\s+đạo\b|kết\s+luận|"
    r"quyết\s+định|hướng\s+dẫn|thông\s+báo|\bsau\b|thống\s+nhất|báo\s+cáo|\bgồm\b|\blà\b|\bđã\b|\btheo\b|\bvề\b|\bcần\b|"
    r"\bphải\b|tập\s+trung|tiếp\s+tục|tham\s+mưu|ban\s+hành",
    re.I,
)

_BETWEEN_UNITS: Final = re.compile(r"\s*[,;]\s*|\s+và\s+")

_HEADING: Final = 110

_LINKS: Final = re.compile(r"\s*(?:\([^()\n]{1,120}\))?\s*,?\s*")

_COLON: Final = re.compile(r"\s*(?:\([^()\n]{1,160}\))?\s*(?:,\s*)?(?:chủ\s+trì\s*)?:\s*", re.I)

_CLOSED: Final = re.compile(r"\s*(?:\([^()\n]{1,160}\))?\s*[:.;]?\s*(?:/\.)?$")

# "Các sở, ban, ngành theo chức năng: …"
_QUALIFIED: Final = re.compile(
    r"(\s+(?:theo\s+(?:chức\s+năng|thẩm\s+quyền|nhiệm\s+vụ|lĩnh\s+vực)(?:,\s*nhiệm\s+vụ)?(?:\s+(?:được\s+giao|của\s+mình))?|"
    r"(?:có\s+)?liên\s+quan))\s*:\s*",
    re.I,
)

_LEADING: Final = re.compile(r"lãnh\s+đạo|chỉ\s+đạo")

_ORDERS: Final = by_first_word(ORDERS)

# What an order or a unit's name begins with.
_LEADING_WORDS: Final = NAMING | frozenset(_ORDERS) | {"chỉ"}

_DUE: Final = words("chậm muộn trước hằng hàng định trong")

_TIMES: Final = ("năm", "tháng", "quý", "tuần", "ngày")

NEAR: Final = 420

_VERB: Final = 60

# A stretch of so many letters holds the longest phrase that may begin a paragraph, if it holds so many words.
_NEAREST: Final = 56

_TELLING_WORDS: Final = 8

_TOPIC: Final = 90

_SHORT_CIRCUMSTANCE: Final = 8

_Units = tuple[list[Span], int]


class Opening(NamedTuple):
    """Cách mở đầu: the units named, and where the task's words begin."""

    way: Way
    units: tuple[Span, ...]
    task_at: int


def read_opening(passage: Passage) -> Opening | None:
    """Cách mở đầu của đoạn (label and bullet already taken off), or None for plain prose."""
    text, start, end = passage.text, passage.start, passage.end
    enumerator = _ENUMERATOR.match(text, start, end)
    if enumerator:
        start = enumerator.end()
    named = BEFORE_UNIT.match(text, start, end)
    if named:
        spans, after = passage.units(named.end())
        if spans and _CLOSED.match(text[after:end]):
            return Opening("heading", tuple(spans), end)
        if spans:
            start = named.end()
    if first_word(text, start, end) in VERBAL:
        words = passage.words_from(start, reach=_NEAREST)
        if _begins_with_verb(words):
            return Opening("verb", (), words.starts[0])
    words = passage.words_from(start, reach=NEAR)
    if not words.count:
        return None
    found = _headed(words, end)
    if (found is None or found.way == "subject") and text[end - 1] == ":":
        found = _named(passage, start, words) or found
    if found is None and words.is_cut and words.head(0):
        words = passage.words_from(start)
        found = _headed(words, end)
    if found is None and _TITLED.match(text, start, end):
        titled = _after_topic(passage, start)
        if titled and titled.way in ("subject", "order"):
            return titled
    return found or _after_circumstance(passage, words) or _verb(words) or _after_topic(passage, start)


def _begins_with_verb(words: Words) -> bool:
    """Whether the first words alone tell that the paragraph begins with a verb, as most tasks below a unit
    do: no unit, order, time or topic can begin there.
    """
    if words.is_cut and words.count <= _TELLING_WORDS:
        return False
    first = words.folded[0]
    if first in DETERMINERS or first in _CIRCUMSTANCE or not words.predicate(0) or words.head(0):
        return False
    told = words.phrase(0, _ORDERS) or words.folded[:2] == ["chỉ", "đạo"]
    return not told and _TITLED.match(words.text, words.starts[0]) is None


def _headed(words: Words, end: int) -> Opening | None:
    """An order to units, or units and their verb, from the first word on."""
    if words.folded[0] not in _LEADING_WORDS:
        return None
    named = read_unit_words(words, 0)
    return _order(words, 0, end, named) or read_subject(words, 0, end, named)


def _named(passage: Passage, start: int, words: Words) -> Opening | None:
    """ "Trung tâm Truyền thông giáo dục sức khỏe:": a short line that ends in a colon and begins with a head
    is a unit's name, whatever words stand in it.
    """
    text, end = passage.text, passage.end
    if (
        end - start > _HEADING
        or not words.is_capital(0)
        or not words.head(0)
        or _ACTS.search(text, start, end)
    ):
        return None
    close = end - 1 - (len(text[start : end - 1]) - len(text[start : end - 1].rstrip()))
    spans: list[Span] = []
    at = words.starts[0]
    for gap in _BETWEEN_UNITS.finditer(text, at, close):
        following = passage.words_from(gap.end(), close, 40)
        if following.count and following.is_capital(0) and following.head(0):
            spans.append((at, gap.start()))
            at = gap.end()
    return Opening("heading", (*spans, (at, close)), end)


def acts(passage: Passage, at: int) -> bool:
    """Có phải việc làm: whether a duty verb stands at ``at``."""
    words = passage.words_from(at, reach=_VERB)
    return bool(words.count and words.predicate(0))


def _after_topic(passage: Passage, start: int) -> Opening | None:
    """ "Chế độ báo cáo: định kỳ 6 tháng, các cơ quan gửi …": the whole paragraph stands."""
    text, end = passage.text, passage.end
    colon = text.find(": ", start, min(end, start + _TOPIC))
    if colon < 0 or any(sign in text[start:colon] for sign in ".;"):
        return None
    words = passage.words_from(colon + 2, reach=NEAR)
    if not words.count:
        return None
    found = _headed(words, end) or _after_circumstance(passage, words) or _verb(words)
    return Opening(found.way, found.units, start) if found and found.way != "heading" else None


def _verb(words: Words) -> Opening | None:
    """A duty verb, or "Trường hợp …": what to do in a case is a rule of the task it stands under."""
    begins = words.predicate(0) or words.folded[:2] == ["trường", "hợp"]
    return Opening("verb", (), words.starts[0]) if begins else None


def _order(words: Words, index: int, end: int, named: _Units) -> Opening | None:
    """ "Giao Sở X chủ trì …", "UBND tỉnh yêu cầu các sở …"; the whole sentence stands where the task
    begins early.
    """
    first = index
    spans, after = named
    if spans and len(spans) == 1:
        index = after
        if index < words.count and words.folded[index] in ("cũng", "tiếp", "trân", "kính"):
            index += 1
    size = words.phrase(index, _ORDERS) if index < words.count else 0
    # "Chỉ đạo Sở Y tế …": who is told to direct a unit named in full hands the task on to it.
    told = index == first and words.folded[index : index + 2] == ["chỉ", "đạo"]
    if not size and told and index + 2 < words.count:
        size = 2 if words.is_capital(index + 2) and words.head(index + 2) else 0
    if not size or (index > first and words.gap(index) != " "):
        return None
    if index > first and index + size < words.count and counted_persons(words, index + size):
        # "Các sở giao một đồng chí lãnh đạo …": whoever picks one of its own keeps the task.
        return None
    ordered, after = read_unit_words(words, index + size) if index + size < words.count else ([], 0)
    if not ordered or (words.gap(index + size).strip() not in ("", ":")):
        return None
    if after >= words.count or _CLOSED.match(words.text[words.ends[after - 1] : end]):
        return Opening("heading", tuple(ordered), end)
    task = task_start(words, after, end) or _further(words, after)
    if task is None:
        return None
    whole = task - words.starts[first] <= 150
    return Opening("order", tuple(ordered), words.starts[first] if whole else task)


def read_subject(words: Words, index: int, end: int, named: _Units) -> Opening | None:
    """Chủ ngữ và việc: the units ``named`` from word ``index`` on, with the task that follows them."""
    spans, after = named
    if not spans:
        return None
    if after >= words.count or _CLOSED.match(words.text[words.ends[after - 1] : end]):
        return Opening("heading", tuple(spans), end)
    qualified = _QUALIFIED.match(words.text, spans[-1][1], end)
    if qualified and qualified.end() < end:
        last = (spans[-1][0], spans[-1][1] + len(qualified[1]))
        return Opening("subject", (*spans[:-1], last), qualified.end())
    task = task_start(words, after, end)
    if task is None:
        return None
    between = words.text[spans[-1][1] : task]
    if between.startswith((" có ", " được ")) and len(between) < 120:
        spans = [*spans[:-1], (spans[-1][0], task - len(between) + len(between.rstrip(" ,:")))]
    return Opening("subject", (*spans, *_led(words, task, end)), task)


def task_start(words: Words, index: int, end: int) -> int | None:
    """Where the task begins after a list of units that ends before word ``index``; None when none does."""
    at = words.ends[index - 1]
    colon = _COLON.match(words.text, at, end)
    if colon and colon.end() < end:
        return colon.end()
    link = _LINKS.match(words.text, at, end)
    step = index
    while step < words.count and link and words.starts[step] < link.end():
        step += 1
    if step >= words.count or (words.folded[step] in _TELLING - {"có"} and not words.predicate(step)):
        return None
    if words.predicate(step) or _begins_task(words, step, index):
        return words.starts[step]
    return _further(words, step)


def _begins_task(words: Words, step: int, index: int) -> bool:
    """After a proper name any lower-case word that is no preposition is taken for the verb."""
    word = words.folded[step]
    return (
        step == index
        and words.gap(step) == " "
        and word.isalpha()
        and not words.is_capital(step)
        and word not in _NOT_VERBS
    )


def _further(words: Words, index: int) -> int | None:
    """The verb after an insertion ("…, nhất là các địa phương miền núi, căn cứ …") of the same sentence."""
    for step in range(index + 1, min(index + 30, words.count)):
        gap = words.gap(step)
        if ":" in gap:
            return words.starts[step]
        if any(sign in gap for sign in ".;\n"):
            return None
        if words.folded[step] in _TELLING - {"có"} and not words.predicate(step):
            return None
        if (
            words.predicate(step)
            and not words.is_capital(step)
            and words.folded[step - 1]
            not in ("việc", "sự", "công", "tác", "để", "các", "về", "trong", "được", "cho", "động", "thể")
        ):
            return words.starts[step]
    return None


def _led(words: Words, task: int, end: int) -> list[Span]:
    """ "Ban cán sự đảng UBND tỉnh lãnh đạo UBND tỉnh chỉ đạo …": the second body leads too."""
    match = _LEADING.match(words.text, task, end)
    if not match:
        return []
    inner = tell_words(words.text, match.end(), end, 120)
    spans, after = read_unit_words(inner, 0) if inner.count else ([], 0)
    if not 0 < len(spans) <= 3 or not inner.is_capital(0):
        return []
    if after >= inner.count:
        return spans if _CLOSED.match(words.text[inner.ends[after - 1] : end]) else []
    return spans if inner.predicate(after) else []


def _after_circumstance(passage: Passage, words: Words) -> Opening | None:
    """ "Ngoài những nội dung trên, các địa phương căn cứ …": the whole sentence stands."""
    # "Thời gian tới, …", "Đặc biệt, …": any few words may stand before the first comma.
    known = words.folded[0] in _CIRCUMSTANCE
    if not known and words.predicate(0):
        return None
    reach = 110 if known else _SHORT_CIRCUMSTANCE
    timed = words.folded[0] in _DUE
    for index in range(1, min(words.count, reach)):
        gap = words.gaps[index]
        if gap == " " and not timed:
            continue
        if "." in gap:
            break
        if "," not in gap and ":" not in gap and not (timed and _ends_time(words, index)):
            continue
        if words.folded[index] not in _LEADING_WORDS:
            continue
        named = words.is_capital(index) or words.folded[index] in DETERMINERS or _is_bound(words, index)
        units = read_unit_words(words, index)
        for reader in (_order, read_subject) if named else (_order,):
            found = reader(words, index, passage.end, units)
            if found and reader is read_subject and not acts(passage, found.task_at):
                continue
            if found and found.way == "heading" and reader is _order:
                return found
            if found and found.way in ("order", "subject"):
                return Opening(found.way, found.units, words.starts[0])
    return None


def _is_bound(words: Words, index: int) -> bool:
    """ "…, cơ quan tiếp đoàn phải gửi báo cáo": a unit in small letters whose duty is said outright."""
    near = words.folded[index : index + 10]
    said = (
        near[:4] == ["cơ", "quan", "đơn", "vị"]
        or "phải" in near
        or ("trách", "nhiệm") in pairwise(near)
        or "nào" in words.folded[:6]
    )
    return words.head(index) > 0 and said


def _ends_time(words: Words, index: int) -> bool:
    """ "…, chậm nhất ngày 12 tháng 12 hằng năm các đơn vị gửi …": a time needs no comma behind it."""
    before = words.folded[index - 1]
    return before.isdigit() or (before in _TIMES and words.folded[index - 2] in ("hằng", "hàng", "mỗi"))
