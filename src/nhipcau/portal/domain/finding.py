"""Tìm trong cổng: what stands in public and holds every word, best first.

In the title before in the lead before in the text; words that stand together before words that do not; newer
before older. Both databases give the same order: they find, and what is better is told here. Of words that
stand nearly everywhere only the newest are looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from nhipcau.newsroom.domain.dates import OURS
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import in_public

from .. import queries
from . import snippets, tokens
from .tokens import Word

# Of one kind of match; more are not counted.
MOST = 150
# Of texts that hold every word, so many of the newest are asked whether the words stand together.
NEAR = 600
# Where the words stand, and whether together; the first is best.
KINDS = (("title", True), ("title", False), ("top", True), ("top", False), ("whole", True), ("whole", False))
COLUMNS = {"title": "title", "top": "title lead", "whole": "title lead body"}


@dataclass(frozen=True, slots=True)
class Hits:
    """Những bài tìm thấy, in their order; read a page at a time, as a QuerySet is."""

    found: Sequence[int]
    words: Sequence[Word]
    # There are more of them than were looked at.
    is_more: bool = False

    def count(self) -> int:
        """Bao nhiêu bài."""
        return len(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, part: slice) -> list[Publication]:
        """Những bài của một trang, with what of them holds the words."""
        wanted = list(self.found[part])
        rows = queries.OF_LISTS, Publication.objects.filter(pk__in=wanted)
        held = rows[1].select_related(*rows[0], "search_text").defer("version__body", "folded")
        shown = {each.pk: each for each in held.defer("search_text__title", "search_text__body")}
        page = [shown[pk] for pk in wanted if pk in shown]
        for each in page:
            said = [each.version.lead, each.search_text.said]
            each.marked = snippets.of(each.version.title, said, self.words)  # type: ignore[attr-defined]
        return page


def find(language: Language, text: str) -> Hits:
    """Tìm `text` trong các bài đang đăng của một ngôn ngữ."""
    words = tokens.wanted(text, beginnings=language.code not in OURS)
    hits = _find(language, words)
    if not hits.found and words and language.code in OURS:
        # Perhaps a word was typed only to its middle.
        hits = _find(language, tokens.wanted(text, beginnings=True))
    return hits


def _find(language: Language, words: Sequence[Word]) -> Hits:
    if not words:
        return Hits((), ())
    kinds = [(where, close) for where, close in KINDS if len(words) > 1 or not close]
    ask = _of_sqlite if connection.vendor == "sqlite" else _of_postgres
    asked = [ask(language, words, where, together=close) for where, close in kinds]
    # Names of our own; what a reader typed goes in as values.
    statement = " UNION ALL ".join(f"SELECT * FROM ({part}) AS p{at}" for at, (part, _) in enumerate(asked))  # noqa: S608
    best: dict[int, int] = {}
    counts = [0] * len(asked)
    values = [value for at, (_, given) in enumerate(asked) for value in (at, *given)]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for kind, pk in cursor.fetchall():
            counts[kind] += 1
            best[pk] = min(best.get(pk, kind), kind)
    standing = in_public().filter(language=language, pk__in=best).order_by("-first_at", "-pk")
    # Sorting keeps the order of what is equal: newer first.
    found = sorted(standing.values_list("pk", flat=True), key=best.__getitem__)
    return Hits(found, words, is_more=max(counts) >= MOST)


def _of_sqlite(
    language: Language, words: Sequence[Word], where: str, *, together: bool
) -> tuple[str, list[str | int]]:
    """FTS5: tokens stand in quotes, in order within them."""
    apart = " AND ".join(f'"{" ".join(word.tokens)}"{" *" if word.is_beginning else ""}' for word in words)
    close = '"' + " ".join(token for word in words for token in word.tokens) + '"'
    close += " *" if words[-1].is_beginning else ""
    every, phrase = (
        f'language : "l{language.pk}" AND {{{COLUMNS[where]}}} : ({inside})' for inside in (apart, close)
    )
    found = "SELECT %s AS kind, rowid AS pk FROM portal_found WHERE portal_found MATCH %s"
    newest = "ORDER BY rowid DESC LIMIT %s"
    if not together or where != "whole":
        return f"{found} {newest}", [phrase if together else every, MOST]
    near = f"SELECT rowid FROM portal_found WHERE portal_found MATCH %s {newest}"  # noqa: S608
    since = f"AND rowid >= (SELECT COALESCE(MIN(rowid), 0) FROM ({near}))"  # noqa: S608
    return f"{found} {since} {newest}", [phrase, every, NEAR, MOST]


def _of_postgres(
    language: Language, words: Sequence[Word], where: str, *, together: bool
) -> tuple[str, list[str | int]]:
    """Tsquery: `<->` is "followed by"."""
    each = [" <-> ".join(word.tokens) + (":*" if word.is_beginning else "") for word in words]
    every, phrase = " & ".join(f"({one})" for one in each), " <-> ".join(each)
    holds, newest = f"{where}_vector @@ to_tsquery('simple', %s)", "ORDER BY pk DESC LIMIT %s"
    rows = f"SELECT publication_id AS pk, {where}_vector FROM portal_searchtext WHERE {holds}"  # noqa: S608
    rows += " AND language_id = %s"
    if not together or where != "whole":
        found = f"SELECT %s AS kind, pk FROM ({rows} {newest}) AS held"  # noqa: S608
        return found, [phrase if together else every, language.pk, MOST]
    near = f"SELECT %s AS kind, pk FROM ({rows} {newest}) AS held WHERE {holds} {newest}"  # noqa: S608
    return near, [every, language.pk, NEAR, phrase, MOST]
