"""Đuôi tên cơ quan, đơn vị: words no lexicon knows, held in a name by the duty verb that follows them.

"Nhà hát Nghệ thuật truyền thống | dàn dựng", "cơ quan có nội dung bị phản ánh | chuẩn bị": a name runs to the
first duty verb, not to the last word known to belong to names.
"""

from __future__ import annotations

from typing import Final

from vanban.lexicon.duty_words import OPENERS
from vanban.lexicon.unit_words import CLOSERS, CONTINUING, DETERMINERS, FIELDS, NOUN_BEFORE, OPEN_HEADS, STOPS
from vanban.names.words import Words, by_first_word

_OPEN: Final = by_first_word(OPEN_HEADS)
_ENDING: Final = STOPS | DETERMINERS | CONTINUING
_MOST: Final = 14
# Small words a proper name may still take before the verb, where no capital among them shows it to be a name.
_MOST_SMALL: Final = 3
_MOST_BEFORE_OPENER: Final = 8
_JOINTS: Final = (" ", " - ", " – ", "-", "/")
_OPENING: Final = by_first_word([*OPENERS, "phối hợp", "chủ trì"])
# "cơ quan có nội dung …", "địa phương nơi đoàn đến": what begins a relative clause after a common noun.
_RELATIVE: Final = frozenset(("có", "nơi", "bị", "mà"))
_ASSIGNED: Final = frozenset(("giao", "phân"))
# "các cơ quan nêu tại Điều 1", "đơn vị quy định tại khoản 2"
_CLOSING: Final = frozenset(("tỉnh", "huyện", "xã", "phường", "phố"))
_OUTER: Final = frozenset(
    ("tại", "ở", "trên", "cho", "với", "về", "đến", "từ", "của", "các", "những", "trong")
)
_NAMED: Final = frozenset(("nêu", "kể", "quy", "ghi"))
_WHOEVER: Final = frozenset(("quan", "vị", "chức", "nhân", "người", "nghiệp", "hộ", "viên", "phương", "bộ"))
_PLACES: Final = frozenset(("tại", "ở", "trong", "theo", "nêu"))


def tail_end(words: Words, first: int, after: int, *, acts: bool = True) -> int:
    """Chỗ hết tên: index after the tail of the name of words ``first`` … ``after - 1``; ``after`` when it
    has none. Where the units do not ``act`` only capitals hold unknown words in it.
    """
    if after >= words.count or words.gap(after) not in _JOINTS:
        return after
    if _is_open(words, first, after):
        return _closed_tail(words, after) or _proper_tail(words, after, acts=acts)
    if acts and not any(words.is_capital(step) for step in range(first + 1, after)):
        return _relative_tail(words, after)
    return after


def _is_open(words: Words, first: int, after: int) -> bool:
    """Whether the name is of a kind whose names are many words long, and is not closed by a place."""
    if words.folded[after - 1] in CLOSERS or not words.is_capital(first):
        return False
    return any(words.is_capital(step) and words.phrase(step, _OPEN) for step in range(first, after))


def _closed_tail(words: Words, after: int) -> int:
    """ "Trung tâm Xúc tiến | đầu tư tỉnh", "Ban Quản lý | dự án đầu tư xây dựng tỉnh": whatever stands before
    the place that closes a name belongs to it; 0 when none does.
    """
    for step in range(after, min(after + _MOST, words.count)):
        if words.gap(step) not in _JOINTS or words.phrase(step, _OPENING) or words.folded[step] in _OUTER:
            return 0
        if words.folded[step] in _CLOSING and words.folded[step - 1] not in DETERMINERS:
            ends = step + 1
            bound = ends >= words.count or words.gap(ends) not in _JOINTS or words.predicate(ends)
            return ends if bound else 0
    return 0


def _proper_tail(words: Words, after: int, *, acts: bool) -> int:
    """ "vịnh Hạ Long", "di tích lịch sử văn hóa Cố đô Hoa Lư"; small words alone only right before a verb."""
    if words.is_capital(after):
        return after
    named = step = after
    if words.predicate(after):
        if not _wants_object(words, after):
            return after
        named = step = _fields_end(words, step + words.predicate(after))
    while step < words.count and step - after < _MOST and words.gap(step) in _JOINTS:
        if words.is_capital(step):
            if words.head(step):
                return named
            named = step + 1
        elif words.predicate(step):
            sure = words.phrase(step, _OPENING) or words.folded[step - 1] in CLOSERS
            most = _MOST_BEFORE_OPENER if sure else _MOST_SMALL
            return step if acts and step - named <= most else named
        elif words.folded[step] in _ENDING:
            return named
        step += 1
    closed = step >= words.count and not words.is_cut and step - named <= _MOST_SMALL
    return step if closed else named


def _fields_end(words: Words, step: int) -> int:
    """ "Xúc tiến đầu tư|, thương mại và du lịch|": over further fields of a name."""
    while step + 1 < words.count:
        joined = words.folded[step] in CONTINUING and words.gap(step) == " "
        first = step + joined
        listed = joined or words.gap(step).strip() == ","
        if not listed or " ".join(words.folded[first : first + 2]) not in FIELDS or words.is_capital(first):
            break
        step = first + 2
    return step


def _wants_object(words: Words, after: int) -> bool:
    """ "Viện Nghiên cứu | phát triển kinh tế …": a verb that names a body does not end its name; "Ban
    Quản lý" alone does.
    """
    verb = after - 2
    if verb < 1 or not words.is_capital(verb) or words.is_capital(after - 1):
        return False
    return words.predicate(verb) >= 2 and words.folded[verb - 1] not in ("ban", "tổ", "phòng")


def _relative_tail(words: Words, after: int) -> int:
    """ "có vốn đầu tư nước ngoài", "nơi đoàn đến", "được phân công tại Mục II", up to the duty verb."""
    ends = _passive_end(words, after) or _bound(words, after)
    if ends or not _begins_relative(words, after):
        return ends or after
    for step in range(after + 1, min(after + _MOST, words.count)):
        if words.gap(step) not in _JOINTS or words.folded[step] in CONTINUING:
            return after
        here = words.predicate(step) and not words.is_capital(step)
        if here and step > after + 2 and words.folded[step - 1] not in NOUN_BEFORE:
            return step
    return after


def _passive_end(words: Words, after: int) -> int:
    """ "các cấp ủy được giám sát | nghiêm túc kiểm điểm": a body told by what is done to it; 0 for none."""
    if words.folded[after] != "được" or words.predicate(after) or after + 1 >= words.count:
        return 0
    verb = words.predicate(after + 1)
    acts = after + 1 + verb
    if verb and (acts >= words.count or words.gap(acts).strip()[:1] == ":"):
        return acts
    return acts if verb and words.gap(acts) == " " and words.predicate(acts) else 0


def _bound(words: Words, after: int) -> int:
    """ "Thủ trưởng cơ quan cung cấp tin | phải ký duyệt": whoever does something, before what they must."""
    if words.folded[after - 1] not in _WHOEVER or words.is_capital(after):
        return 0
    for step in range(after + 1, min(after + _MOST_BEFORE_OPENER, words.count)):
        if words.gap(step) != " ":
            return 0
        if words.folded[step] == "phải" or words.folded[step : step + 3] == ["có", "trách", "nhiệm"]:
            return step
    return 0


def _begins_relative(words: Words, after: int) -> bool:
    word = words.folded[after]
    if word in _NAMED and words.folded[after + 1 : after + 2] in (["tại"], ["ở"], ["trong"], ["định"]):
        return True
    if word in _RELATIVE:
        return not words.predicate(after)
    following = words.folded[after + 1 : after + 4]
    if word != "được" or not following or following[0] not in _ASSIGNED:
        return False
    return any(place in following[1:] for place in _PLACES)
