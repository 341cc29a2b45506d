"""Dòng thuộc tính: "Cơ quan chủ trì: …; thời gian hoàn thành: …; sản phẩm: …" under or within a task."""

from __future__ import annotations

import re
from typing import Final, Literal

from vanban.lexicon.blocks import words
from vanban.model import Span

Key = Literal["lead", "support", "begin", "time", "product", "authority", "responsibility", "report", "other"]

_KEYS: Final[tuple[tuple[Key, str], ...]] = (
    (
        "lead",
        (
            r"(?:(?:cơ\s+quan|đơn\s+vị|các\s+đơn\s+vị)\s+)?(?:chủ\s+trì|đầu\s+mối|thực\s+hiện\s+chính)"
            r"(?:\s+(?:thực\s+hiện|tham\s+mưu|triển\s+khai))?|(?:cơ\s+quan|đơn\s+vị)\s+(?:thực\s+hiện|"
            r"tổ\s+chức|tham\s+mưu)|phân\s+công\s+thực\s+hiện"
        ),
    ),
    ("support", r"(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị)\s+)?phối\s+hợp(?:\s+thực\s+hiện)?"),
    (
        "time",
        (
            r"(?:thời\s+gian|thời\s+hạn|tiến\s+độ|thời\s+điểm|hạn)(?:\s+(?:thực\s+hiện|hoàn\s+thành|"
            r"triển\s+khai|tổ\s+chức|báo\s+cáo|trình))?|hoàn\s+thành"
        ),
    ),
    (
        "product",
        (
            r"(?:sản\s+phẩm|kết\s+quả|đầu\s+ra)(?:\s+(?:đầu\s+ra|dự\s+kiến|đạt\s+được|hoàn\s+thành|"
            r"cần\s+đạt))?"
        ),
    ),
    (
        "authority",
        (
            r"(?:cấp|cơ\s+quan|thẩm\s+quyền)(?:\s+có\s+thẩm\s+quyền)?\s+(?:phê\s+duyệt|quyết\s+định|"
            r"ban\s+hành|trình)|thẩm\s+quyền"
        ),
    ),
    ("responsibility", r"(?:lãnh\s+đạo|người)\s+(?:phụ\s+trách|chịu\s+trách\s+nhiệm)|trách\s+nhiệm"),
    ("report", r"(?:nơi\s+nhận\s+báo\s+cáo|báo\s+cáo\s+về)"),
    (
        "other",
        (
            r"kinh\s+phí(?:\s+thực\s+hiện)?|địa\s+điểm|hình\s+thức|đối\s+tượng|thành\s+phần|"
            r"số\s+lượng|quy\s+mô|nội\s+dung|nguồn\s+(?:kinh\s+phí|lực)|ghi\s+chú"
        ),
    ),
)
_KEY: Final = re.compile(
    r"(?:^|(?<=[.;,(])\s*|(?<=[-–+])\s+|(?<=\))\s+)(?:[-–+]\s*)?(?:"
    + "|".join(f"(?P<{key}>{words})" for key, words in _KEYS)
    + r")\s*:\s*",
    re.I,
)
# What each of those ends in: the whole is looked for only where one of these stands before a colon.
_LAST_WORDS: Final = tuple(
    words("""
    trì mối chính hiện mưu khai chức hợp gian hạn độ điểm thành cáo trình phẩm quả ra kiến được đạt duyệt
    định hành quyền trách nhiệm về phí thức tượng phần lượng mô dung lực chú
""")
)
# "phối hợp: in thẻ hướng dẫn …" names nobody.
_GROUP: Final = re.compile(
    r"các\s|toàn\s|cơ\s+quan|đơn\s+vị|ủy\s+ban|lãnh\s+đạo|mỗi\s|cán\s+bộ|tất\s+cả|không"
)
COLUMNS: Final[tuple[tuple[Key | Literal["task", "number"], re.Pattern[str]], ...]] = (
    ("support", re.compile(r"phối\s+hợp(?!.*chủ\s+trì)")),
    (
        "lead",
        re.compile(
            r"chủ\s+trì|(?:cơ\s+quan|đơn\s+vị|phòng|bộ\s+phận|cq|đv)\s*(?:,\s*đơn\s+vị\s*)?(?:thực\s+hiện|tham\s+mưu|"
            r"đầu\s+mối|được\s+giao|phụ\s+trách|soạn\s+thảo|triển\s+khai|tổ\s+chức|$)|phân\s+công|đầu\s+mối|"
            r"người\s+thực\s+hiện"
        ),
    ),
    ("begin", re.compile(r"bắt\s+đầu|khởi\s+công|^từ$")),
    ("time", re.compile(r"kết\s+thúc|^đến$|thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|hạn")),
    (
        "authority",
        re.compile(
            r"thẩm\s+quyền|cấp\s+(?:phê\s+duyệt|trình|ban\s+hành|quyết\s+định)|cơ\s+quan\s+(?:ban\s+hành|"
            r"phê\s+duyệt)"
        ),
    ),
    (
        "responsibility",
        re.compile(r"chịu\s+trách\s+nhiệm|lãnh\s+đạo\s+phụ\s+trách|người\s+phụ\s+trách|trách\s+nhiệm"),
    ),
    ("product", re.compile(r"sản\s+phẩm|kết\s+quả|đầu\s+ra")),
    ("report", re.compile(r"báo\s+cáo")),
    (
        "task",
        re.compile(r"nhiệm\s+vụ|nội\s+dung|công\s+việc|hoạt\s+động|tên\s+|đề\s+án|chương\s+trình|" r"việc"),
    ),
    ("number", re.compile(r"^(?:stt|tt|số\s*tt|số\s+thứ\s+tự)$")),
)


def find_attributes(text: str, start: int, end: int) -> list[tuple[Key, Span, int]]:
    """Thuộc tính trong đoạn: (key, span of the value, offset where the key begins)."""
    part = text[start:end]
    if not _may_have_keys(part):
        return []
    matches = list(_KEY.finditer(part))
    found: list[tuple[Key, Span, int]] = []
    for index, match in enumerate(matches):
        key = next(name for name, _ in _KEYS if match[name])
        stop = matches[index + 1].start() if index + 1 < len(matches) else len(part)
        value = part[match.end() : stop].rstrip(" ;.,/)-–+(\n")
        if value and not (key in ("lead", "support") and value[0].islower() and not _GROUP.match(value)):
            found.append(
                (key, (start + match.end(), start + match.end() + len(value)), start + match.start())
            )
    return found


def _may_have_keys(part: str) -> bool:
    at = part.find(":")
    while at >= 0:
        if part[max(0, at - 40) : at].rstrip().lower().endswith(_LAST_WORDS):
            return True
        at = part.find(":", at + 1)
    return False


_BOTH: Final = re.compile(r"chủ\s+trì.{0,20}phối\s+hợp|phối\s+hợp.{0,20}chủ\s+trì")


def column_of(heading: str) -> Key | Literal["task", "number"] | None:
    """Cột của bảng phân công by its heading."""
    low = heading.lower()
    if _BOTH.search(low):
        return "lead"
    return next((key for key, pattern in COLUMNS if pattern.search(low)), None)
