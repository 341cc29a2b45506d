"""Readings of the translation board (truy vấn bảng dịch): stories, editions, tasks, what is missing."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, DateField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from nhipcau.units.domain.access import ACTIONS
from nhipcau.units.enums import Scope
from nhipcau.units.models import Membership, Unit, User

from ..enums import WITH_APPROVERS, CellState, EditionState, Origin
from ..models import AudienceLanguage, Comment, Edition, Language, Passage, Story, TranslationTask
from . import in_public, search_stories, stories_of_writer, stories_visible_to, to_review

# Rank of a language by the number of the audience, 0 for stories that name none.
Ranks = dict[int, dict[int, int]]


def on_board(person: User) -> QuerySet[Story]:
    """Tin bài trên bảng: those the person may see and that stand."""
    return stories_visible_to(person).filter(withdrawn_at=None)


def translations() -> QuerySet[Edition]:
    """Các bản dịch: editions in another language than the story's own, with whether they stand in public."""
    standing = in_public().filter(edition=OuterRef("pk"))
    found = Edition.objects.exclude(language=F("story__language"))
    return found.annotate(is_standing=Exists(standing), machine=Exists(machine_drafts(OuterRef("pk"))))


def machine_drafts(edition: Any) -> QuerySet[Passage]:
    """Câu máy dịch chưa ai xác nhận."""
    return Passage.objects.filter(edition=edition, origin=Origin.MACHINE, confirmed_at=None)


def with_cells(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Kèm mọi bản dịch (`cells`) và việc dịch (`tasks`), whatever their number, in three queries."""
    tasks = TranslationTask.objects.select_related("translator")
    return stories.select_related("unit", "theme", "audience", "language").prefetch_related(
        Prefetch("editions", translations(), to_attr="cells"),
        Prefetch("translation_tasks", tasks, to_attr="tasks"),
    )


def ranks() -> Ranks:
    """Thứ tự ngôn ngữ theo người đọc."""
    found: Ranks = defaultdict(dict)
    for audience, language, rank in AudienceLanguage.objects.values_list("audience", "language", "rank"):
        found[audience or 0][language] = rank
    return dict(found)


def open_tasks() -> QuerySet[TranslationTask]:
    """Việc dịch còn phải làm: nothing handed in yet, or the source changed since."""
    editions = Edition.objects.filter(story=OuterRef("story"), language=OuterRef("language"))
    done = editions.filter(stale=0).exclude(state=EditionState.DRAFT)
    waits = editions.filter(state__in=WITH_APPROVERS)
    return TranslationTask.objects.filter(~Exists(done), ~Exists(waits), story__withdrawn_at=None)


def tasks_of(person: User) -> QuerySet[TranslationTask]:
    """Việc dịch một người còn phải làm, the most pressing first."""
    found = open_tasks().filter(translator=person).select_related("story__language", "language")
    return found.order_by("due", "pk")


def comments_for(person: User) -> QuerySet[Comment]:
    """Góp ý chưa xử lý cho những bản một người đang viết, of others."""
    found = Comment.objects.filter(resolved_at=None, version__edition__current__author=person)
    found = found.exclude(author=person).filter(version__edition__story__withdrawn_at=None)
    return found.select_related("version__edition__story", "version__edition__language", "author")


TO_REVIEW = -1


def waiting_for(person: User) -> list[dict[str, Any]]:
    """Việc dịch, góp ý và trang cần đọc lại chờ một người, in one question: the first page asks of much else.

    Each has `version`: 0 for a task, the number of the version a comment is on, TO_REVIEW for a page to read.
    """
    none = Value(None, output_field=DateField())
    tasks = tasks_of(person).annotate(edition=Value(0), version_number=Value(0), day=F("due"))
    said = comments_for(person).annotate(
        edition=F("version__edition"), version_number=F("version__number"), day=none
    )
    again = to_review(stories_of_writer(person), timezone.localdate()).annotate(
        edition=Value(0), version_number=Value(TO_REVIEW), day=F("review_on"), story=F("pk")
    )
    of_task, of_comment = "", "version__edition__"
    rows = [
        found.order_by().values_list(
            "version_number", "day", "edition", f"{at}story", f"{at}language", f"{of}title",
            f"{of}language__code", f"{at}language__name", f"{at}language__english_name",
        )
        for found, at, of in (
            (tasks, of_task, "story__"), (said, of_comment, f"{of_comment}story__"), (again, "", ""),
        )
    ]  # fmt: skip
    names = ("version", "due", "edition", "story", "language", "title", "code", "name", "english_name")
    found = [dict(zip(names, row, strict=True)) for row in rows[0].union(*rows[1:], all=True)]
    return sorted(found, key=lambda row: (row["version"] > 0, row["due"] is None, row["due"] or 0))


def comments_of(edition: Edition) -> QuerySet[Comment]:
    """Góp ý cho mọi phiên bản của một bản, the open ones first."""
    found = Comment.objects.filter(version__edition=edition).select_related(
        "version", "author", "resolved_by"
    )
    return found.order_by("resolved_at", "pk")


def open_comments(story: Story) -> QuerySet[Comment]:
    """Góp ý chưa xử lý của một tin bài, in every language."""
    found = Comment.objects.filter(version__edition__story=story, resolved_at=None)
    return found.select_related("version", "author")


def translators() -> QuerySet[User]:
    """Những người đang được giao dịch."""
    return User.objects.filter(pk__in=TranslationTask.objects.values("translator")).order_by("sort_key")


def writers_of(unit: Unit, today: date) -> QuerySet[User]:
    """Những người viết được tin bài của đơn vị: its own people, those of the units above it, the officers."""
    chain, at = [unit.pk], unit.parent_id
    while at is not None and at not in chain:
        chain.append(at)
        at = Unit.objects.filter(pk=at).values_list("parent", flat=True).first()
    grants = ACTIONS["newsroom.write"].grants
    everywhere = [role for role, scope in grants.items() if scope == Scope.ALL]
    near = [role for role, scope in grants.items() if scope == Scope.OWN]
    held = Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gt=today)
    ).filter(Q(role__in=everywhere) | Q(role__in=near, unit__in=chain))
    return User.objects.filter(is_active=True, pk__in=held.values("person")).order_by("sort_key")


def filtered(stories: QuerySet[Story], wanted: Mapping[str, Any], today: date) -> QuerySet[Story]:
    """Theo bộ lọc của bảng: words, language, reader, unit, theme, who, how far, overdue."""
    found = search_stories(stories, wanted.get("q") or "")
    for name in ("audience", "unit", "theme"):
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    language = wanted.get("language")
    tasks = open_tasks() if wanted.get("overdue") else TranslationTask.objects.all()
    tasks = tasks.filter(story=OuterRef("pk"))
    if language:
        tasks = tasks.filter(language=language)
    if wanted.get("overdue"):
        tasks = tasks.filter(due__lt=today)
    if wanted.get("who"):
        tasks = tasks.filter(translator=wanted["who"])
    if wanted.get("overdue") or wanted.get("who"):
        found = found.filter(Exists(tasks))
    if wanted.get("state"):
        found = found.filter(_in_state(wanted["state"], language))
    return found


def _in_state(state: str, language: Language | None) -> Q:
    """Có một ô ở bước này, in the language or in any that is asked for."""
    if state == CellState.MISSING:
        return _missing(language)
    editions = translations().filter(story=OuterRef("pk"))
    if language:
        editions = editions.filter(language=language)
    if state == CellState.STALE:
        return Q(Exists(editions.filter(stale__gt=0)))
    return Q(Exists(editions.filter(stale=0).filter(STATES[state])))


# How far an edition is that is not stale.
STATES: dict[str, Q] = {
    CellState.MACHINE: Q(state=EditionState.DRAFT, machine=True),
    CellState.TRANSLATING: Q(state=EditionState.DRAFT, machine=False),
    CellState.REVIEW: Q(state__in=WITH_APPROVERS),
    CellState.APPROVED: Q(state=EditionState.APPROVED),
    CellState.PUBLISHED: Q(state=EditionState.PUBLISHED),
}


def _missing(language: Language | None) -> Q:
    """Chưa có bản trong ngôn ngữ này; without one told, in a language its readers read."""
    if language is not None:
        has = Edition.objects.filter(story=OuterRef("pk"), language=language)
        return Q(~Exists(has))
    has = Edition.objects.filter(story=OuterRef(OuterRef("pk")), language=OuterRef("language"))
    asked = AudienceLanguage.objects.annotate(reader=Coalesce("audience", 0))
    asked = asked.filter(reader=Coalesce(OuterRef("audience"), 0)).exclude(language=OuterRef("language"))
    return Q(Exists(asked.filter(~Exists(has))))


def counts(stories: QuerySet[Story]) -> list[Any]:
    """Số bản dịch theo ngôn ngữ và người đọc: all, standing, stale; one query."""
    found = translations().filter(story__in=stories.order_by().values("pk"))
    return list(
        found.order_by()
        .values("language", "story__audience")
        .annotate(
            n=Count("pk"),
            standing=Count("pk", filter=Q(is_standing=True, stale=0)),
            stale_ones=Count("pk", filter=Q(stale__gt=0)),
        )
    )


def stories_by_reader(stories: QuerySet[Story]) -> list[tuple[int | None, int, int]]:
    """Số tin bài theo người đọc và ngôn ngữ gốc."""
    return list(stories.order_by().values_list("audience", "language").annotate(n=Count("pk")))


def overdue_by_language(stories: QuerySet[Story], today: date) -> dict[int, int]:
    """Số việc dịch quá hạn theo ngôn ngữ."""
    late = open_tasks().filter(due__lt=today, story__in=stories.order_by().values("pk"))
    return dict(late.order_by().values_list("language").annotate(n=Count("pk")))
