"""Khác nhau giữa hai bản của một văn bản."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nhipcau.core.views.screen import Screen
from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.domain import access

from ..domain import differences, hands, papers, policy, versions
from ..models import Paper
from .visibility import paper_or_refused

NOW = "nay"


class DifferenceView(Screen):
    """So hai bản, `?tu=1&den=2`; "nay" is the draft as it stands. Without them: the last two."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the difference."""
        paper = paper_or_refused(request.user, pk)
        access.require(request.user, policy.READ, units=hands.units_of(paper))
        kept = list(paper.versions.order_by("number"))
        choices = [str(version.number) for version in kept] + ([NOW] if paper.is_open else [])
        old = request.GET.get("tu") or (choices[-2] if len(choices) > 1 else "")
        new = request.GET.get("den") or (choices[-1] if choices else "")
        found = None
        if old and new:
            found = differences.between(_document(paper, old, choices), _document(paper, new, choices))
        context = {
            "paper": paper,
            "versions": kept,
            "choices": choices,
            "now": NOW,
            "old": old,
            "new": new,
            "differences": found,
        }
        return render(request, "issuing/difference.html", context)


def _document(paper: Paper, choice: str, choices: list[str]) -> OfficialDocument:
    if choice not in choices:
        raise Http404
    if choice == NOW:
        return papers.compose(paper)
    return versions.document_of(paper.versions.get(number=int(choice)))
