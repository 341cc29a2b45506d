"""Trang và chữ nhận dạng: where on which page a place of the text stands, and what was recognised weakly."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Reading = Mapping[str, Any]
Word = Sequence[float]
# Below this confidence (0 to 1) a recognised word is marked for a person to look at. The one threshold.
WEAK = 0.6
# Of a hopeless page every word is weak; so many are marked on one screen.
MOST_WEAK = 300


@dataclass(frozen=True, slots=True)
class Area:
    """Một ô trên ảnh trang: a line's worth of words, as parts (0 to 1) of the page's width and height."""

    left: float
    top: float
    right: float
    bottom: float


def is_scan(reading: Reading) -> bool:
    """Chữ lấy từ ảnh: words have places on their pages."""
    return any(page.get("words") for page in reading.get("pages") or ())


def page_at(reading: Reading, place: int) -> int:
    """Trang có chỗ này của văn bản, from 1."""
    pages = reading.get("pages") or []
    index = bisect_right([page["span"][0] for page in pages], place) - 1
    return int(pages[max(index, 0)]["number"]) if pages else 1


def page_count(reading: Reading) -> int:
    """Số trang of the original."""
    told = (reading.get("source") or {}).get("pages") or 0
    return max(int(told), *(int(page["number"]) for page in reading.get("pages") or ()), 1)


def words_of(reading: Reading, number: int) -> list[Word]:
    """Chữ nhận dạng của một trang: [start, end, x0, y0, x1, y1, confidence] each; none of a read text."""
    for page in reading.get("pages") or ():
        if page["number"] == number:
            return list(page.get("words") or ())
    return []


def weak_spans(reading: Reading, start: int, end: int) -> list[tuple[int, int, float]]:
    """Chữ máy đọc chưa chắc within [start, end): (start, end, confidence), at most MOST_WEAK, in order."""
    found: list[tuple[int, int, float]] = []
    for page in reading.get("pages") or ():
        for low, high, *_box, confidence in page.get("words") or ():
            if confidence < WEAK and start <= low < end and low < high:
                found.append((int(low), int(high), float(confidence)))
                if len(found) == MOST_WEAK:
                    return found
    return found


def areas(words: Iterable[Word], spans: Sequence[tuple[int, int]]) -> list[Area]:
    """Các ô phủ những chỗ này: the boxes of their words, one area for each line of print."""
    found: list[Area] = []
    for low, high, left, top, right, bottom, _confidence in words:
        if not any(low < end and start < high for start, end in spans):
            continue
        last = found[-1] if found else None
        # The next word of the same line: to the right, at the same height.
        if last and left >= last.left and top < last.bottom and bottom > last.top:
            found[-1] = Area(last.left, min(last.top, top), max(last.right, right), max(last.bottom, bottom))
        else:
            found.append(Area(left, top, right, bottom))
    return found
