"""Chữ đặt vào bài: written so that Markdown sees words and no mark of a block (CommonMark 2.4)."""

import re

BLOCK_MARK = re.compile(r"(?:#{1,6}|[-+*])(?=\s|\Z)|>")
NUMBER_MARK = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
ONLY_MARKS = re.compile(r"[-=_*|:\s]+\Z")
LAST_SIGNS = re.compile(r"(?<!\\)(#+)\Z")
BAR = re.compile(r"(\\.)|\|", re.DOTALL)
BRACKET = re.compile(r"(\\.)|[\[\]]", re.DOTALL)
STROKES = re.compile(r"\\+\Z")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def words(text: str, *, begins_line: bool, ends_heading: bool, may_picture: bool) -> str:
    """Một câu in a paragraph, heading, list or table."""
    text = _whole_strokes(_escape(BAR, text))
    if not may_picture:
        text = text.replace("![", "!\\[")
    if ends_heading:
        text = LAST_SIGNS.sub(lambda signs: "\\#" * len(signs[1]), text)
    if not begins_line or not text:
        return text
    if BLOCK_MARK.match(text) or ONLY_MARKS.match(text):
        return "\\" + text
    return NUMBER_MARK.sub(r"\1\\\2", text, count=1) if NUMBER_MARK.match(text) else text


def alt(text: str) -> str:
    """Mô tả ảnh, between its brackets."""
    text = _whole_strokes(_escape(BAR, text))
    depth = 0
    for bracket in BRACKET.finditer(text):
        if bracket[1] is None:
            depth += 1 if bracket[0] == "[" else -1
            if depth < 0:
                break
    return text if depth == 0 else _escape(BRACKET, text)


def caption(text: str, quote: str) -> str:
    """Chú thích ảnh, between its quotation marks."""
    signs = {"(": "()\\|"}.get(quote, quote + "\\|")
    return "".join(f"\\{letter}" if letter in signs else letter for letter in text)


def bare_caption(text: str) -> str:
    """Chú thích như người đọc thấy."""
    return ESCAPED.sub(r"\1", text)


def _escape(sign: "re.Pattern[str]", text: str) -> str:
    return sign.sub(lambda found: found[1] or f"\\{found[0]}", text)


def _whole_strokes(text: str) -> str:
    """A stroke at the end would take the sign after it for its own."""
    strokes = STROKES.search(text)
    return text + "\\" if strokes and len(strokes[0]) % 2 else text
