"""Ngắt dòng cân đối: names and titles in as few lines as fit, of about one length, as a typist sets them."""

import math

from . import fonts

_PLACES = frozenset({"tỉnh", "thành", "xã", "phường", "huyện", "quận", "đặc"})
_NAMES = frozenset({"ủy ban", "hội đồng", "ban chấp", "ban thường", "ban chỉ"})
_TOGETHER = frozenset(
    {
        *("ủy ban", "ban nhân", "nhân dân", "hội đồng", "đồng nhân", "ban chấp", "chấp hành", "ban thường"),
        *(
            "thường vụ",
            "thường trực",
            "chỉ đạo",
            "thành phố",
            "đặc khu",
            "liên ngành",
            "tuyên giáo",
            "dân vận",
        ),
        *("thông tin", "đối ngoại", "công tác", "kế hoạch", "báo cáo", "kết quả", "nhiệm vụ", "thực hiện"),
        *("triển khai", "trọng tâm", "tổ chức", "biên giới", "cửa khẩu", "báo chí", "nước ngoài", "cung cấp"),
        *("chủ tịch", "giám đốc", "trưởng ban", "bí thư", "thể thao", "văn hóa", "du lịch", "quốc tế"),
    }
)
_BOUND = frozenset({*_PLACES, "và", "số", "-", "–", "của", "về", "phó"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v"})
# Costs of a break, in squares of this share of a line: sense goes before an even length.
_SHARE = 0.4
_WELCOME, _PLAIN, _UNWELCOME = 0, 1, 2


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Các dòng của một tên, none wider than `room` millimetres where its words allow it."""
    words = text.split()
    if fonts.width(text, size, bold=bold) <= room:
        return (" ".join(words),) if words else ()
    blank = fonts.width(" ", size, bold=bold)
    widths = [fonts.width(word, size, bold=bold) for word in words]
    whole = sum(widths) + blank * (len(words) - 1)
    for count in range(math.ceil(whole / room), len(words) + 1):
        ends = _ends(words, widths, blank, room, count)
        if ends:
            return tuple(" ".join(words[a:b]) for a, b in zip((0, *ends), ends, strict=False))
    return tuple(words)


def _ends(
    words: list[str], widths: list[float], blank: float, room: float, count: int
) -> tuple[int, ...] | None:
    """Where `count` lines end so that their lengths differ least; None where they do not fit."""
    aim = (sum(widths) + blank * (len(words) - count)) / count
    # best[n]: the cost and the ends of the best lines made of the first n words.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, ends) in best.items():
            line = -blank
            for end in range(begin + 1, len(words) + 1):
                line += widths[end - 1] + blank
                if line > room and end > begin + 1:
                    break
                new = cost + (line - aim) ** 2 + (_SHARE * aim) ** 2 * _parting(words, end)
                if end not in longer or new < longer[end][0]:
                    longer[end] = (new, (*ends, end))
        best = longer
    return best[len(words)][1] if len(words) in best else None


def _parting(words: list[str], end: int) -> int:
    """Breaking before a name or after a comma is welcome; within "ủy ban" or "năm 2026" it is not."""
    if end == len(words):
        return 0
    before, after = words[end - 1].casefold(), words[end].casefold()
    following = " ".join(words[end : end + 2]).casefold()
    if before in _BOUND or after in _ROMAN or after[0].isdigit() or f"{before} {after}" in _TOGETHER:
        return _UNWELCOME
    return _WELCOME if after in _PLACES or following in _NAMES or before[-1] in ",;" else _PLAIN
