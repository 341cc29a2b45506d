"""Chọn kỳ: the kinds of period, the one before and the one after, as links that keep the rest."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from nhipcau.reports.domain.periods import REGULAR, Named

from ..domain.windows import Window


@dataclass(frozen=True, slots=True)
class Choice:
    """Một lối đi: words, address, whether one is there."""

    label: str | Promise
    url: str
    is_current: bool = False


def choice_of(request: HttpRequest, window: Window) -> dict[str, Any]:
    """Lời và lối đi của thanh chọn kỳ."""
    kept = request.GET.copy()
    kept.pop("page", None)
    kinds = [
        Choice(kind.label, _address(kept, ky=kind.value, nam=None, thu=None), kind == window.named.kind)
        for kind in REGULAR
    ]
    return {
        "kinds": kinds,
        "before": Choice(str(window.named.before), _named(kept, window.named.before)),
        "after": Choice(str(window.named.after), _named(kept, window.named.after)),
    }


def parameters_of(window: Window) -> dict[str, Any]:
    """Kỳ thành tham số, for the records of a number."""
    named = window.named
    return {"ky": named.kind.value, "nam": named.year, "thu": named.index}


def _named(kept: QueryDict, named: Named) -> str:
    return _address(kept, ky=named.kind.value, nam=named.year, thu=named.index)


def _address(kept: QueryDict, **changes: Any) -> str:
    parameters = kept.copy()
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}"
