"""Nội dung tuyên truyền: which themes a task names, proposed from its words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from vanban.lexicon.theme_words import THEMES

# The names of bodies hold theme words that say nothing of a task ("Sở Văn hóa, Thể thao và Du lịch").
_BODIES: Final = re.compile(
    r"(?:Sở|Bộ|Phòng|Ban|Cục|Vụ|Viện|Trung tâm|Trường|Hội|Hiệp hội|Tổng cục|Nhà|Thư viện|Bảo tàng)\s+"
    r"(?:[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][\w&]*|và|hóa|hoá|thể|thao|lịch|công|nghệ|dục"
    r"|tạo|tư|tế|vụ|chí|ngoại|thông|nghiệp|,\s|[\s\-–])+"
)


def find_themes(text: str) -> tuple[str, ...]:
    """Nội dung mà đoạn văn nêu, in the order of :data:`~vanban.lexicon.theme_words.THEMES`; names of bodies
    are passed over.
    """
    low = text.lower()
    if not any(word in low for words in THEMES.values() for word in words):
        return ()
    low = _BODIES.sub(" ", text).lower()
    return tuple(name for name, pattern in _patterns() if pattern.search(low))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(r"\b(?:" + "|".join(re.escape(word) for word in found) + r")\b"))
        for name, found in THEMES.items()
    )
