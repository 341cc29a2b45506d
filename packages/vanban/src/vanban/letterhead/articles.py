"""Bài viết: a news or portal page about official work; its headline and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from vanban.model import Letterhead, Source, Span
from vanban.text import Line, date_line
from vanban.text.letters import pattern

_OFFICIAL: Final = pattern(
    r"(?i)\b(?:ubnd|ủy ban nhân dân|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|ban tuyên "
    r"giáo|sở [\p{Ll}]+|bộ [\p{Lu}][\p{Ll}]+|nghị quyết|kế hoạch|chỉ thị|kết luận|"
    r"quyết định|"
    r"nghị định|công văn|thông tin đối ngoại|thông tư|hội nghị|chương trình|nhiệm "
    r"vụ|các sở|sở, ban|chính phủ|đồng chí|ban chỉ đạo|đại hội|chính quyền|triển "
    r"khai)\b"
)
_BODIES: Final = re.compile(
    r"ubnd|ủy ban|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|ban tuyên giáo|sở |bộ |đối ngoại|"
    r"chính phủ|ban chỉ đạo|sở,"
)
_VIETNAMESE: Final = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")


def looks_like_article(lines: Sequence[Line], source: Source, *, has_furniture: bool) -> bool:
    """Whether this is prose about official work on a page: paragraphs, official words, and a sign of
    publication.
    """
    prose = [line for line in lines if len(line.text) >= 110 and not line.is_row and _is_prose(line.text)]
    if len(prose) < 2:
        return False
    words = " ".join(line.text for line in prose[:40])
    if len(_VIETNAMESE.findall(words[:4000])) < 0.05 * len(words[:4000]):
        return False
    official = {match.group().casefold() for match in _OFFICIAL.finditer(words[:12000])}
    dated = any(date_line(line.text) for line in lines[:40])
    signs = (source.published is not None or dated) + (source.headline is not None) + has_furniture
    strong = any(_BODIES.search(word) for word in official)
    return strong and len(official) >= (2 if signs >= 2 else 3 if signs else 5) and _has_headline(lines)


def _is_prose(text: str) -> bool:
    """Sentences: they end in a sign, and no "=" parts a word from its meaning as in a note or a glossary."""
    ended = text.rstrip("\"'”’»)] ")[-1:]
    return (ended in ".!?…:;" or text[-1] in '"”»') and text.count(" = ") < 2


def _has_headline(lines: Sequence[Line]) -> bool:
    return any(15 <= len(line.text) <= 250 for line in lines[:12])


def read_article(lines: Sequence[Line], source: Source) -> Letterhead:
    """Bài viết: headline as title, day of publication as date; it has no number, issuer or signature."""
    headline, span = _headline(lines, source)
    when, when_span = _published(lines, source)
    spans: dict[str, Span] = {}
    if span:
        spans["title"] = span
    if when_span:
        spans["date"] = when_span
    last = max((end for _, end in spans.values()), default=0)
    return Letterhead("article", title=headline, date=when, spans=spans, body_at=last)


def _headline(lines: Sequence[Line], source: Source) -> tuple[str | None, Span | None]:
    if source.headline:
        wanted = " ".join(source.headline.split())
        for line in lines[:60]:
            if line.text.casefold() == wanted.casefold():
                return line.text, (line.start, line.end)
    dated = next((i for i, line in enumerate(lines[:40]) if date_line(line.text)), None)
    order = (
        list(range(dated - 1, -1, -1)) + list(range(dated + 1, min(dated + 4, len(lines))))
        if dated is not None
        else range(12)
    )
    for index in order:
        if index < len(lines) and 15 <= len(lines[index].text) <= 250 and not date_line(lines[index].text):
            return lines[index].text, (lines[index].start, lines[index].end)
    return (source.headline, None) if source.headline else (None, None)


def _published(lines: Sequence[Line], source: Source) -> tuple[date | None, Span | None]:
    for line in lines[:40]:
        found = date_line(line.text)
        if found and found[0]:
            return found[0], (line.start, line.start + found[1])
    return source.published, None
