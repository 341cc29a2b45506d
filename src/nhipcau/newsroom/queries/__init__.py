"""Readings of the newsroom (truy vấn tin bài)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce, Greatest, Now
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..models import Edition, EditionVersion, Language, Picture, Publication, Story, Video


def stories_visible_to(person: User) -> QuerySet[Story]:
    """Tin bài mà người này được xem: all, or those of own units."""
    return _reached(Story.objects.all(), person, "newsroom.read")


def stories_of_writer(person: User) -> QuerySet[Story]:
    """Tin bài mà người này được sửa."""
    return _reached(Story.objects.all(), person, "newsroom.write")


def pictures_visible_to(person: User) -> QuerySet[Picture]:
    """Ảnh mà người này được dùng: the whole stock for whoever may write."""
    if not scope_of(person, ACTIONS["newsroom.write"]):
        return Picture.objects.none()
    return Picture.objects.select_related("file", "unit")


def videos_visible_to(person: User) -> QuerySet[Video]:
    """Phim mà người này được dùng: the whole stock for whoever may write."""
    if not scope_of(person, ACTIONS["newsroom.write"]):
        return Video.objects.none()
    return Video.objects.select_related("file", "unit")


def search_stories(stories: QuerySet[Story], text: str) -> QuerySet[Story]:
    """Tìm không cần dấu in title and lead."""
    for word in fold(text).split():
        stories = stories.filter(folded__contains=word)
    return stories


def search_pictures(pictures: QuerySet[Picture], text: str) -> QuerySet[Picture]:
    """Tìm không cần dấu in title, description and source."""
    for word in fold(text).split():
        pictures = pictures.filter(folded__contains=word)
    return pictures


def search_videos(videos: QuerySet[Video], text: str) -> QuerySet[Video]:
    """Tìm không cần dấu in title and source."""
    for word in fold(text).split():
        videos = videos.filter(folded__contains=word)
    return videos


def to_review(stories: QuerySet[Story], day: date) -> QuerySet[Story]:
    """Trang đã đăng mà ngày xem lại đã đến vào `day`, the longest due first."""
    shown = in_public().filter(story=OuterRef("pk"))
    return stories.filter(Exists(shown), review_on__lte=day).order_by("review_on", "pk")


def for_lists(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Kèm đơn vị, chủ đề và các bản ngôn ngữ (`editions`)."""
    return stories.select_related("unit", "theme", "language").prefetch_related("editions__language")


def editions_of(story: Story) -> QuerySet[Edition]:
    """Các bản ngôn ngữ kèm phiên bản đang soạn, the story's own language first."""
    found = Edition.objects.filter(story=story).select_related(
        "story__unit",
        "language",
        "current__picture__file",
        "current__video",
        "current__author",
        "current__of_source",
    )
    own_first = Case(When(language=story.language_id, then=0), default=1)
    return found.order_by(own_first, "language__position", "pk")


def versions_of(story: Story) -> QuerySet[EditionVersion]:
    """Mọi phiên bản đã lưu, newest first, with who approved them."""
    found = EditionVersion.objects.filter(edition__story=story)
    return (
        found.select_related("edition__language", "author")
        .prefetch_related("approvals__person")
        .order_by("-pk")
    )


def public_languages() -> QuerySet[Language]:
    """Ngôn ngữ hiện trên cổng."""
    return Language.objects.filter(is_public=True)


def in_public(moment: datetime | None = None) -> QuerySet[Publication]:
    """Đang đăng at the moment, now unless told: begun, not over, in a language that is shown."""
    at = moment or timezone.now()
    return Publication.objects.filter(
        Q(until=None) | Q(until__gt=at), at__lte=at, story__withdrawn_at=None, language__is_public=True
    )


def uncarried(found: Iterable[Publication]) -> dict[int, list[Publication]]:
    """Đính chính của bản gốc mà các bản dịch đang đăng này chưa theo, by edition, newest first.

    What stands was made of a source older than the corrected one, and nobody found it right as it is.
    """
    seen = [each.pk for each in found if each.language_id != each.story.language_id]
    if not seen:
        return {}
    mine = Publication.objects.filter(pk__in=seen).exclude(version__of_source=None)
    since = Greatest("version__of_source__number", Coalesce("compared_with__number", 0))
    behind: dict[int, list[tuple[int, int]]] = {}
    for story, edition, number in mine.annotate(since=since).values_list("story", "edition", "since"):
        behind.setdefault(story, []).append((edition, number))
    told: dict[int, list[Publication]] = {}
    rows = Publication.objects.filter(story__in=behind, language=F("story__language"), at__lte=timezone.now())
    for each in rows.exclude(correction="").select_related("version", "language").order_by("-at"):
        for edition, number in behind[each.story_id]:
            if each.version.number > number:
                told.setdefault(edition, []).append(each)
    return told


def published_between(first: date, last: date) -> QuerySet[Publication]:
    """Bài đăng lần đầu từ `first` đến hết `last`, each language once, taken down ones not counted.

    The moment is the database's own: a report keeps the words of the question for a day.
    """
    return (
        Publication.objects.filter(
            Q(until=None) | Q(until__gt=Now()),
            at__lte=Now(),
            story__withdrawn_at=None,
            first_at__date__range=(first, last),
        )
        .select_related("version", "language", "story__unit")
        .order_by("first_at", "pk")
    )


def foreign_published_between(first: date, last: date) -> QuerySet[Publication]:
    """Như `published_between`, in the languages of other countries alone."""
    return published_between(first, last).filter(language__is_foreign=True)


def _reached(stories: QuerySet[Story], person: User, action: str) -> QuerySet[Story]:
    reach = scope_of(person, ACTIONS[action])
    if reach == Scope.ALL:
        return stories
    if reach == Scope.NONE:
        return stories.none()
    return stories.filter(unit__in=own_unit_ids(person, ACTIONS[action]))
