"""Câu trong văn bản: the words of the directive itself, which stay when a person rewords the task."""

from collections.abc import Iterable

from nhipcau.directives.models import Directive, Obligation

from .ledgers import batches


def read(obligations: Iterable[int]) -> dict[int, str]:
    """Câu gốc của các nhiệm vụ, by id; pieces of a merged one joined by "…", none where a person added it."""
    rows = [
        row
        for part in batches(obligations)
        for row in Obligation.objects.filter(pk__in=part).values_list("pk", "directive_id", "spans")
    ]
    texts = {
        directive.pk: directive.text
        for part in batches({directive for _key, directive, _spans in rows})
        for directive in Directive.objects.filter(pk__in=part).only("reading")
    }
    return {
        key: quote
        for key, directive, spans in rows
        if (quote := " … ".join(" ".join(texts[directive][start:end].split()) for start, end in spans))
    }
