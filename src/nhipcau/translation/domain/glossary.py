"""Thuật ngữ: proposed by one, approved by another, found in what is translated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import EntryKind, EntryState
from ..models import GlossaryEntry
from . import policy, tags, terms

FIELDS = ("term", "rendering", "allowed", "forbidden", "kind", "note", "basis")
LONGEST = {"term": 200, "rendering": 200, "note": 500, "basis": 300}
MOST_FORMS = 20


@dataclass(frozen=True, slots=True)
class Found:
    """Thuật ngữ đã duyệt có trong câu, as it is written there."""

    entry: GlossaryEntry
    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unmet:
    """Thuật ngữ chưa theo: `used` is the forbidden form found, empty where no right form was."""

    entry: GlossaryEntry
    used: str = ""

    @property
    def sentence(self) -> str:
        """Việc phải làm."""
        words = {"term": self.entry.term, "rendering": self.entry.rendering, "used": self.used}
        if self.used:
            return _("“%(term)s” không dịch là “%(used)s”; hãy dùng “%(rendering)s”.") % words
        return _("“%(term)s” phải dịch là “%(rendering)s”; câu dịch chưa có.") % words


def propose(
    *,
    actor: User,
    source: str,
    target: str,
    wanted: Mapping[str, Any],
    replaces: GlossaryEntry | None = None,
) -> GlossaryEntry:
    """Đề xuất thuật ngữ, or a correction that `replaces` an approved one as soon as it is approved.

    Raises PermissionDenied; Refused for words that are missing, too long or contradict each other, and where
    the same proposal waits already.
    """
    access.require(actor, policy.PROPOSE)
    if replaces is not None:
        source, target = replaces.source, replaces.target
    source, target = tags.pair(source, target)
    words = checked(wanted)
    key = terms.key_of(words["term"])
    with transaction.atomic():
        waiting = GlossaryEntry.objects.filter(
            source=source, target=target, key=key, state=EntryState.PROPOSED
        ).first()
        if waiting is not None:
            raise Refused(
                _("“%(term)s” đã có đề xuất đang chờ duyệt; hãy rút đề xuất ấy trước.")
                % {"term": waiting.term}
            )
        if replaces is None:
            replaces = queries.approved(source, target).filter(key=key).first()
        made = GlossaryEntry.objects.create(
            source=source,
            target=target,
            key=key,
            opening=terms.opening_of(key),
            replaces=replaces,
            proposed_by=actor,
            **words,
        )
        after = {"source": source, "target": target, "replaces": replaces, **words}
        audit.record(actor=actor, verb="translation.entry.propose", subject=made, after=after)
    return made


def approve(*, actor: User, entry: GlossaryEntry) -> GlossaryEntry:
    """Duyệt thuật ngữ; what it replaces, or the same term as it stood, is no longer in use.

    Binding for every translator, so two people decide (safeguard 5): never who proposed it, an administrator
    no more than others. Raises PermissionDenied; Refused for what is not waiting.
    """
    access.require(actor, policy.APPROVE)
    with transaction.atomic():
        held = _held(entry)
        if held.state != EntryState.PROPOSED:
            raise Refused(_("Thuật ngữ này không chờ duyệt; hãy tải lại trang để xem trạng thái mới nhất."))
        if access.is_same_hand(actor, held.proposed_by_id, policy.APPROVE):
            raise Refused(_("Người đề xuất không tự duyệt thuật ngữ của mình; hãy nhờ người khác duyệt."))
        now = timezone.now()
        for old in _superseded(held):
            _set(old, EntryState.WITHDRAWN, actor, "")
        _set(held, EntryState.APPROVED, actor, "")
        audit.record(
            actor=actor,
            verb="translation.entry.approve",
            subject=held,
            before={"state": EntryState.PROPOSED},
            after={"state": EntryState.APPROVED, "replaces": held.replaces, "at": now},
        )
    return held


def may_approve(person: User, entry: GlossaryEntry) -> bool:
    """Người này không phải người đề xuất, and the entry waits; for showing a button."""
    waits = entry.state == EntryState.PROPOSED
    return waits and not access.is_same_hand(person, entry.proposed_by_id, policy.APPROVE)


def approve_many(*, actor: User, entries: Iterable[GlossaryEntry]) -> tuple[int, list[str]]:
    """Duyệt nhiều thuật ngữ; how many, and for each of the others why not. Raises PermissionDenied."""
    access.require(actor, policy.APPROVE)
    done, refused = 0, []
    for entry in entries:
        try:
            approve(actor=actor, entry=entry)
            done += 1
        except Refused as refusal:
            refused.append(f"{entry.term}: {refusal.sentence}")
    return done, refused


def withdraw(*, actor: User, entry: GlossaryEntry, reason: str) -> GlossaryEntry:
    """Thôi dùng một thuật ngữ, or take back a proposal: one's own by its proposer, any by who approves.

    Raises PermissionDenied; Refused without a reason, or for what is out of use already.
    """
    is_own = entry.state == EntryState.PROPOSED and entry.proposed_by_id == actor.pk
    access.require(actor, policy.PROPOSE if is_own else policy.APPROVE)
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise Refused(_("Hãy ghi lý do thôi dùng, để người dịch sau biết."))
    with transaction.atomic():
        held = _held(entry)
        if held.state == EntryState.WITHDRAWN:
            raise Refused(_("Thuật ngữ này đã thôi dùng."))
        before = held.state
        _set(held, EntryState.WITHDRAWN, actor, reason)
        audit.record(
            actor=actor,
            verb="translation.entry.withdraw",
            subject=held,
            before={"state": before},
            after={"state": EntryState.WITHDRAWN, "reason": reason},
        )
    return held


def found_in(text: str, *, source: str, target: str) -> list[Found]:
    """Thuật ngữ đã duyệt có trong câu, in their order; a longer one hides those within it."""
    return _found(text, _candidates([text], source, target))


def unmet(source_text: str, target_text: str, *, source: str, target: str) -> list[Unmet]:
    """Thuật ngữ chưa theo in a translation: not said as approved, or said as is forbidden."""
    return unmet_in([(source_text, target_text)], source=source, target=target)[0]


def unmet_in(pairs: Sequence[tuple[str, str]], *, source: str, target: str) -> list[list[Unmet]]:
    """Như `unmet` for many sentences, with one question to the database."""
    entries = _candidates([each for each, _target in pairs], source, target)
    return [_unmet(source_text, target_text, entries, target) for source_text, target_text in pairs]


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Lời của một mục, put in order. Raises Refused."""
    words: dict[str, Any] = {}
    for name, most in LONGEST.items():
        words[name] = " ".join(str(wanted.get(name) or "").split())
        # Without capitals a few letters become two.
        if len(words[name]) > most or len(terms.key_of(words[name])) > most:
            raise Refused(_("Một ô dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": most})
    if not words["term"] or not words["rendering"]:
        raise Refused(_("Hãy ghi thuật ngữ gốc và cách dịch."))
    if not any(letter.isalnum() for letter in words["term"]):
        raise Refused(_("Thuật ngữ gốc phải có chữ."))
    words["kind"] = str(wanted.get("kind") or EntryKind.TERM)
    if words["kind"] not in EntryKind.values:
        raise Refused(_("Loại thuật ngữ không có trong danh mục."))
    words["allowed"] = _forms(wanted.get("allowed"))
    words["forbidden"] = _forms(wanted.get("forbidden"))
    right = {terms.key_of(form) for form in (words["rendering"], *words["allowed"])}
    for form in words["forbidden"]:
        if terms.key_of(form) in right:
            raise Refused(_("“%(form)s” vừa được dùng vừa không được dùng; hãy bỏ một bên.") % {"form": form})
    return words


def _forms(given: Any) -> list[str]:
    lines = given.splitlines() if isinstance(given, str) else list(given or [])
    found = list(dict.fromkeys(" ".join(str(line).split()) for line in lines))
    found = [form for form in found if form]
    if len(found) > MOST_FORMS or any(len(form) > LONGEST["rendering"] for form in found):
        raise Refused(
            _("Mỗi mục có nhiều nhất %(most)d cách viết, mỗi cách một dòng không quá 200 ký tự.")
            % {"most": MOST_FORMS}
        )
    return found


def _held(entry: GlossaryEntry) -> GlossaryEntry:
    return GlossaryEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)


def _superseded(held: GlossaryEntry) -> list[GlossaryEntry]:
    same = queries.approved(held.source, held.target).filter(key=held.key)
    old = GlossaryEntry.objects.filter(pk=held.replaces_id or 0, state=EntryState.APPROVED)
    return list((same | old).exclude(pk=held.pk))


def _set(entry: GlossaryEntry, state: EntryState, actor: User, reason: str) -> None:
    entry.state, entry.decided_by, entry.decided_at, entry.reason = state, actor, timezone.now(), reason
    entry.save(update_fields=["state", "decided_by", "decided_at", "reason"])


def _candidates(texts: Iterable[str], source: str, target: str) -> list[GlossaryEntry]:
    opened = sorted(set().union(*(terms.openings(text) for text in texts)))
    found: list[GlossaryEntry] = []
    for at in range(0, len(opened), 500):
        found += queries.approved(source, target).filter(opening__in=opened[at : at + 500])
    return found


def _found(text: str, entries: Sequence[GlossaryEntry]) -> list[Found]:
    said = terms.plain(text)
    asked = [(each.term, each.kind in {EntryKind.NAME, EntryKind.PLACE}) for each in entries]
    spans = sorted(terms.spans(said, asked))
    return [Found(entries[number], said[start:end], start, end) for start, end, number in spans]


def _unmet(source_text: str, target_text: str, entries: Sequence[GlossaryEntry], code: str) -> list[Unmet]:
    missing: dict[int, Unmet] = {}
    for found in _found(source_text, entries):
        entry = found.entry
        right = [entry.rendering, *entry.allowed]
        bare = target_text
        for form in right:
            bare = terms.without(bare, form, code=code)
        if used := terms.says(bare, entry.forbidden, code=code):
            missing[entry.pk] = Unmet(entry, used)
        elif not terms.says(target_text, right, code=code):
            missing[entry.pk] = Unmet(entry)
    return list(missing.values())
