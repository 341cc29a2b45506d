"""Meetings, and what reports count of them (phiên họp)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import DirectiveState, ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Assignment
from nhipcau.units.domain.access import ACTIONS, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..enums import MeetingState
from ..models import AgendaFile, AgendaItem, Meeting
from .committees import seats_of


def meetings_visible_to(person: User) -> QuerySet[Meeting]:
    """Phiên họp người này được xem: all, or those held while one of their units had a seat."""
    reach = scope_of(person, ACTIONS["committee.read"])
    if reach == Scope.ALL:
        return Meeting.objects.all()
    if reach == Scope.NONE:
        return Meeting.objects.none()
    day = OuterRef("starts_at__date")
    held = seats_of(person).filter(
        Q(ends_on=None) | Q(ends_on__gt=day),
        # Who was not taken into the next composition keeps a seat without an end in the one before.
        Q(composition__ends_on=None) | Q(composition__ends_on__gt=day),
        composition__committee=OuterRef("committee"),
        starts_on__lte=day,
    )
    return Meeting.objects.filter(Exists(held))


def with_papers(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Kèm giấy mời, thông báo kết luận and the notice as it was read."""
    related = ("committee", "chair", "secretary", "invitation", "conclusion", "directive")
    return meetings.select_related(*related).defer("proceedings", "directive__reading", "directive__folded")


def search_meetings(meetings: Iterable[Meeting], text: str) -> list[Meeting]:
    """Tìm không cần dấu in title, subject, place and committee: tens of meetings, not thousands."""
    words = fold(text).split()
    if not words:
        return list(meetings)
    return [
        each
        for each in meetings
        if all(word in fold(f"{each.title} {each.subject} {each.place} {each.committee}") for word in words)
    ]


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Chương trình họp with its documents."""
    files = Prefetch("files", AgendaFile.objects.select_related("file"))
    return meeting.agenda.select_related("presenter", "follows").prefetch_related(files)


def before(meeting: Meeting) -> Meeting | None:
    """Phiên họp liền trước đã họp, hoặc sắp họp, of the same committee."""
    earlier = Meeting.objects.filter(committee=meeting.committee_id, starts_at__lt=meeting.starts_at)
    return earlier.exclude(state=MeetingState.CANCELLED).exclude(pk=meeting.pk).order_by("-starts_at").first()


def waiting_notices() -> QuerySet[Meeting]:
    """Phiên đã họp mà chưa có thông báo kết luận được đọc, the oldest first."""
    return (
        Meeting.objects.filter(state=MeetingState.HELD, directive=None)
        .select_related("committee", "conclusion")
        .order_by("starts_at")
    )


def free_notices() -> QuerySet[Directive]:
    """Văn bản đã tiếp nhận có thể là thông báo kết luận, the newest first, of no meeting yet."""
    return (
        Directive.objects.filter(meeting=None, type_code__in=("TB", "KL"))
        .exclude(state=DirectiveState.DISCARDED)
        .defer("reading", "folded")
        .order_by("-date", "-pk")
    )


def held_between(first: date, last: date) -> QuerySet[Meeting]:
    """Phiên đã họp từ `first` đến hết `last`."""
    return Meeting.objects.filter(
        state=MeetingState.HELD, starts_at__gte=plans.start_of(first), starts_at__lt=plans.end_of(last)
    ).select_related("committee")


def conclusions_between(first: date, last: date) -> QuerySet[Meeting]:
    """Phiên có thông báo kết luận ban hành từ `first` đến hết `last`, by the date on the notice."""
    ours = Q(conclusion__state=PaperState.ISSUED, conclusion__issued_on__range=(first, last))
    read = Q(directive__date__range=(first, last)) & (
        Q(conclusion=None) | ~Q(conclusion__state=PaperState.ISSUED)
    )
    return Meeting.objects.filter(ours | read).select_related("committee", "directive", "conclusion")


def tasks_between(first: date, last: date) -> QuerySet[Obligation]:
    """Nhiệm vụ đã xác nhận trong các thông báo kết luận đề ngày từ `first` đến hết `last`.

    The day is that on the notice as read, else the one under which our own was issued.
    """
    day = Coalesce("directive__date", "directive__meeting__conclusion__issued_on")
    return (
        Obligation.objects.annotate(notice_day=day)
        .filter(
            directive__meeting__isnull=False,
            notice_day__range=(first, last),
            state__in=(ObligationState.CONFIRMED, ObligationState.SUPERSEDED),
        )
        .select_related("directive")
        .defer("directive__reading", "directive__folded", "machine")
    )


def done_between(first: date, last: date) -> QuerySet[Assignment]:
    """Việc từ kết luận được chấp nhận từ `first` đến hết `last`."""
    # The tasks of notices are few: they are found first, and not asked for behind every piece of work.
    concluded = Meeting.objects.exclude(directive=None).values("directive")
    tasks = Obligation.objects.filter(directive__in=concluded).order_by().values("pk")
    accepted = plans.accepted_between(first, last).filter(obligation__in=tasks)
    return plans.for_lists(accepted).order_by(F("accepted_at").asc(), "pk")
