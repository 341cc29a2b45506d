"""Nội dung tuyên truyền: which themes a task names, proposed from its words."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from vanban.lexicon.theme_words import THEMES

_NAMED: Final = tuple(THEMES)

# The names of bodies hold theme words that say nothing of a task ("Sở Văn hóa, Thể thao và Du lịch").
_BODIES: Final = re.compile(
    r"(?:Sở|Bộ|Phòng|Ban|Cục|Vụ|Viện|Trung tâm|Trường|Hội|Hiệp hội|Tổng cục|Nhà|Thư viện|Bảo tàng)\s+"
    r"(?:[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][\w&]*|và|hóa|hoá|thể|thao|lịch|công|nghệ|dục"
    r"|tạo|tư|tế|vụ|chí|ngoại|thông|nghiệp|,\s|[\s\-–])+"
)


def _by_first_word() -> dict[str, list[tuple[str, int]]]:
    """Words of the themes, with the place of their theme, by the first word of each."""
    found: dict[str, list[tuple[str, int]]] = {}
    for place, words in enumerate(THEMES.values()):
        for word in words:
            found.setdefault(re.split(r"[\W_]", word, maxsplit=1)[0], []).append((word, place))
    return found


_BY_FIRST: Final = _by_first_word()
_FIRSTS: Final = frozenset(_BY_FIRST)


def find_themes(text: str, low: str, words: Set[str]) -> tuple[str, ...]:
    """Nội dung mà đoạn văn nêu, in the order of :data:`~vanban.lexicon.theme_words.THEMES`; names of bodies
    are passed over. ``low`` is ``text`` in small letters, ``words`` its words.
    """
    near = [pair for first in words & _FIRSTS for pair in _BY_FIRST[first] if pair[0] in low]
    if not near:
        return ()
    low = _BODIES.sub(" ", text).lower()
    return tuple(_NAMED[place] for place in sorted({place for word, place in near if _stands(word, low)}))


def _stands(word: str, low: str) -> bool:
    """Whether the word stands there whole, and not as a part of a longer one."""
    at = low.find(word)
    while at >= 0:
        around = low[at - 1 : at] + low[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign == "_" for sign in around):
            return True
        at = low.find(word, at + 1)
    return False
