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
    near = [name for name, words in THEMES.items() if any(map(low.__contains__, words))]
    if not near:
        return ()
    low = _BODIES.sub(" ", text).lower()
    patterns = _patterns()
    return tuple(name for name in near if patterns[name].search(low))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(r"\b(?:" + "|".join(re.escape(word) for word in found) + r")\b")
        for name, found in THEMES.items()
    }
