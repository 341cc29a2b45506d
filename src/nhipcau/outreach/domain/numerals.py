"""Số đọc thành chữ: whole numbers as a Vietnamese announcer says them."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MOST = 10**15
_SCALES = ((10**6, "triệu"), (10**3, "nghìn"))
_BILLION = 10**9


def number(value: int) -> str:
    """Đọc số nguyên, below zero too. Raises ValueError from 10**15 on."""
    if abs(value) >= MOST:
        raise ValueError("too large to be read aloud")
    if value < 0:
        return f"âm {number(-value)}"
    return " ".join(_said(value, within=False)) or DIGITS[0]


def digits(signs: str) -> str:
    """Đọc từng chữ số: of a telephone number, of what follows a comma and begins with zero."""
    return " ".join(DIGITS[int(sign)] for sign in signs if sign.isdecimal())


def ordinal(value: int) -> str:
    """Số thứ tự after "thứ": nhất, hai, ba, tư …"""
    return {1: "nhất", 4: "tư"}.get(value) or number(value)


def _said(value: int, *, within: bool) -> list[str]:
    """Words of a number; `within` a larger one, so that its hundreds are told even when there are none."""
    said: list[str] = []
    if value >= _BILLION:
        said += [*_said(value // _BILLION, within=within), "tỷ"]
        value, within = value % _BILLION, True
    for size, name in _SCALES:
        if part := value // size:
            said += [*_hundreds(part, within=within), name]
            value, within = value % size, True
    return said + (_hundreds(value, within=within) if value else [])


def _hundreds(value: int, *, within: bool) -> list[str]:
    hundreds, rest = divmod(value, 100)
    said = [DIGITS[hundreds], "trăm"] if hundreds or within else []
    if not rest:
        return said
    tens, ones = divmod(rest, 10)
    if not tens:
        return [*said, *(["linh"] if said else []), DIGITS[ones]]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, DIGITS[ones])
    return [*said, *(["mười"] if tens == 1 else [DIGITS[tens], "mươi"]), *([last] if last else [])]


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(signs: str) -> int | None:
    """Số La Mã up to 399; None for letters that are none, as "IIII" or "VX"."""
    total = 0
    for at, sign in enumerate(signs):
        value = _ROMAN.get(sign)
        if value is None:
            return None
        following = _ROMAN.get(signs[at + 1], 0) if at + 1 < len(signs) else 0
        total += -value if value < following else value
    return total if total and written(total) == signs else None


def written(value: int) -> str:
    """Viết số La Mã."""
    found = ""
    for size, signs in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, value = divmod(value, size)
        found += signs * count
    return found
