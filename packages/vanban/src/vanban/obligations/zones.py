"""Vùng của văn bản: under which headings tasks stand, and which paragraphs only close a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from vanban.lexicon.headings import NOT_TASKS, SURE_TASKS, TASKS
from vanban.model import Section
from vanban.names import Passage

Zone = Literal["tasks", "other", "open"]

_CLOSING: Final = re.compile(
    r"chịu\s+trách\s+nhiệm\s+(?:thi\s+hành|thực\s+hiện)\s+(?:quyết\s+định|chỉ\s+thị|"
    r"nghị\s+quyết|kế\s+hoạch|quy\s+chế|thông\s+tư)?(?:\s+này)?|căn\s+cứ\s+quyết\s+định\s+(?:này\s+)"
    r"?thi\s+hành|"
    r"nếu\s+(?:có\s+)?(?:phát\s+sinh\s+)?(?:khó\s+khăn|vướng\s+mắc|vấn\s+đề|phát\s+sinh|"
    r"nội\s+dung)|có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ|trân\s+trọng\s*(?:cảm\s+ơn)"
    r"?[./!]*$|thông\s+báo\s+(?:ý\s+kiến|nội\s+dung|kết\s+luận)[^.;]{3,160}\sđể\s[^.;]{3,120}"
    r"(?:biết|thực\s+hiện)[\s./]*$"
)
_CARES: Final = re.compile(
    r"(?:trân\s+trọng\s+)?đề\s+nghị\s[^.;:]{3,90}?\squan\s+tâm,?\s+(?:phối\s+hợp\s+)?(?:chỉ\s+đạo|phối\s+hợp|triển|thực)"
)
_EARNEST: Final = re.compile(
    r"(?:nghiêm\s+túc|khẩn\s+trương)(?:,\s+\w+\s+\w+)?(?:\s+(?:tổ\s+chức|triển\s+khai|"
    r"quán\s+triệt|phối\s+hợp))*,?\s+(?:thực\s+hiện|chấp\s+hành)[^,;]{0,70}$"
)
# "Nhận được Thông báo này, đề nghị các đơn vị triển khai thực hiện": how a paper takes its leave.
_RECEIVED: Final = re.compile(
    r"(?:(?:sau\s+)?khi\s+)?nhận\s+được\s+[^.,;:]{3,40}?\s+này,?\s+(?:kính\s+)?(?:đề\s+nghị|yêu\s+cầu)\s+"
)
_CARRIES_OUT: Final = re.compile(
    r"(?:[\s,]+(?:và|nghiêm(?:\s+túc)?|khẩn\s+trương|chủ\s+động|kịp\s+thời|tổ\s+chức|triển\s+khai|quán\s+triệt|phối\s+hợp|"
    r"chấp\s+hành|thực\s+hiện|(?:theo\s+)?(?:đúng\s+)?(?:các\s+)?(?:quy\s+định|nội\s+dung\s+(?:nêu\s+)?trên)))+[\s./]*"
)
_KNOWN: Final = re.compile(
    r"(?:chỉ\s+thị|hướng\s+dẫn|kết\s+luận|nghị\s+quyết|kế\s+hoạch|thông\s+báo|quyết\s+định|"
    r"quy\s+định|chương\s+trình)\s+này\s+(?:được\s+)?(?:phổ\s+biến|quán\s+triệt|"
    r"gửi|thông\s+báo)"
)
_TOLD: Final = re.compile(r"thông\s+báo\s+(?:để\s+|đến\s+|tới\s+)[^.;]{3,120}(?:biết|thực\s+hiện)[\s./]*$")
_REPORTING: Final = re.compile(r"báo\s+cáo|trước\s+ngày|định\s+kỳ")


# "Đánh giá cao …", "Ghi nhận nỗ lực …": what a conclusion says of the past before it hands out work.
_PRAISE: Final = re.compile(
    r"(?:đánh\s+giá\s+cao|ghi\s+nhận|biểu\s+dương|hoan\s+nghênh|cảm\s+ơn|chúc\s+mừng|nhất\s+trí|đồng\s+ý|"
    r"cơ\s+bản\s+(?:nhất|thống|đồng)|thống\s+nhất\s+(?:với|nội|chủ|về|theo|đánh)|tán\s+thành|chưa\s+xem\s+xét)\b"
)
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)[\s.;:/]*$")
# "Đơn vị nào chậm báo cáo thì bị trừ điểm": what befalls who does not do the work is no work.
_SANCTION: Final = re.compile(r"[^.;:\n]{3,90}\snào\s[^.;\n]{3,200}\sthì\s")
# How long such a paragraph is at the most, and how far its first words reach.
_RECEIVING: Final = ("nhận được", "khi nhận được", "sau khi nhận được")
_LONGEST_CLOSING: Final = 500
_LONGEST_REQUEST: Final = 330
_LONGEST_TOLD: Final = 260
_PRAISE_REACH: Final = 60


def zones(text: str, sections: Sequence[Section]) -> dict[str, Zone]:
    """Vùng của từng đề mục by its start offset (as text, for ids may repeat): its heading decides, else
    its parent's.
    """
    found: dict[str, Zone] = {}
    above: list[tuple[int, Zone]] = []
    aims = any(section.heading.casefold().startswith("mục đích") for section in sections)
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        inherited: Zone = above[-1][1] if above else "open"
        end = section.heading_span[1]
        zone = inherited if text[end - 1 : end] in (".", ";") else _zone(section, inherited, aims)
        found[str(section.span[0])] = zone
        above.append((section.level, zone))
    return found


def _zone(section: Section, inherited: Zone, aims: bool) -> Zone:
    """Only a heading decides; a labelled paragraph is as its parent is. "Yêu cầu" alone hands out work where
    no "Mục đích" stands beside it.
    """
    heading = section.heading.casefold()
    if not aims and heading.strip(" .:") in _DEMANDS:
        return "tasks"
    length = section.heading_span[1] - section.heading_span[0]
    if length > 160:
        return inherited
    if SURE_TASKS.search(heading) and not heading.startswith(
        ("mục đích", "kết quả", "tình hình", "đánh giá")
    ):
        return "tasks"
    if heading.startswith("về ") and _ASKED.search(heading):
        return "tasks"
    if NOT_TASKS.search(heading[:60]) and (length < 90 or section.heading.isupper()):
        return "other" if inherited != "tasks" or (length < 60 and not _is_task_like(heading)) else inherited
    return "tasks" if inherited == "open" and TASKS.search(heading) else inherited


# "Về kiến nghị của tỉnh": what was asked for, and below it who is to see to it.
_ASKED: Final = re.compile(r"kiến nghị|đề xuất|đề nghị|khó khăn|vướng mắc")
_DEMANDS: Final = ("yêu cầu", "các yêu cầu", "đề nghị", "kiến nghị, yêu cầu", "yêu cầu, đề nghị")


def _is_task_like(heading: str) -> bool:
    return heading.startswith(
        (
            "báo cáo",
            "đánh giá",
            "sơ kết",
            "tổng kết",
            "nâng cao",
            "tăng cường",
            "theo dõi",
            "kiểm tra",
            "xây dựng",
            "đề xuất",
            "tổ chức",
        )
    )


def is_remark(passage: Passage) -> bool:
    """Nhận xét, chú dẫn: praise, consent, a note in brackets, a sanction; no work of itself."""
    low = passage.part
    return (
        _PRAISE.match(low) is not None
        or (low[0] == "(" and _IN_BRACKETS.match(low) is not None)
        or ("nào" in low and "thì" in low and _SANCTION.match(low) is not None)
        or low.strip(" .:") in _DEMANDS
    )


def praises(text: str, at: int) -> bool:
    """Câu ghi nhận: whether the words at ``at`` only say what was good."""
    return _PRAISE.match(text[at : at + _PRAISE_REACH].lower()) is not None


def is_closing(passage: Passage) -> bool:
    """Câu kết văn bản: in force from, is charged with carrying out, difficulties to be told."""
    low = passage.part
    size = len(low)
    if size >= _LONGEST_CLOSING:
        return False
    if _may_close(low) and _CLOSING.search(low):
        return "định kỳ" not in low
    if size >= _LONGEST_REQUEST:
        return False
    if low.startswith(_RECEIVING) and _only_takes_leave(passage):
        return True
    cares = "tâm" in low and "quan" in low and _CARES.search(low) is not None
    earnest = ("nghiêm" in low or "khẩn" in low) and _EARNEST.search(low.rstrip(" ./")) is not None
    return (cares or earnest) and _REPORTING.search(low) is None


def _only_takes_leave(passage: Passage) -> bool:
    match = _RECEIVED.match(passage.part)
    if match is None:
        return False
    spans, after = passage.units(passage.start + match.end())
    return bool(spans) and _CARRIES_OUT.fullmatch(passage.low, after, passage.end) is not None


def _may_close(low: str) -> bool:
    """Words of which some stand in every closing sentence; to look for them costs less than for the whole."""
    return (
        "chịu" in low
        or "nếu" in low
        or "trân" in low
        or ("hiệu" in low and "lực" in low)
        or ("căn" in low and "hành" in low)
        or ("thông" in low and "để" in low)
    )


def tells_dissemination(passage: Passage) -> bool:
    """Câu phổ biến: says only to whom the document is made known."""
    low = passage.part
    if len(low) >= _LONGEST_TOLD:
        return False
    return ("này" in low and _KNOWN.match(low) is not None) or makes_known(passage)


def makes_known(passage: Passage) -> bool:
    """Câu báo tin: "Văn phòng Tỉnh ủy thông báo để các cơ quan biết, thực hiện"."""
    low = passage.part
    if len(low) >= _LONGEST_TOLD or "thông" not in low or "báo" not in low:
        return False
    return _TOLD.search(low) is not None
