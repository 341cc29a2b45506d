"""Câu: where a sentence ends, in the scripts in which the office writes.

In doubt two sentences stay together: a translator can write two for one, but cannot put half a name in place.
Rules after the segmentation rules of UAX #29 (https://unicode.org/reports/tr29/#Sentence_Boundaries), with
what abbreviates and what numbers in each language.
"""

import re
import unicodedata
from collections.abc import Sequence

# End a sentence whatever comes next: Han, Khmer, Arabic and Urdu, Devanagari, Myanmar, Cham, Tai Viet.
ALWAYS = "。！？｡។៕؟۔।॥။꩝꩞꩟꫟"
STOPS = ".!?…" + ALWAYS
CLOSERS = "\"'”’»)]}*_」』）》】›"
OPENERS = "\"'“‘«([{*_「『（《【‹¿¡-–—"
STOP = re.compile(rf"[{re.escape(STOPS)}]+(?:[\u00a0\u202f ]?»|[{re.escape(CLOSERS)}])*")
BLANK = re.compile(r"\s*")
WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[{*_]+\Z")
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]\Z")
NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[a-zđ])\Z")
# "Điều 5. Hiệu lực": the number belongs to what follows it.
HEADED = re.compile(
    r"(?:\A|\s)(?:điều|khoản|chương|mục|phần|tiểu mục|phụ lục|bài|hình|bảng|bước|article|section|chapter|part"
    r"|artículo|artigo|capítulo|section|статья|глава|раздел)\s+(?:\d{1,3}|[ivxlc]{1,6})\Z",
    re.IGNORECASE,
)
# "900 độ C. Mẻ nào": the letter names a kind and ends its sentence.
LETTERED = re.compile(
    r"(?:\A|\s)(?:độ|vitamin|nhóm|loại|hạng|khối|lớp|phương án|degrees|group|class|grade|option)\s+[A-ZĐ]\Z",
    re.IGNORECASE,
)
# Without their last dot, lower case. What often ends a sentence (v.v., etc., т.д.) is none of these.
_SHORT = {
    "vi": "tp p q tx tt h x ths ts pgs gs bs ks kts ls cn cv nsưt nsnd ngưt ngnd tr st đt tel nxb ô b đ/c "
    "mr mrs ms dr prof no vd",
    "en": "mr mrs ms dr prof sr jr st gen col lt maj capt sgt rev hon gov sen rep pres no nos vol fig pp "
    "vs e.g i.e cf approx dept mt art",
    "fr": "m mm mme mmes mlle dr pr me art p pp éd av apr ch fig no nos bd st ste cf vol",
    "es": "sr sra srta sres dr dra d dña ud uds art núm pág págs av avda gral ej ee vol fig",
    "pt": "sr sra srta dr dra d art n núm pág págs av exmo exma eng prof profa fig vol",
    "ru": "г гг ул д стр им проф акад д-р рис табл см ср млн млрд тыс руб т.е т.к и.о обл р-н пр просп",
}
ABBREVIATIONS = {language: frozenset(words.split()) for language, words in _SHORT.items()}
_OF_VIET_NAM = frozenset({"rad", "jra", "bdq", "cjm", "hmn", "blt", "tyz", "nut", "mww"})


def ends(text: str, *, code: str) -> list[int]:
    """Chỗ hết từng câu trong `text`, in order: after its stop and what closes with it; the last not named."""
    found: list[int] = []
    start = 0
    for stop in STOP.finditer(text):
        if _is_end(text, start, stop, code):
            found.append(stop.end())
            start = stop.end()
    return found


def _is_end(text: str, start: int, stop: "re.Match[str]", code: str) -> bool:
    after = text[stop.end() :]
    blank = BLANK.match(after)
    rest = after[blank.end() :] if blank else after
    if not rest:
        return False
    marks = stop[0]
    if any(mark in ALWAYS for mark in marks):
        # "你好。” 他说": what is said of a quotation begins anew; a comma goes on.
        return not rest.startswith(("，", "、", ",", "،", "；", ";"))
    if after is rest or not after[0].isspace() or not _opens(rest, code):
        return False
    return not (
        marks[0] == "." and not marks.startswith("..") and _is_short(text[start : stop.start()], code)
    )


def _opens(rest: str, code: str) -> bool:
    """Có thể mở đầu một câu: a capital, a digit, or a letter of a script without capitals."""
    first = rest.lstrip(OPENERS + " \u00a0\u202f")[:1]
    if not first:
        return False
    if rest[0] in "-–—" and not rest[1:2].isspace():
        return False
    if first.isalpha():
        return not first.islower()
    return first.isdigit() or unicodedata.category(first).startswith("S") or first == "["


def _is_short(before: str, code: str) -> bool:
    """Dấu chấm của chữ viết tắt, of initials, or of a number that counts what follows."""
    word = WORD_BEFORE.search(before)
    if word is None:
        return False
    said = word[0].replace("\\", "")
    language = code.split("-", maxsplit=1)[0].lower()
    known = ABBREVIATIONS.get(language, ABBREVIATIONS["vi"] if language in _OF_VIET_NAM else frozenset())
    if said.casefold() in known:
        return True
    if NUMBERED.match(said) and not before[: word.start()].strip():
        return True
    if HEADED.search(before):
        return True
    return bool(INITIALS.match(said)) and said[-1].isupper() and not LETTERED.search(before)


def pieces(text: str, *, code: str, held: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Các câu as (start, end), blanks between them left out; never cut inside what is `held` together."""
    inside = bytearray(len(text) + 1)
    for first, last in held:
        inside[first + 1 : last] = b"\1" * (last - first - 1)
    cuts = [at for at in ends(text, code=code) if not inside[at]]
    found = []
    for first, last in zip([0, *cuts], [*cuts, len(text)], strict=True):
        said = text[first:last]
        start = first + len(said) - len(said.lstrip())
        end = last - (len(said) - len(said.rstrip()))
        if start < end:
            found.append((start, end))
    return found
