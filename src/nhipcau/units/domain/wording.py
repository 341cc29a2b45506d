"""Cách viết tên đơn vị: keys under which the many ways of writing one name meet.

Offices leave out "và" and "các", put the post before the unit ("Giám đốc Sở …"), add or drop "tỉnh", and
shorten to initials ("Sở TT&TT"). Nothing here knows a particular unit; those stand in the directory.
"""

from collections.abc import Iterable, Sequence

from nhipcau.core.domain.folding import fold

Words = tuple[str, ...]


def _phrases(text: str) -> tuple[Words, ...]:
    found = (tuple(phrase.split()) for phrase in text.split(","))
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


DETERMINERS = frozenset({"va", "cac", "nhung"})

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

# Say only that the unit is one of ours; "tỉnh" and "thành phố" stand for the level of the office.
LEVELS = _phrases("tinh,thanh pho,tinh uy,thanh uy")
TAILS = _phrases(
    ",".join(
        f"{link} {' '.join(level)}"
        for level in (*LEVELS, ("ubnd", "tinh"), ("uy", "ban", "nhan", "dan", "tinh"))
        for link in ("", "cua", "thuoc", "truc thuoc", "cap", "trong", "toan", "trong toan", "tren dia ban")
        if link or level in LEVELS
    )
    + ",tren dia ban"
)

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


def loose_key(words: Words, places: Iterable[Words] = ()) -> Words:
    """Khóa rộng: a strict key without what only says "of this province"; `places` are its proper names."""
    words = _without_place(words, places)
    for tail in TAILS:
        rest = words[: -len(tail)]
        if words[-len(tail) :] == tail and len(rest) > 1 and rest not in LEVEL_BODIES:
            return rest
    return words


def without_open_end(words: Words) -> Words:
    """Bỏ "liên quan": the key without a tail that leaves the choice open; the key itself if none."""
    for tail in OPEN_ENDED:
        if len(words) > len(tail) and words[-len(tail) :] == tail:
            return words[: -len(tail)]
    return words


def place_in(words: Words) -> Words:
    """Địa danh trong một tên: what follows the last "tỉnh", "thành phố" … of a strict key, if any."""
    for start in range(len(words) - 1, -1, -1):
        for level in LEVELS:
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


def initials(words: Sequence[str]) -> str:
    """Chữ cái đầu: the first word whole, the others as initials: "so vhttdl"."""
    return f"{words[0]} {''.join(word[0] for word in words[1:])}".strip() if words else ""


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
        if words[-len(place) :] == place and any(rest[-len(level) :] == level for level in LEVELS):
            return rest
    return words
