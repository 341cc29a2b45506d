"""Năm của văn bản: of its day; without one of its number, else of the day it was received."""

import re

from django.db.models import Q
from django.utils import timezone

from ..models import Directive

_YEAR = r"(?:^|/)((?:19|20)\d{2})/"
# The same for a database, which gives nothing back of what it finds.
_HAS_YEAR = r"(^|/)(19|20)[0-9]{2}/"


def year_of(directive: Directive) -> int:
    """Năm mà văn bản được tính vào."""
    if directive.date:
        return directive.date.year
    return year_of_number(directive.number) or timezone.localtime(directive.received_at).year


def year_of_number(number: str) -> int | None:
    """Năm ghi trong số, ký hiệu, as in "97/2026/QĐ-UBND"; Party numbers have none."""
    found = re.search(_YEAR, number)
    return int(found[1]) if found else None


def of_year(year: int, *, way: str = "") -> Q:
    """Văn bản của một năm, the same years as `year_of`; `way` leads to the directive ("directive__")."""
    undated = Q(**{f"{way}date": None})
    numbered = Q(**{f"{way}number__contains": f"/{year}/"}) | Q(**{f"{way}number__startswith": f"{year}/"})
    unnumbered = ~Q(**{f"{way}number__regex": _HAS_YEAR}) & Q(**{f"{way}received_at__year": year})
    return Q(**{f"{way}date__year": year}) | (undated & (numbered | unnumbered))
