"""Nội dung tuyên truyền: which themes a task names, proposed from its words."""

from __future__ import annotations

import re
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
    near = [
        (name, named) for name, words in THEMES.items() if (named := [word for word in words if word in low])
    ]
    if not near:
        return ()
    low = _BODIES.sub(" ", text).lower()
    return tuple(name for name, named in near if any(_stands(word, low) for word in named))


def _stands(word: str, low: str) -> bool:
    """Whether the word stands there whole, and not as a part of a longer one."""
    at = low.find(word)
    while at >= 0:
        around = low[at - 1 : at] + low[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign == "_" for sign in around):
            return True
        at = low.find(word, at + 1)
    return False
