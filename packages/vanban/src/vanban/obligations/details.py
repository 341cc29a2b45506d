"""Sáu rõ: support, report, authority, responsibility and product, read from the words of one task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vanban.lexicon.blocks import words as words_of
from vanban.lexicon.duty_words import DOCUMENT_NOUNS
from vanban.lexicon.unit_words import NOUN_BEFORE, STOPS
from vanban.model import Span
from vanban.names import Passage
from vanban.text.letters import pattern

# Looked for in small letters, as all that has no letter case to mind; each by the word it begins with.
_SUPPORT: Final = {
    "phối": re.compile(
        r"phối\s+(?:kết\s+)?hợp(?:\s+(?:chặt\s+chẽ|đồng\s+bộ|thường\s+xuyên|kịp\s+thời|"
        r"hiệu\s+quả|tốt|nhịp\s+nhàng|có\s+hiệu\s+quả))*(?:\s*,?\s*(?:thống\s+nhất|trao\s+đổi|"
        r"làm\s+việc))?(?:\s+(?:với|cùng(?:\s+với)?|giữa))?\s+"
    ),
    "sự": re.compile(r"sự\s+(?:phối\s+hợp|tham\s+gia|hỗ\s+trợ)\s+của\s+"),
    "cùng": re.compile(r"cùng(?<!\wcùng)\s+với\s+"),
    "trì": re.compile(r"trì(?<=chủ trì)\s*,?\s+cùng\s+(?!nhau)"),
}
_OF_SUPPORT: Final = frozenset(("hợp", "sự", "cùng", "trì"))
# As the text must have them: a line in capitals names nobody's support.
_IN_SUPPORT: Final = ("hợp ", "sự ", "ùng với", "chủ trì")
# "Sở Du lịch chủ trì, Học viện Âm nhạc phối hợp: …"
_AFTER_CHAIR: Final = pattern(r"\bchủ\s+trì\s*[,;]\s+(?=[\p{Lu}]|các\s)")
_HELPS: Final = re.compile(r"\s*[-–]?\s*(?:cùng\s+)?phối\s+hợp\b")
_WITH: Final = ("với", "cùng", "giữa")
_NOBODY: Final = ("nhau", "việc", "sự")
_PARTNER: Final = 110
# Those reported to who may be named in small letters.
_SUPERIORS: Final = ("cấp ", "người đứng đầu ", "thủ trưởng ")
_LEADERS: Final = pattern(r"\s+(?P<leaders>lãnh\s+đạo)\s+(?=[\p{Lu}])")
_OF_REPORT: Final = frozenset(("cáo", "gửi"))
_REPORT: Final = re.compile(r"\bbáo\s+cáo\b")
_TOWARDS: Final = pattern(
    r"\b(?:về|cho|với|lên|tới|đến|gửi|qua|trình)\s+(?:lãnh\s+đạo\s+)?(?=[\p{Lu}]|cấp\s|các\s|lãnh|cơ\s+quan)"
)
_SEND: Final = pattern(r"\bgửi\b[^.;\n]{0,160}?\b(?:về|cho|đến|tới|qua|gửi)\s+(?=(?-i:[\p{Lu}]))", re.I)
_TO_SUM_UP: Final = re.compile(r"[^.;\n]{0,120}?\b(?:tổng\s+hợp|báo\s+cáo)\b")
_THROUGH: Final = re.compile(r"\s*[(,]?\s*(?:thông\s+qua|qua)\s+")
_FOR_SUM: Final = re.compile(r"\bđể\b[^.;]{0,60}tổng\s+hợp\s*,?\s*$")
_ASKED: Final = pattern(
    r"\b(?:trình|tham\s+mưu(?:\s+(?:cho|giúp|với|đề\s+xuất))?|báo\s+cáo(?:,?\s*(?:đề\s+xuất|"
    r"tham\s+mưu|xin\s+ý\s+kiến))?|được|đề\s+xuất|đề\s+nghị|xin\s+ý\s+kiến(?:\s+của)"
    r"?|ý\s+kiến(?:\s+chỉ\s+đạo)?\s+của|để)\s+(?=(?-i:[\p{Lu}]|cấp|đồng\s+chí|các|lãnh|"
    r"cơ))",
    re.I,
)
_DECIDES: Final = re.compile(
    r"\s*(?:\([^()\n]{0,80}\))?\s*,?\s*(?:(?:xem\s+xét|kịp\s+thời|sớm|thẩm\s+định)"
    r"\s*,?\s*(?:và\s+|để\s+)?)*(?:phê\s+duyệt|quyết\s+định|ban\s+hành|cho\s+ý\s+kiến|"
    r"thông\s+qua|cho\s+chủ\s+trương|chấp\s+thuận|đồng\s+ý|cho\s+phép|phê\s+chuẩn)"
)
_OF_DECISION: Final = frozenset(
    ("duyệt", "định", "hành", "kiến", "qua", "trương", "thuận", "ý", "phép", "chuẩn")
)
_IN_DECISION: Final = (
    "duyệt", "định", "ban hành", "ý kiến", "thông qua", "chủ trương", "thuận", "đồng ý", "phép", "chuẩn"
)  # fmt: skip
_ANSWERS: Final = re.compile(r"\s*(?:phải\s+)?chịu\s+trách\s+nhiệm(?!\s+thi\s+hành)")
_CLAUSE: Final = re.compile(r"(?:^|[.;:,]\s+)")
_MAKES: Final = re.compile(
    r"\b(?:xây\s+dựng|ban\s+hành|lập|soạn\s+thảo|biên\s+soạn|dự\s+thảo|tham\s+mưu|"
    r"sản\s+xuất|thiết\s+kế|in\s+ấn|xuất\s+bản|phát\s+hành|trình|hoàn\s+thiện|biên\s+tập|"
    r"mở|cung\s+cấp|chuẩn\s+bị|làm|in|nộp|dựng|vẽ|viết|quay|cụ\s+thể\s+h[óo][aá]\s+thành)\s+(?:[^\s.,;:()]+\s+){0,8}?"
    r"(?P<product>(?:"
    + "|".join(noun.replace(" ", r"\s+") for noun in DOCUMENT_NOUNS)
    + r")\b(?!\s+(?:này|trên|nêu|nói)\b))"
)
# The first words of what makes and of what is made.
_MAKERS: Final = words_of("""
    xây ban lập soạn biên dự tham sản thiết in xuất phát trình hoàn mở cung chuẩn làm nộp dựng vẽ viết quay cụ
""")
_OF_PRODUCT: Final = frozenset(noun.split()[0] for noun in DOCUMENT_NOUNS)
_PRODUCT_END: Final = pattern(
    r"[.;:,()\n]|(?<![Cc]hương)(?<!quy)(?<!lộ)(?<!công)(?<!giáo)\strình\b|\s(?:gửi|báo\s+cáo\s+[\p{Lu}]|trước\s+ngày|để|nhằm|bảo\s+đảm|"
    r"đảm\s+bảo|hoàn\s+thành|chậm\s+nhất|trong\s+(?:tháng|quý)|xong|theo\s+quy|và\s+(?:tổ\s+chức|"
    r"triển|hướng|báo|gửi|chỉ|trình)|phù\s+hợp|đúng|tại\s+đơn)\b"
)


def find_support(passage: Passage) -> list[Span]:
    """Đơn vị phối hợp: units after "phối hợp với …", "với sự phối hợp của …"."""
    found: list[Span] = []
    if passage.words.isdisjoint(_OF_SUPPORT):
        return found
    text, low, start, end = passage.text, passage.low, passage.start, passage.end
    if not any(map(text[start:end].__contains__, _IN_SUPPORT)):
        return found
    for match in _AFTER_CHAIR.finditer(text, start, end) if "trì" in passage.words else ():
        spans, after = passage.units(match.end())
        if spans and _HELPS.match(low, after, end):
            found += spans
    read = start
    for match in _said_support(passage):
        if match.start() < read:
            continue
        read = match.end()
        spans, _ = passage.units(read)
        if not spans and match.re is _SUPPORT["phối"] and match.group().split()[-1] in _WITH:
            spans = _named_otherwise(passage, read)
        found += [span for span in spans if span not in found]
    return found


def _said_support(passage: Passage) -> list[re.Match[str]]:
    """Where the words of support stand, in order."""
    found = [
        match
        for word, said in _SUPPORT.items()
        if word in passage.part
        for match in said.finditer(passage.low, passage.start, passage.end)
    ]
    return sorted(found, key=re.Match.start)


def _named_otherwise(passage: Passage, start: int) -> list[Span]:
    """Partners no lexicon knows ("các chủ homestay", "chùa Khmer"): the words up to the duty verb."""
    words = passage.words_from(start, reach=_PARTNER)
    if words.count and words.folded[0] in _NOBODY:
        return []
    for step in range(words.count):
        gap = words.gap(step) if step else ""
        verb = not words.is_capital(step) and words.predicate(step) > 0
        verb = verb and (step == 0 or words.folded[step - 1] not in NOUN_BEFORE)
        stops = words.folded[step] in STOPS and (step == 0 or step > 1)
        if verb or stops or any(sign in gap for sign in ".;:(\n"):
            return [(start, words.ends[step - 1])] if step else []
    return [] if words.is_cut or not words.count else [(start, words.ends[-1])]


def find_report_to(passage: Passage) -> list[Span]:
    """Nơi báo cáo: units after "báo cáo …" and after "gửi về … để tổng hợp"."""
    found: list[Span] = []
    if passage.words.isdisjoint(_OF_REPORT):
        return found
    text, start, end = passage.text, passage.start, passage.end
    part = text[start:end]
    if "áo cáo" not in part and "ửi " not in part:
        return found
    for match in _REPORT.finditer(passage.low, start, end):
        if _FOR_SUM.search(text[max(start, match.start() - 90) : match.start()]):
            continue
        _extend(found, _reported(passage, match.end()))
    for match in _SEND.finditer(text, start, end) if "gửi" in passage.words else ():
        spans, after = passage.units(match.end())
        if spans and _TO_SUM_UP.match(text, after, end):
            _extend(found, spans)
    return found


def _extend(found: list[Span], spans: list[Span]) -> None:
    found += [span for span in spans if not any(span[0] < other[1] and other[0] < span[1] for other in found)]


def _reported(passage: Passage, at: int) -> list[Span]:
    """Units right after "báo cáo", else after the first "về", "gửi", "cho" … of the same clause, and
    "(qua …)".
    """
    text, end = passage.text, passage.end
    stop = min((p for sign in ".;\n" if (p := text.find(sign, at, end)) >= 0), default=end)
    spans, after = passage.units(at + 1, stop, acts=False) if text[at : at + 1] == " " else ([], at)
    leaders = _LEADERS.match(text, at, stop)
    if leaders:
        spans, after = passage.units(leaders.end(), stop, acts=False)
        spans = [(leaders.start("leaders"), spans[0][1]), *spans[1:]] if spans else []
    elif not (spans and (text[spans[0][0]].isupper() or text.startswith(_SUPERIORS, spans[0][0]))):
        spans = []
        for match in _TOWARDS.finditer(text, at, min(stop, at + 220)):
            spans, after = passage.units(match.end(), stop, acts=False)
            if spans:
                break
    through = _THROUGH.match(text, after, stop) if spans else None
    if through:
        spans = spans + passage.units(through.end(), stop, acts=False)[0]
    return spans


def find_authority(passage: Passage) -> list[Span]:
    """Thẩm quyền: who approves, decides, issues or gives an opinion; a bare "trình" names none."""
    if passage.words.isdisjoint(_OF_DECISION):
        return []
    text, start, end = passage.text, passage.start, passage.end
    if not any(map(text[start:end].__contains__, _IN_DECISION)):
        return []
    for match in _ASKED.finditer(text, start, end):
        spans, after = passage.units(match.end())
        if spans and (
            _DECIDES.match(passage.low, after, end) or "ý kiến" in " ".join(match.group().lower().split())
        ):
            return spans[:1] if len(spans) == 1 else spans
    return []


def find_responsibility(passage: Passage) -> list[Span]:
    """Người chịu trách nhiệm: "người đứng đầu … chịu trách nhiệm trước …"."""
    text, start, end = passage.text, passage.start, passage.end
    if "trách" not in passage.words or "chịu trách nhiệm" not in text[start:end]:
        return []
    for match in _clauses(text, start, end):
        spans, after = passage.units(match)
        if spans and _ANSWERS.match(passage.low, after, end):
            return spans
    return []


def _clauses(text: str, start: int, end: int) -> Iterator[int]:
    yield start
    for match in _CLAUSE.finditer(text, start, end):
        yield match.end()


def find_product(passage: Passage) -> list[Span]:
    """Sản phẩm: the document or work that the task's verb makes ("ban hành Kế hoạch …")."""
    if passage.words.isdisjoint(_OF_PRODUCT) or passage.words.isdisjoint(_MAKERS):
        return []
    match = _MAKES.search(passage.part)
    if not match:
        return []
    text, start, end = passage.text, passage.start, passage.end
    begin, known = start + match.start("product"), start + match.end("product")
    stop = _PRODUCT_END.search(text, known, min(end, begin + 140))
    close = stop.start() if stop else min(end, begin + 140)
    if close == begin + 140:
        close = text.rfind(" ", begin, close)
    return [(begin, max(close, known))]
