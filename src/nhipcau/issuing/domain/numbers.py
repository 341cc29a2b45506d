"""Số và ký hiệu of an issued paper: how each system writes them, and that no number is given twice."""

import re

from django.db.models import Q
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import LETTER_SERIES, FormKind, PaperState
from ..models import Paper
from .office_forms import require_symbol

# "5", "05", "05b"; what follows is the symbol, in case the whole was pasted.
_WRITTEN = re.compile(r"(?:số\s*:?\s*)?(\d{1,5})([a-zđ]?)(?:\s*[/-]\s*(\S.*))?", re.IGNORECASE)


def parse(written: str, *, symbol: str, form: FormKind) -> tuple[str, str]:
    """Số và ký hiệu from what a person typed: "5", "Số: 05/KH-UBND"; the number has two digits at least.

    `symbol` is taken where none is written. Raises Refused for no number, or a symbol of the wrong form.
    """
    found = _WRITTEN.fullmatch(" ".join(written.split()))
    if found is None or int(found[1]) == 0:
        raise Refused(
            _("“%(written)s” không phải số văn bản. Hãy ghi số trong sổ văn bản đi, ví dụ 05 hoặc 126.")
            % {"written": written.strip()}
        )
    symbol = (found[3] or symbol).strip()
    require_symbol(symbol, form)
    return f"{int(found[1]):02d}{found[2].lower()}", symbol


def twin_of(paper: Paper, *, number: str, symbol: str, year: int) -> Paper | None:
    """Văn bản khác đã mang số này: same office, same series, same year of issue.

    A series is a type of paper (all official letters are one); numbering restarts each year in the state
    (NĐ 30/2020), with each term in the Party.
    """
    others = Paper.objects.filter(
        state=PaperState.ISSUED, office=paper.office_id, number=number, issued_on__year=year
    )
    series = Q(kind=paper.kind) | Q(symbol=symbol)
    if paper.kind in LETTER_SERIES:
        series = Q(kind__in=LETTER_SERIES)
    return others.filter(series).exclude(pk=paper.pk).first()
