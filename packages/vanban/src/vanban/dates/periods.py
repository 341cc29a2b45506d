"""Kỳ báo cáo: week, month, quarter, six months, nine months, year, or when something happens (đột xuất)."""

from __future__ import annotations

import re
from typing import Final

from vanban.model import Period

_UNIT: Final = (
    r"(?:(?:0?6|sáu|0?9|chín)\s+tháng(?:\s+đầu\s+năm)?|tuần|(?:0?1\s+|một\s+)?(?:tháng|"
    r"quý|năm)|cả\s+năm|đột\s+xuất|nửa\s+năm)"
)
_LIST: Final = (
    rf"{_UNIT}(?:(?:\s*\([^()\n]{{0,40}}\))?\s*(?:,|;|và|hoặc|/|,\s*và)?\s+(?:(?:hằng|hàng|báo cáo|và)\s+)?"
    rf"{_UNIT}(?!\s+\d)"
    rf"|\s*,\s*{_UNIT}(?!\s+\d))*"
)
_TRIGGER: Final = re.compile(
    rf"\b(?:(?<!dự toán )(?<!ngân sách )(?<!kinh phí )(?:hằng|hàng)|định\s+kỳ(?:\s*\(|"
    rf"\s+theo|\s+hằng|\s+hàng|\s+vào)?|(?:báo cáo|sơ kết|tổng kết|giao ban)(?:\s+(?:công "
    rf"tác|định kỳ|kết quả|tổng hợp|về|theo))*(?:\s+(?:hằng|hàng))?)"
    rf"\s*({_LIST})(?!\s*(?:\d{{4}}|trước|qua|nay|thứ))"
)
_AD_HOC: Final = re.compile(
    r"\b(?:báo cáo|và|hoặc|,|;|thông tin)\s+(?:khi\s+)?đột\s+xuất|đột xuất khi|"
    r"(?:báo cáo|thông tin)[^.;]{0,40}khi có (?:yêu cầu|vụ việc|tình huống|phát "
    r"sinh)"
)
# "6 tháng một lần", "mỗi quý một lần", "tháng/lần"
_ONCE: Final = re.compile(
    r"(?:\b(?:mỗi|hằng|hàng)\s+)?(?<!\d )\b((?:0?6|sáu|0?9|chín)\s+tháng|tuần|tháng|quý|năm)"
    r"\s*(?:/|\s(?:một|1|01)\s)\s*lần"
)
_ITEM: Final = re.compile(rf"{_UNIT}")
# One of these words stands in each of those, and one of these begins the first.
_OF_PERIODS: Final = ("tháng", "năm", "quý", "tuần", "đột xuất", "khi có")
_OPENERS: Final = ("hằng", "hàng", "định", "cáo", "kết", "giao ban")
_ORDER: Final[tuple[Period, ...]] = ("week", "month", "quarter", "half-year", "nine-months", "year", "ad-hoc")


def find_periods(low: str) -> tuple[Period, ...]:
    """Các kỳ mà đoạn văn (in small letters) nêu, shortest first: "báo cáo tháng, quý, 6 tháng, năm và đột
    xuất".
    """
    if not any(map(low.__contains__, _OF_PERIODS)):
        return ()
    found: set[Period] = set()
    if any(map(low.__contains__, _OPENERS)):
        for match in _TRIGGER.finditer(low):
            found.update(map(_period, _ITEM.findall(match[1])))
    if "lần" in low:
        found.update(_period(match[1]) for match in _ONCE.finditer(low))
    if ("xuất" in low or "khi có" in low) and _AD_HOC.search(low):
        found.add("ad-hoc")
    return tuple(period for period in _ORDER if period in found) if found else ()


def _period(item: str) -> Period:
    low = " ".join(item.split())
    if low.startswith(("6", "06", "sáu", "nửa")):
        return "half-year"
    if low.startswith(("9", "09", "chín")):
        return "nine-months"
    low = low.removeprefix("một ").removeprefix("cả ").lstrip("01 ")
    names: dict[str, Period] = {"tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
    return names.get(low, "ad-hoc")
