"""Readings of what leaves the site (truy vấn bản tin)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language, Publication, Story
from nhipcau.newsroom.queries import in_public
from nhipcau.translation.enums import EntryState
from nhipcau.translation.models import GlossaryEntry
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import NameKind, Scope
from nhipcau.units.models import UnitName, User

from .enums import LetterKind, LetterState
from .models import Channel, Letter, Posting, Product


def letters_visible_to(person: User) -> QuerySet[Letter]:
    """Bản tin mà người này được xem: all, or those of own units."""
    reach = scope_of(person, ACTIONS["outreach.read"])
    found = Letter.objects.select_related("unit", "list", "mailing")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["outreach.read"]))


def sent_letters(mailing_list: MailingList) -> QuerySet[Letter]:
    """Các số đã gửi của một danh sách, newest first."""
    found = Letter.objects.filter(list=mailing_list, mailing__started_at__isnull=False)
    return found.select_related("mailing", "unit", "list").order_by("-mailing__started_at", "-pk")


def open_lists(language: Language) -> QuerySet[MailingList]:
    """Danh sách đang nhận đăng ký trong một ngôn ngữ."""
    return MailingList.objects.filter(language=language.code, is_open=True)


def shown_now(stories: list[int], code: str, moment: datetime | None = None) -> dict[int, Publication]:
    """Bài đang đăng trong ngôn ngữ ấy, by the number of the story."""
    found = in_public(moment).filter(story__in=stories, language__code=code)
    return {each.story_id: each for each in found.select_related("version", "language", "story__unit")}


def to_hand_out(stories: Sequence[int], language: Language) -> dict[int, Publication]:
    """Bài đang đăng để làm tài liệu, by the number of the story, with all that a page shows."""
    found = in_public().filter(story__in=stories, language=language)
    beside = ("version__picture__file", "edition", "language", "story__unit", "story__language")
    return {each.story_id: each for each in found.select_related(*beside)}


def languages_of(stories: Sequence[int]) -> QuerySet[Language]:
    """Những ngôn ngữ mà một trong số bài này đang đăng."""
    return Language.objects.filter(pk__in=in_public().filter(story__in=stories).values("language"))


def short_forms() -> dict[str, str]:
    """Chữ viết tắt của cơ quan: abbreviations of units, then terms approved from Vietnamese to Vietnamese."""
    names = UnitName.objects.filter(kind=NameKind.SHORT, valid_to=None).select_related("unit")
    entries = GlossaryEntry.objects.filter(source="vi", target="vi", state=EntryState.APPROVED)
    found = {each.text: each.unit.name for each in names.order_by("pk")}
    return found | dict(entries.values_list("term", "rendering"))


def stories_for(code: str) -> QuerySet[Story]:
    """Bài chọn được cho một số: those in public in that language, or with a moment to come."""
    now = timezone.now()
    standing = Publication.objects.filter(
        Q(until=None) | Q(until__gt=now), language__code=code, story__withdrawn_at=None
    )
    return Story.objects.filter(pk__in=standing.values("story")).order_by("-changed_at", "-pk")


def started_issues() -> QuerySet[Letter]:
    """Các số bản tin đã tới người đọc."""
    return Letter.objects.filter(
        kind=LetterKind.ISSUE, state=LetterState.STARTED, mailing__started_at__isnull=False
    ).select_related("list", "unit", "mailing")


def channels_visible_to(person: User) -> QuerySet[Channel]:
    """Sổ kênh: the whole of it for whoever sees any of this work; it is public anyway."""
    found = Channel.objects.select_related("platform", "unit", "proposed_by", "confirmed_by")
    if not scope_of(person, ACTIONS["outreach.read"]):
        return found.none()
    return found.prefetch_related("languages")


def official_channels(today: date | None = None) -> QuerySet[Channel]:
    """Kênh trong danh sách công khai hôm nay, closed ones not among them."""
    day = today or timezone.localdate()
    return Channel.objects.filter(Q(until=None) | Q(until__gt=day), confirmed_at__isnull=False)


def public_channels() -> QuerySet[Channel]:
    """Mọi kênh đã xác nhận, closed ones among them: who looks for one learns that it no longer is ours."""
    found = Channel.objects.filter(confirmed_at__isnull=False).select_related("platform", "unit")
    return found.prefetch_related("languages").order_by("until", "platform__name", "name")


def products_visible_to(person: User) -> QuerySet[Product]:
    """Sản phẩm mà người này được xem: all, or those of own units."""
    reach = scope_of(person, ACTIONS["outreach.read"])
    found = Product.objects.select_related("unit", "assignment__obligation").prefetch_related("languages")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["outreach.read"]))


def letters_between(first: date, last: date) -> QuerySet[Letter]:
    """Số bản tin bắt đầu gửi từ `first` đến hết `last`."""
    within = started_issues().filter(mailing__started_at__date__range=(first, last))
    return within.order_by("mailing__started_at", "pk")


def postings_between(first: date, last: date) -> QuerySet[Posting]:
    """Bài đăng trên kênh từ `first` đến hết `last`."""
    found = Posting.objects.filter(posted_on__range=(first, last))
    return found.select_related("channel__unit", "publication__version").order_by("posted_on", "pk")


def products_between(first: date, last: date) -> QuerySet[Product]:
    """Sản phẩm hoàn thành từ `first` đến hết `last`, dropped ones not counted."""
    found = Product.objects.filter(made_on__range=(first, last), dropped_reason="")
    return found.select_related("unit").order_by("made_on", "pk")


def mended(numbers: set[int]) -> QuerySet[Publication]:
    """Những lần đăng trong số này mà sau đó đã đính chính, hoặc bài đã gỡ."""
    later = Publication.objects.filter(
        edition=OuterRef("edition"), at__gt=OuterRef("at"), at__lte=timezone.now()
    ).exclude(correction="")
    return Publication.objects.filter(Q(story__withdrawn_at__isnull=False) | Exists(later), pk__in=numbers)
