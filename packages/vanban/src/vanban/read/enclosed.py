"""Tệp kèm: what a container holds, one after another, and the limits on how much of it is opened."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Final

from vanban.model import Envelope

MOST_PARTS: Final = 200
MOST_BYTES: Final = 100_000_000
_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME: Final = 200


@dataclass(slots=True)
class Part:
    """Một tệp kèm. ``content`` is None where it could not be taken out, ``problem`` then says why."""

    name: str
    content: bytes | None
    problem: str = ""
    # The mail's own words, which accompany a document and are seldom one.
    is_letter: bool = False


@dataclass(slots=True)
class Opened:
    """Gói đã mở: its parts in order, and what it declares of them."""

    media_type: str
    parts: list[Part] = field(default_factory=list)
    envelope: Envelope | None = None


def shown_name(name: str, otherwise: str) -> str:
    """Tên để hiện: the last word of a path, without signs that would disguise it."""
    bare = _UNSHOWN.sub("", posixpath.basename(name.replace("\\", "/"))).strip()
    return bare[:_LONGEST_NAME] or otherwise


@dataclass(slots=True)
class Allowance:
    """Phần được mở: how many files and bytes may still be opened in one file, nested ones too."""

    parts: int = MOST_PARTS
    size: int = MOST_BYTES

    def granted(self, parts: list[Part]) -> list[Part]:
        """Các tệp kèm được mở: those beyond the limits keep their names and say why they stay closed."""
        for part in parts:
            if part.content is None:
                continue
            if self.parts < 1:
                part.content, part.problem = None, f"gói có quá {MOST_PARTS} tệp"
            elif len(part.content) > self.size:
                part.content, part.problem = None, f"các tệp trong gói nặng quá {MOST_BYTES // 1_000_000} MB"
            else:
                self.parts -= 1
                self.size -= len(part.content)
        return parts
