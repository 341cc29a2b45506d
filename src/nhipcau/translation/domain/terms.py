"""Thuật ngữ trong câu: where a term stands in a text, and whether a translation says it.

Terms are looked for by whole words, the longest first. Capitals: an abbreviation is found as it is written, a
name or place where at least one letter of it is a capital, any other term in whatever letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from . import alike

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# Written without blanks between words: Thai, Lao, Myanmar, Khmer, Kana, Han, Tai Viet.
SOLID = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uaa80-\uaadf]"
)
SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " "}
)
ARABIC_PREFIX = r"(?:[وف]?(?:ال|لل|[بكل](?:ال)?)?)"
ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def key_of(term: str) -> str:
    """Thuật ngữ không kể chữ hoa, khoảng trắng."""
    return alike.normal(term.translate(SIGNS))


def opening_of(key: str) -> str:
    """Từ mở đầu; of a script without blanks, its first letter."""
    word = WORD.search(key)
    if word is None or SOLID.match(word[0]):
        return (word[0] if word else key)[:1]
    return word[0]


def openings(text: str) -> set[str]:
    """Mọi từ mà một thuật ngữ trong câu có thể mở đầu."""
    key = key_of(text)
    return {word[0] for word in WORD.finditer(key)} | set(SOLID.findall(key))


def plain(text: str) -> str:
    """Câu để đối chiếu: one kind of apostrophe, dash and blank; marks of emphasis and addresses left out."""
    text = re.sub(r"\]\([^)]*\)", "]", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", re.sub(r"[*_\\\[\]]", "", text).translate(SIGNS))


def spans(text: str, terms: Sequence[tuple[str, bool]]) -> Iterator[tuple[int, int, int]]:
    """Chỗ của thuật ngữ: (start, end, number of the term) in `plain` text, the longest first, none twice.

    `terms` are the terms as written, each with whether it is a name.
    """
    free = [True] * len(text)
    for number in sorted(range(len(terms)), key=lambda at: -len(terms[at][0])):
        term, is_name = terms[number]
        for found in _pattern(key_of(term)).finditer(text):
            start, end = found.span()
            if (
                all(free[start:end])
                and _is_whole(text, start, end)
                and _has_capitals(found[0], term, is_name)
            ):
                free[start:end] = [False] * (end - start)
                yield start, end, number


def says(text: str, forms: Iterable[str], *, code: str) -> str:
    """Cách viết nào trong `forms` có trong câu dịch, empty for none; endings of its language allowed for."""
    language = code.split("-", maxsplit=1)[0].lower()
    said = plain(text)
    if language == "ar":
        said = ARABIC_MARKS.sub("", said)
    return next((form for form in forms if form and _form(form, language).search(said)), "")


def without(text: str, form: str, *, code: str) -> str:
    """Câu bỏ đi một cách viết: a forbidden form within a right one is none."""
    return _form(form, code.split("-", maxsplit=1)[0].lower()).sub(" | ", plain(text))


@lru_cache(maxsize=4096)
def _pattern(key: str) -> "re.Pattern[str]":
    return re.compile(r"\s+".join(map(re.escape, key.split())), re.IGNORECASE)


@lru_cache(maxsize=4096)
def _form(form: str, language: str) -> "re.Pattern[str]":
    bare = plain(form).strip()
    if language == "ar":
        bare = ARABIC_MARKS.sub("", bare)
        return re.compile(
            r"(?<!\w)" + r"\s+".join(f"{ARABIC_PREFIX}{re.escape(word)}" for word in bare.split())
        )
    if SOLID.search(bare):
        return re.compile(re.escape(bare), re.IGNORECASE)
    if language == "ru":
        return re.compile(r"(?<!\w)" + r"\s+".join(map(_declined, bare.split())) + r"(?!\w)", re.IGNORECASE)
    words = r"\s+".join(map(re.escape, bare.split()))
    plural = "(?:s|es)?" if language in {"en", "fr", "es", "pt"} and bare[-1:].isalpha() else ""
    return re.compile(rf"(?<!\w){words}{plural}(?!\w)", 0 if _is_abbreviation(bare) else re.IGNORECASE)


def _declined(word: str) -> str:
    """A Russian word of five letters and more may end otherwise."""
    if len(word) < 5 or not word.isalpha():
        return re.escape(word)
    return re.escape(word[:-2]) + r"\w{0,4}"


def _is_whole(text: str, start: int, end: int) -> bool:
    if SOLID.match(text[start]):
        return True
    return not _is_letter(text[start - 1 : start]) and not _is_letter(text[end : end + 1])


def _is_letter(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "LMN"


def _has_capitals(found: str, term: str, is_name: bool) -> bool:
    if _is_abbreviation(term):
        return found == term
    return not is_name or term == term.lower() or found != found.lower()


def _is_abbreviation(term: str) -> bool:
    letters = [letter for letter in term if letter.isalpha()]
    return 2 <= len(letters) <= 10 and " " not in term.strip() and all(each.isupper() for each in letters)
