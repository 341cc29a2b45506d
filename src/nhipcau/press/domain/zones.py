"""Giờ của một khoảnh khắc ở nơi người đọc sống: Hà Nội, UTC, and the places that read the language."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = Path(__file__).resolve().parent.parent / "zones.json"


def shown(moment: datetime, code: str, stand_in: str = "en") -> list[tuple[str, datetime]]:
    """Nơi, in the words of the language, and giờ ở đó as clocks there show it, in the language's own order.

    The moments name no zone: whatever writes them would turn them into Việt Nam's time again.
    """
    places = _known().get(code) or _known()[stand_in]
    return [(name, moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)) for zone, name in places.items()]


@cache
def _known() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
