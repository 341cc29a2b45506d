"""Duyệt: two people look at exactly one version, the second of whom wrote nothing of it (safeguard 5).

Where somebody stands in for another, both count as one hand. Whoever changes a letter begins anew.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User

from ..enums import WITH_APPROVERS, EditionState, Step
from ..models import Approval, Edition, EditionVersion
from . import drafting, gates, passages, policy, staleness
from .stories import require_standing

ACTIONS = {Step.FIRST: policy.CHECK, Step.SECOND: policy.APPROVE}


def submit(*, actor: User, edition: Edition) -> Edition:
    """Trình duyệt: from now on nobody changes the text. Raises Refused while something is missing."""
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        held = drafting.lock(edition)
        require_standing(held.story)
        if held.state != EditionState.DRAFT:
            raise Refused(_("Chỉ trình được bản đang soạn."))
        if lacking := drafting.missing(held):
            raise Refused(" ".join(lacking))
        held.state, held.returned_reason = EditionState.SUBMITTED, ""
        held.save(update_fields=["state", "returned_reason"])
        _record(actor, "newsroom.edition.submit", held)
        _take_prepared(actor, held)
        _tell_approvers(actor, held)
    return held


def take_back(*, actor: User, edition: Edition) -> Edition:
    """Lấy lại để sửa, before it is published; what was approved of it no longer counts."""
    access.require(actor, policy.WRITE, units=[edition.story.unit])
    with transaction.atomic():
        held = drafting.lock(edition)
        if held.state == EditionState.DRAFT:
            return held
        if held.state == EditionState.PUBLISHED:
            raise Refused(_("Bản này đã đăng. Hãy sửa và lưu: một phiên bản mới được lập và duyệt lại."))
        _back_to_draft(held, "")
        _record(actor, "newsroom.edition.take_back", held)
    return held


def check(*, actor: User, edition: Edition) -> Edition:
    """Duyệt lần một. Raises PermissionDenied; Refused out of turn."""
    return _approve(actor, edition, Step.FIRST)


def approve(*, actor: User, edition: Edition) -> Edition:
    """Duyệt lần hai, by another person who wrote nothing of it. Raises PermissionDenied; Refused."""
    return _approve(actor, edition, Step.SECOND)


def return_(*, actor: User, edition: Edition, reason: str) -> Edition:
    """Trả lại để sửa, kèm lý do; who wrote it is told."""
    if edition.state == EditionState.CHECKED:
        gates.require_second(actor, edition)
    else:
        access.require(actor, policy.CHECK, units=[edition.story.unit])
    if not (reason := " ".join(reason.split())):
        raise Refused(_("Hãy ghi điều cần sửa."))
    with transaction.atomic():
        held = drafting.lock(edition)
        if held.state not in WITH_APPROVERS:
            raise Refused(_("Bản này không chờ duyệt."))
        _back_to_draft(held, reason[:1000])
        _record(actor, "newsroom.edition.return", held, reason=held.returned_reason)
        _tell_author(actor, held)
    return held


def why_not(person: User, edition: Edition) -> str:
    """Vì sao người này không duyệt được lần sắp tới: a sentence, empty when they may.

    `edition` waits for an approval; the right itself is not looked at.
    """
    version = edition.current
    assert version is not None  # noqa: S101 - an edition is never made without a text
    step = Step.SECOND if edition.state == EditionState.CHECKED else Step.FIRST
    units, action = [edition.story.unit], ACTIONS[step]
    if step == Step.SECOND:
        for each in version.approvals.filter(step=Step.FIRST):
            if access.is_same_hand(person, each.person_id, action, units=units):
                return _("Bạn đã duyệt lần một; lần hai phải là người khác.")
        if any(access.is_same_hand(person, author, action, units=units) for author in authors_of(edition)):
            return _("Bạn đã viết bài này; lần duyệt thứ hai phải là người không viết.")
        if gate := gates.of(edition.story):
            return gate.refusal(person, edition)
    return ""


def may(person: User, edition: Edition) -> bool:
    """Được duyệt lần sắp tới, by right; `why_not` says what else stands against it."""
    if edition.state == EditionState.CHECKED:
        return gates.may_second(person, edition)
    return access.allowed(person, policy.CHECK, units=[edition.story.unit])


def authors_of(edition: Edition) -> set[int]:
    """Những người viết: everyone whose hand is in the text since it was last published.

    Who confirmed a sentence of a translation has one in it too, whoever wrote it.
    """
    versions = EditionVersion.objects.filter(edition=edition)
    last = versions.filter(publication__isnull=False).order_by("-number").values_list("number", flat=True)
    since = versions.filter(number__gt=last[0]) if last else versions
    found = {author for author in since.values_list("author", flat=True) if author is not None}
    return found | passages.confirmers(edition)


def _approve(actor: User, edition: Edition, step: Step) -> Edition:
    if step == Step.FIRST:
        access.require(actor, policy.CHECK, units=[edition.story.unit])
    waits, then = (
        (EditionState.SUBMITTED, EditionState.CHECKED)
        if step == Step.FIRST
        else (EditionState.CHECKED, EditionState.APPROVED)
    )
    with transaction.atomic():
        held = drafting.lock(edition)
        ground = gates.require_second(actor, held) if step == Step.SECOND else ""
        require_standing(held.story)
        if held.state != waits:
            raise Refused(
                _("Bản này không chờ duyệt lần một.")
                if step == Step.FIRST
                else _("Bản này chưa qua lần duyệt một, hoặc đã duyệt xong.")
            )
        if refusal := why_not(actor, held):
            raise Refused(refusal)
        passages.require_persons(held)
        version = held.current
        assert version is not None  # noqa: S101 - an edition is never made without a text
        Approval.objects.create(version=version, step=step, person=actor, ground=ground)
        held.state = then
        held.save(update_fields=["state"])
        verb = "newsroom.edition.check" if step == Step.FIRST else "newsroom.edition.approve"
        _record(actor, verb, held, **({"ground": ground} if ground else {}))
        if step == Step.FIRST:
            _tell_approvers(actor, held)
        else:
            staleness.count_again(held.story)
            _tell_author(actor, held)
    return held


def _take_prepared(actor: User, held: Edition) -> None:
    """A text approved in advance and unchanged has its first approval already (safeguard 5).

    The approval is that of whoever gave it in advance; the trail says who handed the text in.
    """
    found = gates.prepared(held)
    if isinstance(found, str):
        return
    version = held.current
    assert version is not None  # noqa: S101 - an edition is never made without a text
    Approval.objects.create(version=version, step=Step.FIRST, person=found.person, ground=found.ground)
    held.state = EditionState.CHECKED
    held.save(update_fields=["state"])
    _record(actor, "newsroom.edition.prepared", held, ground=found.ground)


def _back_to_draft(held: Edition, reason: str) -> None:
    """What was approved stays with its version; whoever writes on gets a version without approvals."""
    held.state, held.returned_reason = EditionState.DRAFT, reason
    old = held.current
    assert old is not None  # noqa: S101 - an edition is never made without a text
    if old.approvals.exists():
        words = {name: getattr(old, name) for name in drafting.WORDS}
        held.current = EditionVersion.objects.create(
            edition=held, number=old.number + 1, of_source=old.of_source, author=old.author, **words
        )
    held.save(update_fields=["state", "returned_reason", "current"])


def _record(actor: User, verb: str, held: Edition, **told: str) -> None:
    version = held.current
    after = {"state": held.state, "number": version.number if version else None, **told}
    audit.record(actor=actor, verb=verb, subject=held, after=after)


@in_official_language
def _tell_approvers(actor: User, held: Edition) -> None:
    """Báo cho người duyệt: the unit's own for the first look, else the standing office."""
    first = held.state == EditionState.SUBMITTED
    lines = [held.story.title, _("Ngôn ngữ: %(language)s.") % {"language": held.language}]
    subject = _("Tin bài chờ duyệt lần một") if first else _("Tin bài chờ duyệt lần hai")
    path = held.story.get_absolute_url()
    key = f"newsroom.waits:{held.pk}:{held.current_id}:{held.state}"
    gate = None if first else gates.of(held.story)
    near = _near(policy.CHECK, held, actor) if first else gate.voices(held.story) if gate else []
    if near:
        path = gate.page(held.story) if gate else path
        notices.to_people(near, subject=subject, lines=lines, path=path, key=key, besides=actor)
    else:
        notices.to_officers(subject=subject, lines=lines, path=path, key=key, besides=actor)


@in_official_language
def _tell_author(actor: User, held: Edition) -> None:
    version = held.current
    if version is None or version.author is None:
        return
    returned = held.state == EditionState.DRAFT
    lines = [held.story.title, _("Ngôn ngữ: %(language)s.") % {"language": held.language}]
    if returned:
        lines.append(_("Điều cần sửa: %(reason)s") % {"reason": held.returned_reason})
    notices.to_people(
        [version.author],
        subject=_("Tin bài được trả lại để sửa") if returned else _("Tin bài đã được duyệt"),
        lines=lines,
        path=held.story.get_absolute_url(),
        key=f"newsroom.told:{held.pk}:{held.current_id}:{held.state}",
        besides=actor,
    )


def _near(action: Action, held: Edition, actor: User) -> list[User]:
    """Những người khác ở chính đơn vị duyệt được."""
    unit = held.story.unit
    people = User.objects.filter(memberships__unit=unit, is_active=True).exclude(pk=actor.pk).distinct()
    return [each for each in people if access.allowed(each, action, units=[unit])]
