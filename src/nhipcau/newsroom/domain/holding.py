"""Những gì đứng tên người khi bàn giao: stories being written."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Holding, not_of, register
from nhipcau.units.models import User

from ..enums import EditionState
from ..models import Edition, Story, TranslationTask
from ..queries.board import open_tasks


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Tin bài đang soạn"),
            Story,
            "created_by",
            _going,
            stays=lambda story, change: "" if change.reaches(story.unit) else not_of(story.unit),
        ),
        Holding(
            gettext_lazy("Việc dịch tin bài"),
            TranslationTask,
            "translator",
            _translating,
            stays=lambda task, change: "" if change.reaches(task.story.unit) else not_of(task.story.unit),
        ),
    )


def _going(person: User) -> QuerySet[Story]:
    unfinished = Edition.objects.exclude(state=EditionState.PUBLISHED).values("story")
    found = Story.objects.filter(created_by=person, withdrawn_at=None, pk__in=unfinished)
    return found.select_related("unit")


def _translating(person: User) -> QuerySet[TranslationTask]:
    return open_tasks().filter(translator=person).select_related("story__unit", "language")
