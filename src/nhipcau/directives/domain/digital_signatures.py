"""Chữ ký số của tệp nhận được, as the library found them when it read the file (vanban/1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Signed:
    """Một chữ ký số; `at` in the office's time, `trusted` None when no root was there to compare with."""

    signer: str
    organisation: str
    at: datetime | None
    is_stamped: bool
    is_intact: bool
    covers_whole: bool
    trusted: bool | None


def of(reading: Mapping[str, Any]) -> list[Signed]:
    """Các chữ ký số của bản gốc, in the order they were made."""
    return [_signed(each) for each in reading.get("digital_signatures") or ()]


def _signed(found: Mapping[str, Any]) -> Signed:
    return Signed(
        signer=found.get("signer") or "",
        organisation=found.get("organisation") or "",
        at=_moment(found.get("time")),
        is_stamped=bool(found.get("stamped")),
        is_intact=bool(found.get("intact")),
        covers_whole=bool(found.get("covers_whole", True)),
        trusted=found.get("trusted"),
    )


def _moment(written: str | None) -> datetime | None:
    if not written:
        return None
    moment = datetime.fromisoformat(written)
    zone = timezone.get_default_timezone()
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
