"""Readings of the public site (truy vấn của cổng): what stands in public at this moment, and nothing else."""

from typing import Any

from django.db.models import F, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.newsroom.models import Language, Publication, Story
from nhipcau.newsroom.queries import in_public


def shown_in(language: Language) -> QuerySet[Publication]:
    """Bài đang đăng trong một ngôn ngữ, newest first, with all a list needs in one query."""
    return (
        in_public()
        .filter(language=language)
        .select_related("version__picture__file", "story__theme", "story__unit")
        .defer("version__body", "folded")
        .order_by("-first_at", "-pk")
    )


def themed(found: QuerySet[Publication], theme: int) -> QuerySet[Publication]:
    """Theo chủ đề."""
    return found.filter(story__theme=theme)


def searched(found: QuerySet[Publication], text: str) -> QuerySet[Publication]:
    """Tìm không cần dấu in title, lead and text; letters that cannot be folded are looked for as they are."""
    for word in text.split():
        bare = fold(word)
        found = found.filter(folded__contains=bare) if bare else found.filter(version__body__icontains=word)
    return found


def one(language: Language, story: int) -> Publication | None:
    """Bài này trong ngôn ngữ này, if it stands in public now."""
    found = in_public().filter(language=language, story=story)
    return found.select_related("version__picture__file", "story__unit", "story__theme", "language").first()


def withdrawn(language: Language, story: int) -> Publication | None:
    """Bài đã gỡ, by the last of what stood of it in this language."""
    found = Publication.objects.filter(language=language, story=story, story__withdrawn_at__isnull=False)
    return found.select_related("version", "story__unit").order_by("-at", "-pk").first()


def other_languages(story: Story) -> QuerySet[Publication]:
    """Các ngôn ngữ mà bài đang đăng."""
    found = in_public().filter(story=story).select_related("language")
    return found.only("slug", "story_id", "language").order_by("language__position")


def corrections_of(publication: Publication) -> QuerySet[Publication]:
    """Những lần đính chính của bài trong ngôn ngữ này, newest first."""
    found = Publication.objects.filter(edition=publication.edition_id, at__lte=publication.at)
    return found.exclude(correction="").order_by("-at").only("correction", "at")


def themes_of(language: Language) -> QuerySet[Publication, Any]:
    """Chủ đề có bài đang đăng: number and name."""
    return (
        in_public()
        .filter(language=language, story__theme__isnull=False)
        .order_by("story__theme__position", "story__theme")
        .values("story__theme", name=F("story__theme__name"))
        .distinct()
    )
