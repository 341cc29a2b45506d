"""Readings of what cites what (truy vấn viện dẫn)."""

from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet

from nhipcau.units.models import User

from ..enums import DirectiveState
from ..models import Directive, DirectiveCitation
from .directives import visible_to

# Enough for any list a person reads; a law is cited by everyone.
MOST = 200


def cited_by(directives: Iterable[int]) -> QuerySet[DirectiveCitation]:
    """Những gì các văn bản này viện dẫn, in order of reading."""
    return DirectiveCitation.objects.filter(directive__in=directives).order_by("directive", "position", "pk")


def citing(person: User, keys: Iterable[str]) -> QuerySet[DirectiveCitation]:
    """Các viện dẫn đến những số này in directives that `person` may see, the newest document first; of
    several versions only the one that stands.
    """
    seen = _kept(visible_to(person)).filter(superseded_by=None)
    found = DirectiveCitation.objects.filter(number_key__in=_asked(keys), directive__in=seen.values("pk"))
    return (
        found.select_related("directive")
        .defer("directive__reading", "directive__folded")
        .order_by(F("directive__date").desc(nulls_last=True), "-directive__pk", "pk")
    )


def citation_counts(person: User, one: Directive) -> tuple[int, int]:
    """Số viện dẫn trong văn bản, and the number of other documents that cite it and `person` may see."""
    from_others = citing(person, [one.number_key]).exclude(directive=one).order_by().values("pk")
    both = DirectiveCitation.objects.filter(Q(directive=one) | Q(pk__in=from_others)).aggregate(
        cited=Count("pk", filter=Q(directive=one)),
        citing=Count("directive", filter=~Q(directive=one), distinct=True),
    )
    return both["cited"], both["citing"]


def numbered(person: User, keys: Iterable[str]) -> QuerySet[Directive]:
    """Các văn bản mang những số này that `person` may see, the version that stands first."""
    seen = _kept(visible_to(person)).filter(number_key__in=_asked(keys))
    standing = [F(name).asc(nulls_first=True) for name in ("superseded_at", "duplicate_of")]
    return seen.defer("reading", "folded").order_by(*standing, "pk")


def _kept(directives: QuerySet[Directive]) -> QuerySet[Directive]:
    return directives.exclude(state=DirectiveState.DISCARDED).exclude(original=None)


def _asked(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if key}
