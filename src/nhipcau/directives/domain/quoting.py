"""Trích quanh một chỗ: a few words of the text around a place, so that a finding shows what it speaks of."""

from dataclasses import dataclass

AROUND = 60
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Quote:
    """Một đoạn trích: the words before, the place itself, the words after; "…" where it is cut."""

    before: str
    marked: str
    after: str


def quote(text: str, start: int, end: int) -> Quote:
    """Trích text[start:end] with the words of its own line around it."""
    low = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + AROUND)
    cut_left = low > 0 and text[low - 1] != "\n"
    before = text[low:start]
    if cut_left and " " in before:
        before = "…" + before[before.index(" ") :]
    after = text[end:high]
    if high < len(text) and text[high] != "\n" and " " in after:
        after = after[: after.rindex(" ")] + " …"
    marked = text[start:end]
    return Quote(
        before, marked if len(marked) <= LONGEST else marked[:LONGEST].rsplit(" ", 1)[0] + " …", after
    )
