"""Chữ hoa, chữ thường: a name that begins a line, told inside a sentence."""


def inside(words: str) -> str:
    """Lời đứng giữa câu: its first letter small, "Phiên họp định kỳ" → "phiên họp định kỳ".

    What is written in capitals stays as it is, an abbreviation at its head ("UBND tỉnh …") as well as a
    whole line: nobody can tell its proper nouns.
    """
    head = words.split(maxsplit=1)[0] if words.strip() else ""
    is_capital = len(head) > 1 and head.isupper()
    return words if is_capital else words[:1].lower() + words[1:]
