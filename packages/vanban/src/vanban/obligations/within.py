"""Đơn vị nêu trong lòng đoạn: who is ordered, acts, chairs or carries out, not at the head of a paragraph."""

from __future__ import annotations

import re
from typing import Final

from vanban.lexicon.unit_words import DETERMINERS
from vanban.model import Span
from vanban.names import Passage, read_unit_words
from vanban.obligations.openings import NEAR, acts, read_subject, task_start
from vanban.text.letters import pattern

_LEADING_REACH: Final = 500

_SENTENCE: Final = pattern(r"[.:](?<=[\p{Ll}\d)”\"%][.:])\s+(?=[\p{Lu}]|các\s)")

_MID_ORDER: Final = pattern(
    r"(?:^|(?<=[.;:,])\s+|(?<=[.;:,]) )(?:(?:đồng\s+thời|và|thống\s+nhất|đồng\s+ý|"
    r"nhất\s+trí|UBND\s+tỉnh|Ủy\s+ban\s+nhân\s+dân\s+tỉnh)\s+)*(?:[Gg]iao(?:\s+nhiệm\s+vụ)"
    r"?(?:\s+cho)?|[Yy]êu\s+cầu|[Đđ]ề\s+nghị|[Pp]hân\s+công|[Uu]ỷ?ỷ?\s*quyền\s+cho)"
    r"\s+(?=[\p{Lu}]|các\s|cơ\s+quan|đơn\s+vị|những|người|địa\s+phương|đồng\s+chí|lãnh\s+đạo|thủ\s+trưởng|"
    r"chủ\s+tịch|giám\s+đốc|mỗi\s|từng\s|hai\s|ông\s|bà\s)"
)

_ORDERING: Final = ("iao ", "êu cầu ", "ề nghị ", "hân công ", "quyền cho ")

_ASKED: Final = pattern(
    r"\b(?:đề\s+nghị|yêu\s+cầu|giao|chỉ\s+đạo|kính\s+đề\s+nghị)\s+(?=[\p{Lu}]|các\s|đồng\s+chí)"
)

# "phải được Sở Xây dựng kiểm định", "do Sở Tài chính thực hiện"; whoever approves does not carry out.
_PASSIVE: Final = pattern(r"\b(?:(?:phải|cần)\s+được|do)\s+(?=[\p{Lu}]|các\s)")

_APPROVES: Final = (
    "phê",
    "duyệt",
    "đồng ý",
    "chấp thuận",
    "cho",
    "giao",
    "phân công",
    "quyết định",
    "ban hành",
    "thông qua",
    "cấp",
    "ký",
    "đề nghị",
    "yêu cầu",
    "tổ chức",
)

_CHAIR: Final = re.compile(r"(?<=[\w)])\s*(?:\(|,|là\s+cơ\s+quan\s+|làm\s+cơ\s+quan\s+)?\s*chủ\s+trì\b")

_CHAIR_START: Final = pattern(r"(?:^|[.;:(]\s*|\bdo\s+|\bgiao\s+|,\s+)(?=[\p{Lu}])")


def find_subject_within(passage: Passage) -> tuple[tuple[Span, ...], int] | None:
    """Đơn vị có việc ở câu sau: "Nhất trí tạm ứng 12 tỷ đồng. Sở Tài chính hoàn tất thủ tục …": the units of
    the first later sentence that hands them work, and where it begins.
    """
    end = passage.end
    for match in _SENTENCE.finditer(passage.text, passage.start, end):
        words = passage.words_from(match.end(), reach=NEAR)
        if not words.count or not (words.is_capital(0) or words.folded[0] in DETERMINERS):
            continue
        found = read_subject(words, 0, end, read_unit_words(words, 0))
        if found and found.way == "subject" and acts(passage, found.task_at):
            return found.units, match.end()
    return None


def find_order_before(passage: Passage) -> tuple[Span, ...]:
    """Đơn vị được giao ở câu dẫn: "…, Bộ X đề nghị Ủy ban nhân dân các tỉnh chỉ đạo … như sau:"."""
    start, end = passage.start, passage.end
    for match in reversed(list(_ASKED.finditer(passage.text, max(start, end - _LEADING_REACH), end))):
        words = passage.words_from(match.end(), reach=NEAR)
        spans, after = read_unit_words(words, 0) if words.count else ([], 0)
        if spans and (after >= words.count or task_start(words, after, end) is not None):
            return tuple(spans)
    return ()


def find_order_within(passage: Passage) -> tuple[Span, ...]:
    """Đơn vị được giao trong lòng đoạn: "Về kinh phí: giao Sở Tài chính …"."""
    part = passage.text[passage.start : passage.end]
    if not any(map(part.__contains__, _ORDERING)):
        return ()
    start, end = passage.start, passage.end
    for match in _MID_ORDER.finditer(part):
        words = passage.words_from(start + match.end(), reach=NEAR)
        spans, after = read_unit_words(words, 0) if words.count else ([], 0)
        if spans and (after >= words.count or task_start(words, after, end) is not None):
            return tuple(spans)
    return ()


def find_doer_within(passage: Passage) -> tuple[Span, ...]:
    """Đơn vị thực hiện nêu ở thể bị động: "toàn bộ cầu treo phải được Sở Xây dựng kiểm định xong"."""
    text, low = passage.text, passage.part
    if "do" not in low and ("được" not in low or ("phải" not in low and "cần" not in low)):
        return ()
    for match in _PASSIVE.finditer(text, passage.start, passage.end):
        words = passage.words_from(match.end(), reach=NEAR)
        spans, after = read_unit_words(words, 0) if words.count else ([], 0)
        if spans and after < words.count and words.gap(after) == " " and words.predicate(after):
            verb = text[words.starts[after] : words.starts[after] + 12].lower()
            if not verb.startswith(_APPROVES):
                return tuple(spans)
    return ()


def find_chair_within(passage: Passage) -> tuple[Span, ...]:
    """Đơn vị chủ trì nêu sau việc: "… (Sở Ngoại vụ chủ trì)", "… do Sở Ngoại vụ chủ trì"."""
    text, start, end = passage.text, passage.start, passage.end
    if text.find("chủ trì", start, end) < 0:
        return ()
    for match in _CHAIR.finditer(text, start, end):
        near = max(start, match.start() - 160)
        for begin in _CHAIR_START.finditer(text[near : match.start()]):
            spans, after = passage.units(near + begin.end(), match.start())
            if spans and not text[after : match.start()].strip(" ,("):
                return tuple(spans)
    return ()
