"""Đánh số đề mục và phụ lục."""

from .content import Form, Heading

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# Nghị định 30/2020/NĐ-CP, phụ lục I: points are lettered by the Vietnamese alphabet.
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def roman(number: int) -> str:
    """Số La Mã of a number from 1."""
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def letter(number: int) -> str:
    """Chữ cái theo bảng chữ cái tiếng Việt: 1 is a, 5 is đ; after y comes aa."""
    written = ""
    while number > 0:
        number, place = divmod(number - 1, len(_LETTERS))
        written = _LETTERS[place] + written
    return written


class Headings:
    """Bộ đếm đề mục: numbers each heading, and counts the levels under it anew."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._counts = [0, 0, 0]

    def number(self, heading: Heading) -> str:
        """Số của đề mục, with its sign and a blank ("I. ", "2. ", "a) "); empty where it has none.

        Party papers part the roman number with a dash ("I- "), as Hướng dẫn 36-HD/VPTW itself does.
        """
        place = min(max(heading.level, 1), 3) - 1
        self._counts[place + 1 :] = [0] * (2 - place)
        if not heading.numbered:
            return ""
        self._counts[place] += 1
        count = self._counts[place]
        if place == 0:
            return f"{roman(count)}{'-' if self._form is Form.PARTY else '.'} "
        return f"{count}. " if place == 1 else f"{letter(count)}) "
