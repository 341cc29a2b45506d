"""Chuỗi văn bản: the picture of what a directive rests on and what rests on it, and the same as a list."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .. import queries
from ..domain import chain
from ..enums import Held, Relation
from ..models import Directive
from . import chain_boxes, chain_picture
from .screen import DirectiveScreen, actor_of


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của danh sách."""

    link: chain.Link
    standing: str
    place: str
    directive_url: str
    further: bool

    @property
    def shape(self) -> str:
        """Hình của mức chắc chắn, as in the picture."""
        return chain_boxes.SHAPES[self.link.held]


@dataclass(frozen=True, slots=True)
class Counts:
    """Số văn bản dẫn đi và dẫn đến, told on the directive's page."""

    cited: int
    citing: int


class ChainScreen(DirectiveScreen):
    """Picture and list; a document is linked only where this person may open it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        directive = self.directive(pk)
        if not directive.has_reading:
            return redirect("directives:progress", directive.pk)
        found = chain.of(directive=directive, person=actor_of(request))
        context = {
            "directive": directive,
            "chain": found,
            "pictures": [] if found.is_empty else [chain_picture.wide(found), chain_picture.narrow(found)],
            "above": [*_rows(found.above, up=True), *_rows(found.above_further, up=True, further=True)],
            "below": [*_rows(found.below, up=False), *_rows(found.below_further, up=False, further=True)],
            "relations": _used(found),
            "standings": [(chain_boxes.SHAPES[each], each.label) for each in Held],
            "most": queries.MOST_CITATIONS,
        }
        return render(request, "directives/chain.html", context)


def counts(request: HttpRequest, directive: Directive) -> Counts:
    """Số văn bản trong chuỗi, one step each way."""
    return Counts(*queries.citation_counts(actor_of(request), directive))


def _rows(links: tuple[chain.Link, ...], *, up: bool, further: bool = False) -> list[Row]:
    return [
        Row(
            link,
            chain_boxes.held_words(link, up=up),
            chain_boxes.place_url(link.citation),
            link.directive.get_absolute_url() if link.directive else "",
            further,
        )
        for link in links
    ]


def _used(found: chain.Chain) -> list[Relation]:
    """The relations that the legend explains: those in the picture."""
    links = (*found.above, *found.above_further, *found.below, *found.below_further)
    return [relation for relation in Relation if any(link.relation == relation for link in links)]
