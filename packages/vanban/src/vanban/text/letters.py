r"""Chữ cái tiếng Việt: \p{Lu} and \p{Ll}, which the standard library's patterns do not know."""

from __future__ import annotations

import re
from typing import Final

_MARKED: Final = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LOWER: Final = "a-z" + _MARKED
UPPER: Final = "A-Z" + _MARKED.upper()


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""Biểu thức với chữ Việt: compiles ``source`` after \p{Lu} and \p{Ll}, used within brackets, are
    spelt out.
    """
    return re.compile(source.replace(r"\p{Lu}", UPPER).replace(r"\p{Ll}", LOWER), flags)
