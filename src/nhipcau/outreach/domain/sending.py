"""Gửi: an approved letter goes out now or at a moment; what goes is what is in public then (embargo).

The moment is kept here; a duty begins what is due. Corrections after sending are proposed to those whom
the error reached (safeguard 6).
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import composing as mailed
from nhipcau.mailing.domain import mailings
from nhipcau.mailing.models import Content
from nhipcau.newsroom.enums import Step
from nhipcau.newsroom.models import Publication
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import LetterKind, LetterState
from ..models import Letter, LetterError, LetterHand
from . import approving, composing, policy, writing

FARTHEST = timedelta(days=366)


def schedule(*, actor: User, letter: Letter, at: datetime | None = None) -> Letter:
    """Gửi, now or at the moment `at`. Raises Refused without two approvals of this very revision."""
    access.require(actor, policy.SEND, units=[letter.unit])
    with transaction.atomic():
        held = writing.lock(letter)
        now = timezone.now()
        if at is not None and not now <= at <= now + FARTHEST:
            raise Refused(_("Thời điểm hẹn gửi phải ở phía trước và trong vòng một năm."))
        steps = {each.step: each.person_id for each in held.approvals.filter(revision=held.revision)}
        if held.state != LetterState.APPROVED or set(steps) != {Step.FIRST, Step.SECOND}:
            raise Refused(_("Bản tin chưa được hai người duyệt nên chưa gửi được."))
        if at is None and isinstance(composing.written(held), str):
            raise Refused(
                _("Lúc này không có bài nào của bản tin đang đăng trên cổng nên không có gì để gửi.")
            )
        held.state, held.send_at = LetterState.SCHEDULED, at or now
        held.save(update_fields=["state", "send_at", "changed_at"])
        approving.record(actor, "outreach.letter.schedule", held, at=held.send_at)
    return held


def cancel(*, actor: User, letter: Letter) -> Letter:
    """Hủy lịch gửi, before it has begun; the approvals stay."""
    access.require(actor, policy.SEND, units=[letter.unit])
    with transaction.atomic():
        held = writing.lock(letter)
        if held.state != LetterState.SCHEDULED:
            raise Refused(_("Bản tin không có lịch gửi nào chưa bắt đầu."))
        held.state, held.send_at = LetterState.APPROVED, None
        held.save(update_fields=["state", "send_at", "changed_at"])
        approving.record(actor, "outreach.letter.cancel", held)
    return held


def stop(*, actor: User, letter: Letter, reason: str) -> Letter:
    """Dừng giữa chừng: who has not been written to is not."""
    access.require(actor, policy.SEND, units=[letter.unit])
    if not (reason := " ".join(reason.split())[:300]):
        raise Refused(_("Hãy ghi lý do dừng gửi."))
    with transaction.atomic():
        held = writing.lock(letter)
        if held.mailing is None or held.mailing.finished_at is not None:
            raise Refused(_("Bản tin không đang gửi nên không có gì để dừng."))
        mailed.stop(held.mailing, reason)
        approving.record(actor, "outreach.letter.stop", held, reason=reason)
    return held


def begin_due() -> int:
    """Bắt đầu những thư đến giờ; returns how many. A duty of the worker, done twice without harm."""
    due = Letter.objects.filter(state=LetterState.SCHEDULED, send_at__lte=timezone.now())
    return sum(_begin(letter) for letter in due.order_by("send_at", "pk"))


def wrong_in(letter: Letter) -> list[Publication]:
    """Những bài trong thư đã gửi mà sau đó đã đính chính hoặc gỡ, of which its readers were not told yet."""
    if letter.mailing is None:
        return []
    told = LetterError.objects.filter(letter__corrects=letter).values("publication")
    found = queries.mended(carried_by(letter)).exclude(pk__in=told)
    return list(found.select_related("story", "version", "language").order_by("pk"))


def carried_by(letter: Letter) -> set[int]:
    """Số của những lần đăng mà thư đã mang tới người đọc."""
    contents = Content.objects.filter(mailing=letter.mailing_id).values_list("carried", flat=True)
    return {pk for carried in contents for pk in _numbers(carried)}


def propose_correction(*, actor: User, letter: Letter) -> Letter:
    """Lập thư đính chính with one press: approved twice like any other, it goes to who got the error."""
    access.require(actor, policy.WRITE, units=[letter.unit])
    with transaction.atomic():
        held = writing.lock(letter)
        wrong = wrong_in(held)
        if not wrong or held.kind != LetterKind.ISSUE:
            raise Refused(_("Bản tin này không có chỗ sai nào chưa được đính chính."))
        made = Letter.objects.create(
            kind=LetterKind.CORRECTION,
            corrects=held,
            list=held.list,
            unit=held.unit,
            title=held.title,
            state=LetterState.SUBMITTED,
            created_by=actor,
        )
        LetterHand.objects.create(letter=made, person=actor)
        LetterError.objects.bulk_create(LetterError(letter=made, publication=each) for each in wrong)
        numbers = [each.pk for each in wrong]
        approving.record(actor, "outreach.letter.propose", made, corrects=held.pk, publications=numbers)
        approving.tell_approvers(actor, made)
    return made


def awaiting_correction(person: User) -> list[Letter]:
    """Các số đã gửi có chỗ sai mà người nhận chưa được báo."""
    seen = queries.letters_visible_to(person).filter(pk__in=queries.started_issues().values("pk"))
    recent = seen.filter(mailing__started_at__gte=timezone.now() - FARTHEST)
    letters = {each.mailing_id: each for each in recent.order_by("-pk")}
    carried: dict[int, set[int]] = {each.pk: set() for each in letters.values()}
    for mailing, signs in Content.objects.filter(mailing__in=letters).values_list("mailing", "carried"):
        carried[letters[mailing].pk] |= _numbers(signs)
    wrong = set(queries.mended(set().union(*carried.values())).values_list("pk", flat=True))
    told: dict[int, set[int]] = {}
    errors = LetterError.objects.filter(letter__corrects__in=list(carried))
    for pk, publication in errors.values_list("letter__corrects", "publication"):
        told.setdefault(pk or 0, set()).add(publication)
    return [each for each in letters.values() if carried[each.pk] & wrong - told.get(each.pk, set())]


def _numbers(carried: list[str]) -> set[int]:
    sign = composing.CARRIED
    return {int(each[len(sign) :]) for each in carried if each.startswith(sign)}


def _begin(letter: Letter) -> bool:
    with transaction.atomic():
        held = writing.lock(letter)
        if held.state != LetterState.SCHEDULED or held.send_at is None or held.send_at > timezone.now():
            return False
        carriers = None
        if held.corrects is not None:
            signs = {f"{composing.CARRIED}{pk}" for pk in held.errors.values_list("publication", flat=True)}
            contents = Content.objects.filter(mailing=held.corrects.mailing_id)
            carriers = [each for each in contents if signs & set(each.carried)]
        held.mailing = mailings.put(
            key=f"{composing.NAME}:{held.pk}",
            mailing_list=held.list,
            composer=composing.NAME,
            reference=str(held.pk),
            carriers=carriers,
        )
        held.state = LetterState.STARTED
        held.save(update_fields=["mailing", "state", "changed_at"])
        approving.record(None, "outreach.letter.begin", held)
    return True
