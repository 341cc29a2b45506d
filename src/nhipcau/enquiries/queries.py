"""Readings of enquiries (truy vấn câu hỏi của báo chí)."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.newsroom.models import Language
from nhipcau.press.enums import SpokespersonKind
from nhipcau.press.queries import in_force
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of, with_those_below
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .enums import NO_REQUESTS, State
from .models import Enquiry


def enquiries_visible_to(person: User) -> QuerySet[Enquiry]:
    """Câu hỏi mà người này được xem: all, or those of own units and of units they speak for."""
    reach = scope_of(person, ACTIONS["enquiries.read"])
    found = Enquiry.objects.select_related("unit", "language")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["enquiries.read"]) | voiced_units(person))


def voiced_units(person: User) -> set[int]:
    """Mã những đơn vị người này phát ngôn cho, and those below them."""
    held = in_force(timezone.now()).filter(person=person).exclude(kind=SpokespersonKind.AUTHORISED)
    tops = set(held.values_list("unit", flat=True))
    return with_those_below(tops) if tops else set()


def search(found: QuerySet[Enquiry], text: str) -> QuerySet[Enquiry]:
    """Có mọi từ, marks or not; or of that number."""
    number, _slash, year = text.strip().partition("/")
    if number.isdecimal() and len(number) < 9:
        wanted = Q(number=int(number))
        if year.isdecimal() and len(year) == 4:
            wanted &= Q(year=int(year))
        return found.filter(wanted)
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return found


def asked_between(first: date, last: date) -> QuerySet[Enquiry]:
    """Đề nghị của báo chí nhận từ `first` đến hết `last`, oldest first: the denominator of the report."""
    found = Enquiry.objects.filter(received_at__date__range=(first, last)).exclude(state__in=NO_REQUESTS)
    return found.select_related("unit").order_by("received_at", "pk")


def answered_of(asked: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Những đề nghị đã được trả lời trong số ấy, whenever that was: the numerator of the report."""
    return asked.filter(answered_at__isnull=False, answer__ground="").exclude(state=State.REFUSED)


def answered_between(first: date, last: date) -> QuerySet[Enquiry]:
    """Câu hỏi được trả lời từ `first` đến hết `last`."""
    return _closed(first, last).filter(state=State.ANSWERED)


def refused_between(first: date, last: date) -> QuerySet[Enquiry]:
    """Câu hỏi bị từ chối từ `first` đến hết `last`."""
    return _closed(first, last).filter(state=State.REFUSED)


def public_answers(language: Language | None = None) -> QuerySet[Enquiry]:
    """Câu trả lời đã công bố, newest first; what was taken down is among them."""
    found = Enquiry.objects.filter(published_at__isnull=False).select_related(
        "unit", "public_answer__language"
    )
    if language is not None:
        found = found.filter(public_answer__language=language)
    return found.order_by("-published_at", "-pk")


def _closed(first: date, last: date) -> QuerySet[Enquiry]:
    found = Enquiry.objects.filter(answered_at__date__range=(first, last))
    return found.select_related("unit").order_by("answered_at", "pk")
