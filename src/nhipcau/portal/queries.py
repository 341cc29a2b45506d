"""Readings of the public site (truy vấn của cổng): what stands in public at this moment, and nothing else."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from nhipcau.newsroom.domain import events, galleries
from nhipcau.newsroom.domain.events import When
from nhipcau.newsroom.domain.galleries import Hung
from nhipcau.newsroom.enums import Aspect, StoryKind
from nhipcau.newsroom.models import EditionVersion, Language, Publication, Story, Video
from nhipcau.newsroom.queries import in_public, public_languages
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term

# A page that stays is no news.
NO_NEWS = (StoryKind.PROFILE,)
# What a list shows of each story.
OF_LISTS = ("version__picture__file", "story__theme", "story__unit")


class Row(NamedTuple):
    """Địa chỉ của một bài; `own` is the language in which the story was written."""

    code: str
    story: int
    slug: str
    at: datetime
    own: str


def shown_in(language: Language) -> QuerySet[Publication]:
    """Bài đang đăng trong một ngôn ngữ, newest first, with all a list needs in one query."""
    return (
        in_public()
        .filter(language=language)
        .select_related(*OF_LISTS)
        .defer("version__body", "version__captions", "folded")
        .order_by("-first_at", "-pk")
    )


def news_in(language: Language) -> QuerySet[Publication]:
    """Như `shown_in`, without the pages that stay."""
    return shown_in(language).exclude(story__kind__in=NO_NEWS)


def telling_of(found: QuerySet[Publication], aspect: str) -> QuerySet[Publication]:
    """Trang giới thiệu về một mặt, or about any when none is told."""
    kinds = found.filter(story__kind__in=NO_NEWS)
    return kinds.filter(story__aspect=aspect) if aspect else kinds


def aspects_of(language: Language) -> list[Aspect]:
    """Những mặt có trang giới thiệu, in the order of the list."""
    found = in_public().filter(language=language, story__kind__in=NO_NEWS).order_by()
    known = set(found.values_list("story__aspect", flat=True).distinct())
    return [aspect for aspect in Aspect if aspect in known]


def changed_in(
    language: Language,
    most: int,
    theme: int | None = None,
    narrowed: Callable[[QuerySet[Publication]], QuerySet[Publication]] = lambda found: found,
) -> list[Publication]:
    """Bài đang đăng, what changed last first: a correction comes up again."""
    found = narrowed(shown_in(language) if theme is None else themed(shown_in(language), theme))
    again = found.filter(at__gt=F("first_at")).order_by("-at", "-pk")
    both = {each.pk: each for each in (*found[:most], *again[:most])}
    return sorted(both.values(), key=lambda each: (each.at, each.pk), reverse=True)[:most]


def gone_in(language: Language) -> QuerySet[Publication]:
    """Bài đã gỡ mà từng đăng trong ngôn ngữ này, last gone first, by the last of what stood."""
    later = Publication.objects.filter(edition=OuterRef("edition")).order_by("-at", "-pk")
    gone = Story.objects.filter(withdrawn_at__isnull=False)
    found = Publication.objects.filter(language=language, story__in=gone, pk=Subquery(later.values("pk")[:1]))
    return (
        found.select_related("version", "story__theme", "story__unit")
        .defer("version__body", "folded")
        .order_by("-story__withdrawn_at", "-pk")
    )


def said_wrong(found: Iterable[Publication]) -> dict[int, list[str]]:
    """Những điều đã đính chính của các bản này, by edition, newest first."""
    wanted = [each.edition_id for each in found]
    rows = Publication.objects.filter(edition__in=wanted, at__lte=timezone.now()).exclude(correction="")
    said: dict[int, list[str]] = {}
    for edition, sentence in rows.order_by("-at").values_list("edition", "correction"):
        said.setdefault(edition, []).append(sentence)
    return said


def themed(found: QuerySet[Publication], theme: int) -> QuerySet[Publication]:
    """Theo chủ đề."""
    return found.filter(story__theme=theme)


def for_audience(found: QuerySet[Publication], audience: int) -> QuerySet[Publication]:
    """Theo người đọc."""
    return found.filter(story__audience=audience)


def in_month(found: QuerySet[Publication], year: int, month: int) -> QuerySet[Publication]:
    """Đăng lần đầu trong tháng, by Việt Nam's days."""
    zone = timezone.get_current_timezone()
    first, after = (
        datetime(year + (each - 1) // 12, (each - 1) % 12 + 1, 1, tzinfo=zone) for each in (month, month + 1)
    )
    return found.filter(first_at__gte=first, first_at__lt=after)


def codes_of(narrow: Callable[..., QuerySet[Publication]], *given: int | str) -> list[str]:
    """Các ngôn ngữ có bài khi lọc như thế."""
    found = narrow(in_public(), *given).order_by("language__position", "language")
    return list(found.values_list("language__code", flat=True).distinct())


def months_of(language: Language) -> list[tuple[int, int, int]]:
    """Mỗi tháng có mấy bài: year, month, count, newest first."""
    found = in_public().filter(language=language).order_by()
    rows = found.annotate(month=TruncMonth("first_at")).values_list("month").annotate(Count("pk"))
    return [(month.year, month.month, count) for month, count in rows.order_by("-month")]


def one(language: Language, story: int) -> Publication | None:
    """Bài này trong ngôn ngữ này, if it stands in public now."""
    found = in_public().filter(language=language, story=story).defer("folded", "story__folded")
    beside = ("version__picture__file", "edition", "story__unit", "story__theme", "story__language")
    shown = found.select_related(*beside).first()
    if shown is not None:
        # What is known already is not joined a second and a third time: half of what the question cost.
        shown.language = shown.edition.language = language
        shown.edition.story = shown.story
        shown.version.edition = shown.edition
    return shown


def withdrawn(language: Language, story: int) -> Publication | None:
    """Bài đã gỡ, by the last of what stood of it in this language."""
    found = Publication.objects.filter(language=language, story=story, story__withdrawn_at__isnull=False)
    return found.select_related("version", "story__unit").order_by("-at", "-pk").first()


def other_languages(story: Story | int) -> QuerySet[Publication]:
    """Các ngôn ngữ mà bài đang đăng."""
    found = in_public().filter(story=story).select_related("language")
    return found.only("slug", "story_id", "language").order_by("language__position", "language")


def corrections_of(publication: Publication) -> QuerySet[Publication]:
    """Những lần đính chính của bài trong ngôn ngữ này, newest first."""
    found = Publication.objects.filter(edition=publication.edition_id, at__lte=publication.at)
    return found.exclude(correction="").order_by("-at").only("correction", "at")


def all_corrections(language: Language) -> QuerySet[Publication]:
    """Mọi lần đính chính trong một ngôn ngữ."""
    found = Publication.objects.filter(language=language, at__lte=timezone.now()).exclude(correction="")
    return found.select_related("version", "story").defer("version__body", "folded").order_by("-at", "-pk")


def themes_of(language: Language) -> QuerySet[Term]:
    """Chủ đề có bài đang đăng."""
    return _terms_of(language, TermKind.THEME, "theme")


def audiences_of(language: Language) -> QuerySet[Term]:
    """Người đọc có bài đang đăng."""
    return _terms_of(language, TermKind.AUDIENCE, "audience")


def _terms_of(language: Language, kind: TermKind, name: str) -> QuerySet[Term]:
    """Asked term by term and story by story: of tens of thousands the first that stands is enough."""
    standing = in_public().filter(language=language, story=OuterRef("pk"))
    told = Story.objects.filter(Exists(standing), **{name: OuterRef("pk")})
    return Term.objects.filter(Exists(told), kind=kind).order_by("position", "pk")


def counted_by_language() -> list[tuple[str, int, datetime | None]]:
    """Mỗi ngôn ngữ của cổng có mấy bài, and when the last of them changed."""
    found = in_public().order_by().values_list("language__code").annotate(Count("pk"), Max("at"))
    held = {code: (count, at) for code, count, at in found}
    codes = public_languages().values_list("code", flat=True)
    return [(code, *held.get(code, (0, None))) for code in codes]


def whens_of(found: Iterable[Publication]) -> dict[int, When]:
    """Thời gian của các sự kiện trong số này, by story: of the text in its own language if that is public.

    No question is asked where there are none.
    """
    mine = {each.story_id: each for each in found if each.story.kind == StoryKind.EVENT}
    if not mine:
        return {}
    whens = {story: when for story, each in mine.items() if (when := events.of(each.version))}
    own = in_public().filter(story__in=mine, language=F("story__language"))
    for story, *told in own.values_list("story", *(f"version__{name}" for name in events.FIELDS)):
        if (when := events.told(*told)) is not None:
            whens[story] = when
    return whens


def captioned(shown: Publication) -> QuerySet[Publication]:
    """Bản đang đăng trong mọi ngôn ngữ của cùng phim ấy, those with captions of it."""
    found = in_public().filter(story=shown.story_id, version__video=shown.version.video_id)
    found = found.exclude(version__captions="").select_related("language")
    return found.only("story_id", "language").order_by("language__position", "language")


def films_in(found: Iterable[Publication]) -> dict[int, Video]:
    """Phim của các bài phim trong số này, by publication; no question is asked where there are none."""
    films = (each for each in found if each.story.kind == StoryKind.VIDEO)
    mine = {each.pk: video for each in films if (video := each.version.video_id) is not None}
    if not mine:
        return {}
    known = {each.pk: each for each in Video.objects.filter(pk__in=mine.values()).select_related("file")}
    return {shown: known[video] for shown, video in mine.items() if video in known}


def hung_in(found: Iterable[Publication]) -> dict[int, list[Hung]]:
    """Ảnh của các phóng sự ảnh trong số này, by publication; no question is asked where there are none."""
    mine = {each.version_id: each.pk for each in found if each.story.kind == StoryKind.PHOTO}
    if not mine:
        return {}
    versions = list(EditionVersion.objects.filter(pk__in=mine).only("body"))
    known = galleries.stock_of(versions)
    return {mine[each.pk]: galleries.hung(each.body, known) for each in versions}


def events_in(language: Language) -> QuerySet[Publication]:
    """Sự kiện đang đăng trong một ngôn ngữ, with their `first_day` and `last_day`."""
    own = in_public().filter(story=OuterRef("story"), language=OuterRef("story__language"))
    first, last = (
        Coalesce(Subquery(own.values(f"version__{name}")[:1]), f"version__{name}")
        for name in ("begins_on", "ends_on")
    )
    found = shown_in(language).filter(story__kind=StoryKind.EVENT)
    return found.annotate(first_day=first, last_day=last).order_by("first_day", "pk")


def coming(found: QuerySet[Any], day: date) -> QuerySet[Publication]:
    """Những sự kiện chưa qua vào ngày này, of `events_in`, soonest first."""
    return found.filter(last_day__gte=day)


def past(found: QuerySet[Any], day: date) -> QuerySet[Publication]:
    """Những sự kiện đã qua, of `events_in`, the last first."""
    return found.filter(last_day__lt=day).order_by("-first_day", "-pk")


def changes_of(found: Iterable[Publication]) -> dict[int, int]:
    """Mỗi bài đã đăng mấy lần, in all languages together."""
    rows = Publication.objects.filter(story__in=[each.story_id for each in found], at__lte=timezone.now())
    return dict(rows.order_by().values_list("story").annotate(Count("pk")))


def addresses_in(language: Language, first: int, most: int) -> list[Row]:
    """Địa chỉ các bài đang đăng trong một ngôn ngữ, oldest first: files of them keep what they hold."""
    return _rows(in_public().filter(language=language).order_by("first_at", "pk")[first : first + most])


def by_story(stories: Iterable[int]) -> dict[int, list[Row]]:
    """Địa chỉ của các bài ấy trong mọi ngôn ngữ."""
    found: dict[int, list[Row]] = {}
    for row in _rows(in_public().filter(story__in=stories).order_by("language__position", "language")):
        found.setdefault(row.story, []).append(row)
    return found


def news_since(moment: datetime) -> QuerySet[Publication, tuple[str, int, str, str, datetime]]:
    """Tin đăng từ lúc ấy, newest first: code, story, slug, title, moment."""
    found = (
        in_public().filter(first_at__gte=moment).exclude(story__kind__in=NO_NEWS).order_by("-first_at", "-pk")
    )
    return found.values_list("language__code", "story_id", "slug", "version__title", "first_at")


def titles_in(language: Language) -> QuerySet[Publication, tuple[str, str, int, str, datetime]]:
    """Mọi bài trong một ngôn ngữ, newest first: title, lead, story, slug, moment."""
    found = in_public().filter(language=language).order_by("-first_at", "-pk")
    return found.values_list("version__title", "version__lead", "story_id", "slug", "first_at")


def _rows(found: QuerySet[Publication]) -> list[Row]:
    own = "story__language__code"
    return [Row(*row) for row in found.values_list("language__code", "story_id", "slug", "at", own)]
