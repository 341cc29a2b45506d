"""Thuật ngữ từ tệp: shown first, then kept as proposals for another to approve."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import EntryState
from ..models import GlossaryEntry
from . import glossary, policy, tables, tags, tbx, terms

COMPARED = ("rendering", "allowed", "forbidden", "kind", "note", "basis")
AT_ONCE = 400


class Standing(models.TextChoices):
    """Dòng của tệp so với thuật ngữ đang có."""

    NEW = "new", gettext_lazy("Mới")
    CHANGED = "changed", gettext_lazy("Thay đổi")
    SAME = "same", gettext_lazy("Như đang dùng")
    WAITING = "waiting", gettext_lazy("Đang có đề xuất chờ duyệt")
    CONFLICT = "conflict", gettext_lazy("Trùng trong tệp")
    WRONG = "wrong", gettext_lazy("Không nhận được")


KEPT = frozenset({Standing.NEW, Standing.CHANGED})


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của tệp: its words, how it stands, the entry in use, what changes or is wrong."""

    words: Mapping[str, Any]
    standing: Standing
    entry: GlossaryEntry | None = None
    sentence: str = ""

    @property
    def label(self) -> str:
        """Tình trạng bằng lời."""
        return str(self.standing.label)

    @property
    def is_kept(self) -> bool:
        """Sẽ thành đề xuất."""
        return self.standing in KEPT


def read(content: bytes, *, name: str, source: str, target: str) -> list[dict[str, Any]]:
    """Các mục trong tệp CSV hoặc TBX, by the file's name. Raises Refused."""
    source, target = tags.pair(source, target)
    ending = name.rpartition(".")[2].lower()
    readers = {"csv": tables.read, "tbx": tbx.read, "xml": tbx.read}
    if ending not in readers:
        raise Refused(_("Hãy chọn tệp .csv hoặc .tbx."))
    found = readers[ending](content, source=source, target=target)
    if not found:
        raise Refused(
            _("Tệp không có mục nào từ “%(source)s” sang “%(target)s”; hãy xem lại cặp ngôn ngữ.")
            % {"source": source, "target": target}
        )
    if len(found) > tables.MOST_ROWS:
        raise Refused(_("Bảng có quá %(most)d dòng; hãy tách ra.") % {"most": tables.MOST_ROWS})
    return found


def compared(found: Sequence[Mapping[str, Any]], *, source: str, target: str) -> list[Row]:
    """Từng dòng so với thuật ngữ đang có; nothing is changed."""
    source, target = tags.pair(source, target)
    keys = [terms.key_of(str(each.get("term") or "")) for each in found]
    times = Counter(keys)
    known = _known(set(keys) - {""}, source, target)
    return [
        _compared(given, known.get(key, {}), is_alone=times[key] == 1)
        for given, key in zip(found, keys, strict=True)
    ]


def take_in(*, actor: User, source: str, target: str, found: Sequence[Mapping[str, Any]]) -> int:
    """Giữ các dòng mới và thay đổi làm đề xuất; returns how many. Raises PermissionDenied."""
    access.require(actor, policy.PROPOSE)
    source, target = tags.pair(source, target)
    with transaction.atomic():
        rows = [row for row in compared(found, source=source, target=target) if row.is_kept]
        made = [_proposal(row, source, target, actor) for row in rows]
        for entry in made:
            entry.save()
        changed: list[audit.Changed] = [(entry, {}, _told(entry)) for entry in made]
        audit.record_many(actor=actor, verb="translation.entry.propose", changed=changed)
    return len(made)


def _compared(given: Mapping[str, Any], states: Mapping[str, GlossaryEntry], *, is_alone: bool) -> Row:
    used, waiting = states.get(EntryState.APPROVED), states.get(EntryState.PROPOSED)
    # What the file does not speak of stays.
    kept = {name: getattr(used, name) for name in COMPARED} if used else {}
    try:
        words = glossary.checked({**kept, **given})
    except Refused as refusal:
        return Row(given, Standing.WRONG, used, refusal.sentence)
    if not is_alone:
        said = _("“%(term)s” có nhiều dòng trong tệp; hãy gộp thành một dòng.") % {"term": words["term"]}
        return Row(words, Standing.CONFLICT, used, said)
    changed = [name for name in COMPARED if used and getattr(used, name) != words[name]]
    if used and not changed:
        return Row(words, Standing.SAME, used)
    if waiting:
        return Row(words, Standing.WAITING, waiting)
    if used is None:
        return Row(words, Standing.NEW)
    labels = [str(GlossaryEntry._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]
    return Row(words, Standing.CHANGED, used, _("Đổi: %(what)s") % {"what": ", ".join(labels)})


def _known(keys: Iterable[str], source: str, target: str) -> dict[str, dict[str, GlossaryEntry]]:
    found: dict[str, dict[str, GlossaryEntry]] = {}
    asked = sorted(keys)
    standing = GlossaryEntry.objects.filter(source=source, target=target).exclude(state=EntryState.WITHDRAWN)
    for at in range(0, len(asked), AT_ONCE):
        for entry in standing.filter(key__in=asked[at : at + AT_ONCE]):
            found.setdefault(entry.key, {})[entry.state] = entry
    return found


def _proposal(row: Row, source: str, target: str, actor: User) -> GlossaryEntry:
    key = terms.key_of(row.words["term"])
    return GlossaryEntry(
        source=source,
        target=target,
        key=key,
        opening=terms.opening_of(key),
        replaces=row.entry,
        proposed_by=actor,
        **row.words,
    )


def _told(entry: GlossaryEntry) -> dict[str, Any]:
    words = {name: getattr(entry, name) for name in glossary.FIELDS}
    return {"source": entry.source, "target": entry.target, "replaces": entry.replaces, **words}
