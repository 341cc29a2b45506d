"""Chữ để tìm của mỗi lần đăng: written with it, and made again where it is missing."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from nhipcau.newsroom.domain import text
from nhipcau.newsroom.models import Publication

from ..models import SearchText
from . import tokens

AT_ONCE = 500


def index(publication: Publication) -> SearchText:
    """Ghi chữ để tìm của lần đăng này, in the caller's transaction."""
    found = made_of(publication)
    found.save()
    return found


def made_of(publication: Publication) -> SearchText:
    """Chữ để tìm, not yet kept."""
    version = publication.version
    said = text.plain(version.body)
    return SearchText(
        publication=publication,
        language_id=publication.language_id,
        title=tokens.of(version.title),
        lead=tokens.of(version.lead),
        body=tokens.of(said),
        said=said,
    )


def rebuild(*, every: bool = False) -> Iterator[int]:
    """Ghi lại chữ để tìm where it is missing, or of all; tells how many are done."""
    found = Publication.objects.select_related("version").defer("folded").order_by("pk")
    if not every:
        found = found.filter(search_text=None)
    rows, done = found.iterator(chunk_size=AT_ONCE), 0
    for batch in _batches(rows):
        with transaction.atomic():
            SearchText.objects.filter(pk__in=[each.pk for each in batch]).delete()
            SearchText.objects.bulk_create(made_of(each) for each in batch)
        done += len(batch)
        yield done


def _batches(rows: Iterable[Publication]) -> Iterator[list[Publication]]:
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        yield batch
