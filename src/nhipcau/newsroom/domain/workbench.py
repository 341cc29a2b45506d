"""Bàn dịch: a translation written sentence by sentence; each saving composes the text and keeps its rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import memory
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import WITH_APPROVERS, Origin, Part
from ..models import Edition, EditionVersion, Passage, Publication
from . import drafting, passages, policy, staleness
from .stories import require_standing

MOST_LETTERS = 5000
KEPT = ("target", "is_joined", "origin", "score", "old_source", "confirmed_by", "confirmed_at", "stroke")


@dataclass(frozen=True, slots=True)
class Given:
    """Một câu như người dịch để lại; `stroke` is the one it was opened with.

    `score` tells that the text was taken from the memory as it stands there.
    """

    text: str
    is_done: bool
    stroke: int
    is_joined: bool = False
    score: int | None = None


@dataclass(slots=True)
class Bench:
    """Bàn dịch đang mở: the edition, locked, its source and its sentences, in one transaction.

    `is_apart`: written as a whole in another way than its sentences make, so that text is kept as a version.
    """

    actor: User
    held: Edition
    source: EditionVersion
    found: list[Passage]
    is_apart: bool = False


def save(*, actor: User, edition: Edition, given: Mapping[int, Given]) -> list[Passage]:
    """Lưu các câu, by their position; what a person typed is confirmed by them, what they only took is not.

    Raises PermissionDenied; Refused when one of the sentences was saved by another meanwhile, while the text
    is with those who approve, and for words that cannot stand.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        bench = _open(actor, edition)
        changed = [each for each in bench.found if _differs(each, given.get(each.position))]
        _require_unchanged(changed, given)
        for each in changed:
            _put(each, given[each.position], actor)
        _keep(bench, changed)
    return bench.found


def fill_from_memory(*, actor: User, edition: Edition) -> int:
    """Điền các câu chưa dịch mà bộ nhớ có y nguyên; a person confirms each. Returns how many."""
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        bench = _open(actor, edition)
        rows = [each for each in bench.found if each.part != Part.REST]
        known = memory.suggest(
            [each.source for each in rows],
            source=bench.held.story.language.code,
            target=bench.held.language.code,
            most=1,
        )
        changed = []
        for each, offers in zip(rows, known, strict=True):
            if each.is_empty and offers and offers[0].score >= memory.EXACT:
                _take(each, offers[0].text, Origin.MEMORY, offers[0].score)
                changed.append(each)
        if changed:
            _keep(bench, changed)
    return len(changed)


def take_draft(
    *, actor: User, edition: Edition, texts: Mapping[str, str], origin: Origin = Origin.MACHINE
) -> int:
    """Nhận bản máy dịch for the sentences that nobody translated, by their source; a person confirms each.

    Raises PermissionDenied; Refused while the text is with those who approve. Returns how many were taken.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        bench = _open(actor, edition)
        changed = []
        for each in bench.found:
            if each.is_empty and texts.get(each.source, "").strip():
                _take(each, texts[each.source], origin, None)
                changed.append(each)
        if changed:
            _keep(bench, changed)
    return len(changed)


def take_file(*, actor: User, edition: Edition, given: Mapping[int, Given]) -> int:
    """Nhận câu dịch từ tệp, by their position; `is_done` where the actor read it and stands for it.

    Raises PermissionDenied; Refused when a sentence was saved by another since the file was looked at, and
    while the text is with those who approve. Returns how many were taken.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        bench = _open(actor, edition)
        changed = [
            each
            for each in bench.found
            if each.position in given and _said(given[each.position].text) != each.target
        ]
        _require_unchanged(changed, given)
        for each in changed:
            _take(each, given[each.position].text, Origin.FILE, None)
            if given[each.position].is_done:
                each.confirmed_by, each.confirmed_at, each.old_source = actor, timezone.now(), ""
        if changed:
            _keep(bench, changed)
    return len(changed)


def follow_source(*, actor: User, edition: Edition) -> Edition:
    """Theo bản gốc mới: every translated sentence is kept; those whose source changed are looked at again.

    Raises PermissionDenied; Refused while the text is with those who approve.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        held, _source = _held(edition)
        reference = staleness.reference_of(held.story)
        before = passages.of(held)
        found = passages.resynced(held, before, reference)
        _follow(actor, held, reference, found)
        passages.keep(held, found)
        words = passages.composed(held, reference, found)
        drafting.keep(actor, held, _words(held, reference, words), keeps_old=True)
    return held


def keep_up(*, actor: User, edition: Edition) -> Edition:
    """Ghi đã so bản dịch với bản gốc mới và vẫn đúng: nothing in it had to change, and no version is made.

    Raises PermissionDenied; Refused for an edition in the story's own language.
    """
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    if edition.language_id == edition.story.language_id:
        raise Refused(_("Đây là bản gốc, không phải bản dịch."))
    with transaction.atomic():
        held = drafting.lock(edition)
        if not held.stale:
            return held
        reference = staleness.reference_of(held.story)
        found = passages.resynced(held, passages.of(held), reference)
        now = timezone.now()
        for each in found:
            each.is_joined = each.is_joined or (each.is_empty and each.part != Part.REST)
            if each.old_source or each.is_joined:
                each.old_source, each.confirmed_by, each.confirmed_at = "", actor, now
        _follow(actor, held, reference, found)
        passages.keep(held, found)
        Publication.objects.filter(edition=held, until=None).update(compared_with=reference)
    return held


def _follow(actor: User, held: Edition, reference: EditionVersion, found: Sequence[Passage]) -> None:
    before = {"stale": held.stale}
    held.compared_with, held.stale = reference, 0
    held.save(update_fields=["compared_with", "stale"])
    changed = sum(bool(each.old_source) for each in found)
    after = {"stale": 0, "source": reference.number, "changed": changed}
    verb = "newsroom.translation.follow" if changed else "newsroom.translation.keep_up"
    audit.record(actor=actor, verb=verb, subject=held, before=before, after=after)


def _held(edition: Edition) -> tuple[Edition, EditionVersion]:
    held = drafting.lock(edition)
    require_standing(held.story)
    source = staleness.basis_of(held)
    if source is None:
        raise Refused(_("Đây là bản gốc, không phải bản dịch."))
    if held.state in WITH_APPROVERS:
        raise Refused(_("Bản này đang chờ duyệt. Muốn sửa, hãy bấm “Lấy lại để sửa” trước."))
    return held, source


def _open(actor: User, edition: Edition) -> Bench:
    """The passages of the edition, kept from now on."""
    held, source = _held(edition)
    found = passages.of(held)
    if found and found[0].pk is None:
        passages.keep(held, found)
    words = passages.composed(held, source, found)
    is_apart = any(_said(str(getattr(held.current, name))) != _said(text) for name, text in words.items())
    return Bench(actor, held, source, found, is_apart)


def _differs(passage: Passage, given: Given | None) -> bool:
    if given is None:
        return False
    done = passage.confirmed_at is not None
    return (_said(given.text), given.is_joined, given.is_done) != (passage.target, passage.is_joined, done)


def _require_unchanged(changed: Sequence[Passage], given: Mapping[int, Given]) -> None:
    for each in changed:
        if given[each.position].stroke != each.stroke:
            raise Refused(
                _(
                    "Câu “%(said)s” vừa được lưu ở nơi khác: “%(kept)s”. Chữ của bạn còn trong ô; hãy so lại "
                    "rồi bấm Lưu lần nữa."
                )
                % {"said": Truncator(each.source).chars(60), "kept": each.target}
            )


def _put(passage: Passage, given: Given, actor: User) -> None:
    text = _said(given.text)
    if len(text) > MOST_LETTERS:
        raise Refused(
            _("Câu dịch của “%(said)s” dài quá %(most)d ký tự.")
            % {"said": Truncator(passage.source).chars(60), "most": MOST_LETTERS}
        )
    is_typed = text != passage.target
    if is_typed and given.score is not None:
        _take(passage, text, Origin.MEMORY, min(given.score, memory.IN_CONTEXT))
        is_done = given.is_done
    else:
        if is_typed:
            passage.target, passage.origin, passage.score = text, Origin.PERSON if text else "", None
        is_done = bool(text) and (is_typed or given.is_done)
    passage.is_joined = given.is_joined and not text
    passage.stroke += 1
    if (is_done and text) or passage.is_joined:
        if is_typed or not passage.is_done:
            passage.confirmed_by, passage.confirmed_at = actor, timezone.now()
        passage.old_source = ""
    else:
        passage.confirmed_by, passage.confirmed_at = None, None


def _take(passage: Passage, text: str, origin: Origin, score: int | None) -> None:
    passage.target, passage.origin, passage.score = _said(text), origin, score
    passage.is_joined, passage.confirmed_by, passage.confirmed_at = False, None, None
    passage.stroke += 1


def _keep(bench: Bench, changed: Sequence[Passage]) -> None:
    """Keep the changed sentences and the text they make."""
    gone = [each for each in changed if each.part == Part.REST and not each.target]
    Passage.objects.filter(pk__in=[each.pk for each in gone]).delete()
    rows = [each for each in changed if each not in gone]
    Passage.objects.bulk_update(rows, KEPT)
    bench.found = [each for each in bench.found if each not in gone]
    held, source = bench.held, bench.source
    words = _words(held, source, passages.composed(held, source, bench.found))
    drafting.keep(bench.actor, held, words, keeps_old=bench.is_apart)
    if changed:
        progress = passages.progress_of(bench.found)
        after = {"sentences": len(changed), "done": progress.done, "whole": progress.whole}
        audit.record(actor=bench.actor, verb="newsroom.passages.save", subject=held, after=after)


def _words(held: Edition, source: EditionVersion, words: Mapping[str, str]) -> dict[str, object]:
    assert held.current is not None  # noqa: S101 - an edition is never made without a text
    kept = {"captions": held.current.captions, "video": source.video}
    return {**words, **kept, "picture": source.picture or held.current.picture}


def _said(text: str) -> str:
    return " ".join(text.split())
