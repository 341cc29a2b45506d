"""Readings of translation (truy vấn dịch thuật)."""

from django.db.models import Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, scope_of
from nhipcau.units.models import User

from .enums import EntryState
from .models import GlossaryEntry, MemoryUnit


def entries_visible_to(person: User) -> QuerySet[GlossaryEntry]:
    """Thuật ngữ mà người này được xem: all of them, for whoever writes or reads stories."""
    if not scope_of(person, ACTIONS["translation.read"]):
        return GlossaryEntry.objects.none()
    return GlossaryEntry.objects.all()


def memory_visible_to(person: User) -> QuerySet[MemoryUnit]:
    """Bộ nhớ dịch mà người này được xem."""
    if not scope_of(person, ACTIONS["translation.read"]):
        return MemoryUnit.objects.none()
    # Sentences of a text came in together: they stand in its order.
    return MemoryUnit.objects.select_related("author").order_by("-at", "pk")


def approved(source: str, target: str) -> QuerySet[GlossaryEntry]:
    """Thuật ngữ đã duyệt of a pair of languages."""
    return GlossaryEntry.objects.filter(source=source, target=target, state=EntryState.APPROVED)


def filter_entries(
    entries: QuerySet[GlossaryEntry],
    *,
    text: str = "",
    pair: tuple[str, str] | None = None,
    kind: str = "",
    state: str = "",
) -> QuerySet[GlossaryEntry]:
    """Tìm và lọc; without a state, those in use and those that wait."""
    entries = search_entries(entries, text)
    entries = entries.filter(state=state) if state else entries.exclude(state=EntryState.WITHDRAWN)
    if pair:
        entries = entries.filter(source=pair[0], target=pair[1])
    return entries.filter(kind=kind) if kind else entries


def history_of(entry: GlossaryEntry) -> QuerySet[GlossaryEntry]:
    """Mọi lần đề xuất của cùng thuật ngữ, newest first, and what it replaced under another writing."""
    same = Q(key=entry.key) | Q(pk=entry.replaces_id or 0) | Q(replaces=entry)
    found = GlossaryEntry.objects.filter(same, source=entry.source, target=entry.target)
    return found.select_related("proposed_by", "decided_by").order_by("-pk")


def search_entries(entries: QuerySet[GlossaryEntry], text: str) -> QuerySet[GlossaryEntry]:
    """Tìm không cần dấu in term, rendering and note; letters of other scripts as they are."""
    for word in text.split():
        if folded := fold(word):
            entries = entries.filter(folded__contains=folded)
        else:
            entries = entries.filter(Q(rendering__contains=word) | Q(term__contains=word))
    return entries


def search_memory(units: QuerySet[MemoryUnit], text: str) -> QuerySet[MemoryUnit]:
    """Tìm không cần dấu in the sentence and its translation; letters of other scripts as they are."""
    for word in text.split():
        if folded := fold(word):
            units = units.filter(folded__contains=folded)
        else:
            units = units.filter(Q(target_text__contains=word) | Q(source_text__contains=word))
    return units
