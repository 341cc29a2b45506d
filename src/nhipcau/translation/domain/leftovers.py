"""Phần sót lại: words of the source that stayed, letters of another script, names that changed."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .figures import language_of

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Common family names of Việt Nam: what follows one of them in capitals is a person or a street.
_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Lương Mai Đào "
    "Trương Lâm Tô Tạ Hà Cao Châu Quách Y H"
)
FAMILY_NAMES = frozenset(_FAMILIES.split())
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
SCRIPTS = {
    "zh": "CJK", "ja": "CJK", "ru": "CYRILLIC", "uk": "CYRILLIC", "ar": "ARABIC", "km": "KHMER", "lo": "LAO",
    "th": "THAI", "ko": "HANGUL",
}  # fmt: skip
LEFT = 3

Told = tuple[str, str]


def names(source: str, target: str, source_code: str, target_code: str) -> Iterator[Told]:
    """Tên người Việt Nam, which a text in Latin letters keeps, with or without its marks."""
    if language_of(source_code) != "vi" or language_of(target_code) in SCRIPTS:
        return
    said = _bare(target)
    for name in people(source):
        if not re.search(rf"(?<!\w){re.escape(_bare(name))}(?!\w)", said):
            yield (
                "name",
                _("Tên “%(name)s” chưa thấy trong câu dịch; hãy giữ đúng tên người, có dấu hoặc không dấu.")
                % {"name": name},
            )


def people(text: str) -> Iterator[str]:
    """Tên người: a family name and one to four words with capitals after it."""
    words = [(found[0], found.start(), found.end()) for found in WORD.finditer(text)]
    at = 0
    while at < len(words):
        until = at + 1
        if words[at][0] in FAMILY_NAMES:
            while (
                until < len(words)
                and until - at < 5
                and words[until][0][:1].isupper()
                and not words[until][0].isupper()
                and text[words[until - 1][2] : words[until][1]] == " "
            ):
                until += 1
            if until - at >= 2:
                yield text[words[at][1] : words[until - 1][2]]
        at = until


def leftovers(source: str, target: str, source_code: str, target_code: str) -> Iterator[Told]:
    """Chữ chưa dịch."""
    language = language_of(target_code)
    one = [word.casefold() for word in WORD.findall(_words(source))]
    if language == language_of(source_code):
        return
    if _words(source).strip() == _words(target).strip():
        if any(word.islower() for word in WORD.findall(_words(source))):
            yield "leftover", _("Câu dịch giống hệt câu gốc; hãy dịch câu này.")
        return
    if (script := SCRIPTS.get(language)) and one and not _has(target, script):
        yield (
            "leftover",
            _("Câu dịch không có chữ nào của ngôn ngữ này; hãy xem có dịch nhầm ngôn ngữ không."),
        )
        return
    if run := _longest_run(_words(source), _words(target)):
        yield "leftover", _("“%(words)s” còn nguyên chữ của câu gốc; hãy dịch tiếp.") % {"words": run}


def _words(text: str) -> str:
    return re.sub(r"\]\([^)]*\)|https?://\S+", " ", text)


def _longest_run(source: str, target: str) -> str:
    """LEFT words or more in a row that stand in both, with one among them that is no name."""
    one = " " + " ".join(word.casefold() for word in WORD.findall(source)) + " "
    run: list[str] = []
    best: list[str] = []
    for word in WORD.findall(target):
        run.append(word)
        while run and f" {' '.join(each.casefold() for each in run)} " not in one:
            run.pop(0)
        plain = [each for each in run if each.islower()]
        told = (
            len(run) >= LEFT
            and len(plain) >= 2
            and any(VIETNAMESE.search(each) or len(plain) >= LEFT for each in plain)
        )
        if told and len(run) > len(best):
            best = list(run)
    return " ".join(best)


def _has(text: str, script: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(script) for letter in text)


def _bare(text: str) -> str:
    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").casefold())
    return re.sub(r"\s+", " ", "".join(letter for letter in marked if not unicodedata.combining(letter)))
