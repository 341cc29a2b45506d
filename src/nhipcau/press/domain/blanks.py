"""Chỗ trống: a prepared text and what was put into its blanks, told apart exactly.

A blank is `{{tên}}`. A text is the prepared one with nothing changed but its blanks when every fixed part
stands as it was and each blank holds 1–200 characters in one line, the same under the same name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

BLANK = re.compile(r"\{\{([^{}\n]{1,80})\}\}")
LONGEST, MOST = 200, 30
# Stands in no text that is kept.
BETWEEN = "\x00"
# Texts made to puzzle are given up as changed, which costs an approval and nothing else.
MOST_STEPS = 200_000


def names_in(*parts: str) -> list[str]:
    """Tên các chỗ trống in the order in which they come, each once."""
    return list(dict.fromkeys(name.strip() for part in parts for name in BLANK.findall(part)))


def adjoin(*parts: str) -> bool:
    """Hai chỗ trống đứng sát nhau: nobody could tell where the one ends."""
    return any(re.search(r"\}\}\s*\{\{", part) for part in parts)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Chữ với các chỗ trống đã điền; one without a value stays as it is."""
    return BLANK.sub(lambda found: values.get(found[1].strip(), found[0]), text)


def filled(prepared: Sequence[str], written: Sequence[str]) -> dict[str, str] | None:
    """Những gì đã điền vào các chỗ trống, by name; None when anything else was changed.

    Both are the parts of a text (title, lead, body) in the same order. Cost: linear for texts whose blanks
    stand in sentences of their own.
    """
    pieces = BLANK.split(BETWEEN.join(prepared))
    fixed, names = pieces[::2], [name.strip() for name in pieces[1::2]]
    return _search(fixed, names, BETWEEN.join(written))


def _search(fixed: Sequence[str], names: Sequence[str], written: str) -> dict[str, str] | None:
    again = {name for name in names if names.count(name) > 1}
    failed: set[tuple[int, int, tuple[tuple[str, str], ...]]] = set()
    steps = 0

    def ends(start: int, after: str, is_last: bool) -> Iterable[int]:
        """Where a blank that begins here may end: before what stands fixed behind it, in the same line."""
        most = start + LONGEST
        for stop in "\n", BETWEEN:
            if (at := written.find(stop, start, most)) >= 0:
                most = min(most, at)
        if is_last:
            end = len(written) - len(after)
            return [end] if start < end <= most and written.endswith(after) else []
        return (
            end for end in range(start + 1, min(most, len(written)) + 1) if written.startswith(after, end)
        )

    def go(at: int, start: int, known: dict[str, str]) -> dict[str, str] | None:
        nonlocal steps
        if at == len(names):
            return known if start == len(written) else None
        key = (at, start, tuple((name, known[name]) for name in sorted(again & known.keys())))
        if key in failed:
            return None
        name, after = names[at], fixed[at + 1]
        for end in ends(start, after, at == len(names) - 1):
            steps += 1
            if steps > MOST_STEPS:
                return None
            value = written[start:end]
            if value.strip() and "{{" not in value and known.get(name, value) == value:
                found = go(at + 1, end + len(after), known | {name: value})
                if found is not None:
                    return found
        failed.add(key)
        return None

    return go(0, len(fixed[0]), {}) if written.startswith(fixed[0]) else None
