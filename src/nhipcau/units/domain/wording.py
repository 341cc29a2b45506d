"""Cách viết tên đơn vị: keys under which the many ways of writing one name meet.

Offices leave out "và" and "các", put the post before the unit ("Giám đốc Sở …"), add or drop "tỉnh", and
shorten to initials ("Sở TT&TT"). Nothing here knows a particular unit; those stand in the directory.
"""

import re
from collections.abc import Container, Iterable

from nhipcau.core.domain.folding import fold

Words = tuple[str, ...]
# Without marks: consonants, vowels, consonants.
_SYLLABLE = re.compile(r"(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?")


def _phrases(text: str) -> tuple[Words, ...]:
    found = (tuple(phrase.split()) for phrase in text.split(","))
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


PLURALS = frozenset({"cac", "nhung"})
DETERMINERS = PLURALS | {"va"}

# A task given to the head of a unit is the unit's.
POSTS = _phrases(
    "dong chi,giam doc,tong giam doc,thu truong,nguoi dung dau,lanh dao,chi huy truong,tong bien tap,"
    "hieu truong,vien truong,cuc truong,vu truong,chi cuc truong,bi thu,chu tich"
)
# These belong to the unit's own name when it is left out: "Trưởng Ban …", "Chánh Văn phòng …".
POSTS_BEFORE = {
    "truong": {"ban", "phong"},
    "chanh": {"van", "thanh"},
}

# Say only that the unit is one of ours, when they name the level of our own office.
LEVELS = {"tinh": _phrases("tinh,tinh uy"), "thanh pho": _phrases("thanh pho,thanh uy")}
_LINKS = _phrases(
    "cua,thuoc,truc thuoc,cap,trong,toan,trong toan,tren dia ban,thuoc ubnd,thuoc uy ban nhan dan"
)
TAILS = sorted(
    [
        ((*link, *phrase), level)
        for level, phrases in LEVELS.items()
        for phrase in phrases
        for link in ((), *_LINKS)
    ]
    + [(("tren", "dia", "ban"), "")],
    key=lambda tail: -len(tail[0]),
)

_LEVEL_PHRASES = [phrase for phrases in LEVELS.values() for phrase in phrases]

# Bodies that exist at every level: without the level the name says nothing.
LEVEL_BODIES = frozenset(
    _phrases(
        "uy ban nhan dan,ubnd,hoi dong nhan dan,hdnd,cong an,dang uy,dang bo,van phong,thanh tra,"
        "ban thuong vu,ban chap hanh,thuong truc,mat tran to quoc,mttq,uy ban mat tran to quoc,"
        "uy ban mat tran to quoc viet nam,ubmttq,ubmttqvn,toa an,"
        "toa an nhan dan,vien kiem sat,vien kiem sat nhan dan,doan dai bieu quoc hoi"
    )
)

# "liên quan" leaves it to a person which of the group are meant.
OPEN_ENDED = _phrases("co lien quan,lien quan,khac,khac co lien quan")


def strict_key(text: str) -> Words:
    """Khóa chặt: the folded words without determiners and without the post of the unit's head."""
    words = tuple(word for word in fold(text).split() if word not in DETERMINERS)
    while words:
        shorter = _without_post(words)
        if shorter == words:
            break
        words = shorter
    return words


def is_plural(text: str) -> bool:
    """Nói về nhiều đơn vị: "các", "những" anywhere in the name."""
    return not PLURALS.isdisjoint(fold(text).split())


def loose_key(words: Words, places: Iterable[Words] = (), levels: Container[str] = tuple(LEVELS)) -> Words:
    """Khóa rộng: a strict key without what only says "of this province".

    `places` are its proper names, `levels` its level; a tail of another level belongs to someone else.
    """
    words = _without_place(words, places)
    for tail, level in TAILS:
        rest = words[: -len(tail)]
        fits = words[-len(tail) :] == tail and (not level or level in levels)
        if fits and len(rest) > 1 and rest not in LEVEL_BODIES:
            return rest
    return words


def levels_in(words: Words) -> set[str]:
    """Cấp nêu trong một tên: "tinh", "thanh pho", of a strict key."""
    return {
        level
        for level, phrases in LEVELS.items()
        if any(words[at : at + len(phrase)] == phrase for phrase in phrases for at in range(len(words)))
    }


def without_open_end(words: Words) -> Words:
    """Bỏ "liên quan": the key without a tail that leaves the choice open; the key itself if none."""
    for tail in OPEN_ENDED:
        if len(words) > len(tail) and words[-len(tail) :] == tail:
            return words[: -len(tail)]
    return words


def place_in(words: Words) -> Words:
    """Địa danh trong một tên: what follows the last "tỉnh", "thành phố" … of a strict key, if any."""
    for start in range(len(words) - 1, -1, -1):
        for level in _LEVEL_PHRASES:
            after = start + len(level)
            if words[start:after] == level and after < len(words):
                return words[after:]
    return ()


def abbreviated_letters(written: Words, name: Words) -> int:
    """Số chữ viết tắt: how many words of `name` the written form shortens to initials, 0 if it does not fit.

    >>> abbreviated_letters(("so", "tt", "tt"), ("so", "thong", "tin", "truyen", "thong"))
    4
    """
    return max(_align(written, name), 0)


def carries_weight(letters: int, written: Words, name: Words) -> bool:
    """Đủ chắc: initials of three words beside a full one, or of four alone, are no accident."""
    whole_words = len(name) - letters
    return letters >= (3 if whole_words else 4) and len(written) <= len(name)


def acronym(words: Words) -> str:
    """Chữ viết tắt: initials of syllables, and what is no syllable as it is: "so vhtt" gives "svhtt"."""
    return "".join(word[0] if _SYLLABLE.fullmatch(word) else word for word in words)


def is_abbreviated(words: Words) -> bool:
    """Có chữ viết tắt: some word is no Vietnamese syllable."""
    return any(len(word) > 1 and not _SYLLABLE.fullmatch(word) for word in words)


def _align(written: Words, name: Words) -> int:
    """Letters used to fit the whole of `written` on the whole of `name`; -1 when it does not fit."""
    if not written or not name:
        return 0 if not written and not name else -1
    head, rest = written[0], written[1:]
    if head == name[0] and (found := _align(rest, name[1:])) >= 0:
        return found
    # "TW" is the usual short form of "Trung ương", whose initials are "tu".
    letters = head.removesuffix("tw") + "tu" if head.endswith("tw") else head
    if letters.isalpha() and letters == "".join(word[0] for word in name[: len(letters)]):
        found = _align(rest, name[len(letters) :])
        return found + len(letters) if found >= 0 else -1
    return -1


def _without_post(words: Words) -> Words:
    if len(words) > 2 and words[1] in POSTS_BEFORE.get(words[0], ()):
        return words[1:]
    for post in POSTS:
        if len(words) > len(post) and words[: len(post)] == post:
            return words[len(post) :]
    return words


def _without_place(words: Words, places: Iterable[Words]) -> Words:
    for place in places:
        rest = words[: -len(place)]
        if words[-len(place) :] == place and any(rest[-len(level) :] == level for level in _LEVEL_PHRASES):
            return rest
    return words
