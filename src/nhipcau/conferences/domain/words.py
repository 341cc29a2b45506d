"""Chữ trên trang họp báo và trong thư gửi người đăng ký, one file a language; a test holds them complete."""

import json
from functools import cache
from pathlib import Path

ROOM = Path(__file__).resolve().parent.parent / "words"


@cache
def of(code: str, stand_in: str = "en") -> dict[str, str]:
    """Chữ trong một ngôn ngữ; `lang` tells in which they really are, as for the site's own words."""
    path = ROOM / f"{code}.json"
    if not path.exists():
        return of(stand_in)
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found | {"lang": code}


def known() -> list[str]:
    """Những ngôn ngữ đã có."""
    return sorted(path.stem for path in ROOM.glob("*.json"))
