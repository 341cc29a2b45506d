"""Danh sách đơn vị: where a unit's name ends, and whether a comma or "và" parts two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from vanban.lexicon.duty_words import VERBS
from vanban.lexicon.unit_words import (
    COMPOUNDS,
    CONTINUING,
    DETERMINERS,
    FIELDS,
    GROUP_NOUNS,
    HEADS,
    NAME_TAIL,
    NOUN_BEFORE,
    STOP_EXCEPTIONS,
    STOPS,
)
from vanban.model import Span
from vanban.names.listed import OFFICES, department, listed_end
from vanban.names.tails import tail_end
from vanban.names.words import FARTHEST, GROUPS, NAMING, VERBAL, Words, first_word, tell_words

_REACH: Final = 180
_BRACKET: Final = 25
# "Ủy viên phụ trách lĩnh vực báo chí | chủ trì": the longest field that is looked through for the verb.
_CHARGE: Final = 10
# Most words of a name are none of these, and need no further question.
_STOPPING: Final = STOPS | DETERMINERS | VERBAL
# What begins the post of whoever is counted ("một đồng chí …"), and the longest figure that counts them.
_COUNTED: Final = frozenset(("đồng", "phó", "lãnh"))
_DIGITS: Final = 2
_COMMITTEES: Final = (("đảng", "ủy"), ("đảng", "uỷ"), ("đảng", "đoàn"), ("đảng", "bộ"))


def read_units(
    text: str, start: int = 0, end: int | None = None, *, acts: bool = True
) -> tuple[list[Span], int]:
    """Danh sách đơn vị: the spans of the units named from ``start`` on, and where the list ends.

    ``acts`` says that the verb behind the list may be the units' own, so that it tells where their names end;
    behind "báo cáo Tổ công tác …" it is not.
    Empty when no unit's name begins at ``start``.
    """
    if first_word(text, start, end) not in NAMING:
        return [], start
    return read_unit_list(lambda reach: tell_words(text, start, end, reach), start, acts=acts)


def read_unit_list(
    words_within: Callable[[int], Words], start: int, *, acts: bool = True
) -> tuple[list[Span], int]:
    """The same over the words that stand within so many letters of ``start``, as few as will do."""
    reach = _REACH
    while True:
        words = words_within(reach)
        spans, index = read_unit_words(words, 0, acts=acts) if words.count else ([], 0)
        # A list that ran into the end of the stretch looked at may go on.
        if not words.is_cut or index < words.count - 3 or reach >= FARTHEST:
            return spans, words.ends[index - 1] if index else start
        reach *= 3


def read_unit_words(words: Words, index: int, *, acts: bool = True) -> tuple[list[Span], int]:
    """The same over :class:`Words`, from word ``index``; gives the index of the first word after the list."""
    spans: list[Span] = []
    after = 0
    while index < words.count:
        first = _skip_determiner(words, index)
        head = _head_after(words, first, grouped=first > index)
        if not head or (first == index and _is_verb_not_noun(words, index)):
            break
        after = tail_end(words, first, _name_end(words, first, head, grouped=first > index), acts=acts)
        after = listed_end(words, index, after)
        spans.append((words.starts[index], words.ends[after - 1]))
        index = after
        following = _next_item(words, index)
        if following is None:
            break
        index = following
    return spans, after


def _head_after(words: Words, first: int, *, grouped: bool) -> int:
    if first >= words.count:
        return 0
    return words.head(first) or (words.phrase(first, GROUPS) if grouped else 0)


def _skip_determiner(words: Words, index: int) -> int:
    step = index + counted_persons(words, index)
    while step < words.count and words.folded[step] in DETERMINERS and step - index < 2:
        step += 1
    return step


def counted_persons(words: Words, index: int) -> int:
    """ "một | đồng chí Phó Trưởng ban", "01 | Phó Giám đốc": how many words tell the number; 0 for none."""
    number = words.folded[index]
    after = index + 1
    if number != "một" and not (number.isdecimal() and len(number) <= _DIGITS):
        return 0
    if after >= words.count or words.gap(after) != " " or words.folded[after] not in _COUNTED:
        return 0
    post = after + 2
    addressed = words.folded[after:post] == ["đồng", "chí"] and post < words.count
    return 3 if addressed and words.gap(post) == " " and words.head(post) else 1


def _is_verb_not_noun(words: Words, index: int) -> bool:
    """ "tổ chức …", "Báo cáo …", "Ban hành …" at the start of an item are verbs, "Báo Bắc Giang" is not."""
    size = words.predicate(index)
    if not size:
        return False
    if not words.is_capital(index):
        return size >= words.head(index)
    if size < 2 or words.is_capital(index + 1) or size < words.head(index):
        return False
    return not (words.folded[index] in ("thanh", "lãnh") and words.belongs(index + size))


def _name_end(words: Words, index: int, head: int, *, grouped: bool) -> int:
    """Index after the name whose head of ``head`` words stands at ``index``."""
    proper = words.is_capital(index)
    index += head
    first = index
    settled = (
        words.text[words.starts[index - 1] : words.ends[index - 1]].isupper()
        or words.folded[index - 1] == "dân"
    )
    while index < words.count:
        gap = words.gaps[index]
        if gap == " " and words.folded[index : index + 2] == ["phụ", "trách"]:
            return _charge_end(words, index)
        if gap == " " and words.folded[index - 1] in OFFICES and (field := department(words, index)):
            index, settled = index + field, True
            continue
        if gap not in (" ", " - ", "- ", " -", "-", " – ", " & ", "/"):
            if gap.strip() != "," or not _goes_on_after_comma(words, index, proper=proper, grouped=grouped):
                break
        elif words.folded[index] in CONTINUING:
            if not _goes_on_after_and(words, index):
                break
            # The word after "và" is of the name too.
            index += 2
            continue
        elif (words.folded[index] in _STOPPING and _stops_name(words, index)) or (
            proper and settled and _leaves_name(words, index, first)
        ):
            break
        settled = (settled or words.is_capital(index)) and words.folded[index] not in DETERMINERS
        index += 1
    return index


def _charge_end(words: Words, index: int) -> int:
    """After "phụ trách lĩnh vực …" where the duty verb comes behind it; else "phụ trách" is the verb."""
    for step in range(index + 2, min(index + 2 + _CHARGE, words.count)):
        if words.gap(step) != " ":
            return index
        if step > index + 2 and words.predicate(step) and words.folded[step - 1] not in NOUN_BEFORE:
            return step
    return index


def _leaves_name(words: Words, index: int, first: int) -> bool:
    """A lower-case word that cannot belong to a proper name: the predicate begins there."""
    word = words.folded[index]
    if words.is_capital(index) or word in NAME_TAIL or not word.isalpha():
        return False
    before = words.text[words.starts[index - 1] : words.ends[index - 1]]
    if (before.lower(), word) in COMPOUNDS or f"{before.lower()} {word}" in FIELDS:
        return False
    if before.islower():
        return True
    # "Ngoại vụ" is one word; after "Công Thương", "Bắc Giang" (two capitals) or "UBND" a new word begins.
    return before.isupper() or (
        index - 2 >= first and words.is_capital(index - 2) and not words.head(index - 2)
    )


def _stops_name(words: Words, index: int) -> bool:
    word = words.folded[index]
    if words.is_capital(index) or not (word in STOPS or word in DETERMINERS or words.predicate(index)):
        return False
    if words.folded[index - 1] in DETERMINERS or _is_compound(words, index):
        return False
    if word == "trên" and words.folded[index - 1] in ("nêu", "kể", "nói"):
        return False
    following = words.folded[index + 1] if index + 1 < words.count else ""
    if word in STOPS and following not in STOP_EXCEPTIONS.get(word, ()):
        return True
    if word in DETERMINERS and index + 1 < words.count and following == "số":
        return True
    return words.predicate(index) > 0 and not _qualifies(words, index)


def _is_compound(words: Words, index: int) -> bool:
    """ "dựng" of "Sở Xây dựng", "giao" of "Bộ Ngoại giao": the second half of a word of the name."""
    before, word = words.folded[index - 1], words.folded[index]
    named = (
        words.text[words.starts[index - 1] : words.ends[index - 1]].istitle() and f"{before} {word}" in VERBS
    )
    pair = f"{before} {word}"
    return named or (before, word) in COMPOUNDS or pair == "thông tin" or pair in FIELDS


def _qualifies(words: Words, index: int) -> bool:
    """A verb that only tells which unit: "cơ quan chủ trì", "đơn vị thực hiện", "cơ quan quản lý nhà
    nước".
    """
    before = words.folded[index - 1]
    here = words.folded[index : index + 2]
    if here == ["quản", "lý"] and before in ("quan", "ban", "vị", "chức"):
        return True
    if here == ["chủ", "trì"] and before == "quan":
        return (
            index + 2 >= words.count
            or words.gap(index + 2) != " "
            or words.folded[index + 2] not in ("phối", "xây", "tham")
        )
    counsels = here == ["tham", "mưu"] and words.folded[index + 2 : index + 4] == ["giúp", "việc"]
    if counsels or (here == ["bảo", "vệ"] and before == "lượng") or here == ["giúp", "việc"]:
        return True
    if here[0] == "cấp" or here == ["thường", "trực"] or here in (["nêu", "trên"], ["kể", "trên"]):
        return True
    if here == ["thông", "tin"] and before not in ("quan", "vị", "phương", "ngành"):
        return True
    return here[0] in ("trực",) and before == "quan"


def _goes_on_after_comma(words: Words, index: int, *, proper: bool, grouped: bool) -> bool:
    first = words.folded[index]
    if words.folded[index - 1 : index + 2] == ["mưu", "giúp", "việc"]:
        return True
    if words.is_capital(index):
        listed = proper or (grouped and words.is_capital(index - 1))
        return listed and not words.head(index) and first not in DETERMINERS
    pair = f"{first} {words.folded[index + 1]}" if index + 1 < words.count else first
    if pair in FIELDS and (proper or pair.startswith(("truyền", "phát"))):
        return True
    if first in DETERMINERS or words.predicate(index):
        return False
    return (first in GROUP_NOUNS or pair in HEADS) and (
        grouped or not words.head(index) or not proper or first in GROUP_NOUNS
    )


def _goes_on_after_and(words: Words, index: int) -> bool:
    after = index + 1
    if after >= words.count or words.gap(after) != " ":
        return False
    first = words.folded[after]
    if words.predicate(after) and not words.is_capital(after):
        # "Cục Phát thanh, truyền hình và thông tin điện tử": a field of the name, where nothing is informed.
        return words.folded[after : after + 3] == ["thông", "tin", "điện"]
    if first in DETERMINERS:
        return _is_front(words, index)
    if words.is_capital(after):
        return not words.head(after) or _is_office_of_two(words, index)
    pair = f"{first} {words.folded[after + 1]}" if after + 1 < words.count else first
    if pair == "đại biểu":
        return True
    return first in GROUP_NOUNS or (pair in FIELDS and not words.head(after))


def _is_office_of_two(words: Words, index: int) -> bool:
    """ "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn ĐBQH và HĐND tỉnh" are one office."""
    named = words.folded[max(0, index - 8) : index]
    office = any(pair == ("văn", "phòng") for pair in pairwise(named))
    council = named[-1:] in (["hđnd"], ["đbqh"], ["hội"]) or named[-3:] == ["đồng", "nhân", "dân"]
    return office and (council or named[-2:] == ["quốc", "hội"])


def _is_front(words: Words, index: int) -> bool:
    """ "Đảng ủy Mặt trận Tổ quốc và các đoàn thể tỉnh" is one committee; the Front itself and "các
    đoàn thể" are two.
    """
    named = words.folded[max(0, index - 10) : index]
    front = "mttq" in named or {"mặt", "trận"} <= set(named)
    if not front or not any(pair in _COMMITTEES for pair in pairwise(named)):
        return False
    members = words.folded[index + 2 : index + 5]
    return members[:2] == ["đoàn", "thể"] or members in (["tổ", "chức", "chính"], ["tổ", "chức", "thành"])


def _after_bracket(words: Words, index: int) -> int:
    """Over "(Sở Thông tin và Truyền thông)" between two units, when a list goes on behind it."""
    if words.gap(index).strip() != "(":
        return index
    for step in range(index + 1, min(index + _BRACKET, words.count)):
        if ")" in words.gap(step):
            goes_on = words.folded[step] in CONTINUING or words.gap(step).strip() in ("),", ");")
            return step if goes_on else index
    return index


def _next_item(words: Words, index: int) -> int | None:
    """Index of the next unit of the list, over ",", ";", "và", "cùng"; None when the list ends."""
    if index >= words.count:
        return None
    index = _after_bracket(words, index)
    gap = words.gap(index).strip().lstrip(")").strip()
    if words.folded[index] in CONTINUING and gap in ("", ",", ";"):
        index += 1
        if index < words.count and words.folded[index] in ("với", "là"):
            index += 1
    elif gap not in (",", ";"):
        return None
    if index >= words.count:
        return None
    first = _skip_determiner(words, index)
    if _head_after(words, first, grouped=first > index) and not (
        first == index and _is_verb_not_noun(words, index)
    ):
        return index
    return None


def unit_texts(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Tên từng đơn vị as written, blanks levelled."""
    return tuple([" ".join(text[a:b].split()) for a, b in spans]) if spans else ()
