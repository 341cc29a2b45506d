"""Readings of translation (truy vấn dịch thuật)."""

from django.db.models import QuerySet

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
    return MemoryUnit.objects.select_related("author")


def approved(source: str, target: str) -> QuerySet[GlossaryEntry]:
    """Thuật ngữ đã duyệt of a pair of languages."""
    return GlossaryEntry.objects.filter(source=source, target=target, state=EntryState.APPROVED)


def search_entries(entries: QuerySet[GlossaryEntry], text: str) -> QuerySet[GlossaryEntry]:
    """Tìm không cần dấu in term, rendering and note; letters of other scripts as they are."""
    for word in text.split():
        if folded := fold(word):
            entries = entries.filter(folded__contains=folded)
        else:
            entries = entries.filter(rendering__contains=word) | entries.filter(term__contains=word)
    return entries


def search_memory(units: QuerySet[MemoryUnit], text: str) -> QuerySet[MemoryUnit]:
    """Tìm không cần dấu in the sentence and its translation; letters of other scripts as they are."""
    for word in text.split():
        if folded := fold(word):
            units = units.filter(folded__contains=folded)
        else:
            units = units.filter(target_text__contains=word) | units.filter(source_text__contains=word)
    return units
