"""Tin bài: the list, the page of one, what it is about."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import panels
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import approving, drafting, gates, policy, stories, terms
from ..enums import WITH_APPROVERS, EditionState
from ..forms.stories import AboutForm, NewStoryForm, StoryListForm, UnitForm, writing_units
from ..models import Comment, Edition, Language, Publication, Story
from ..queries import board as readings
from .screen import FormScreen, Screen


def _languages(story: Story) -> str:
    return ", ".join(f"{each.language} ({each.get_state_display()})" for each in story.editions.all())


def _row(story: Story) -> list[Any]:
    return [
        story.title,
        story.get_kind_display(),
        str(story.unit),
        _languages(story),
        timezone.localtime(story.changed_at).date(),
        str(story.theme or ""),
        story.get_legal_kind_display(),
        story.review_on,
        story.get_aspect_display(),
    ]


STORIES = Listing(
    "tin-bai",
    [
        Column("title", gettext_lazy("Tiêu đề"), 1),
        Column("kind", gettext_lazy("Thể loại"), 1),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm"), 2),
        Column("languages", gettext_lazy("Các bản"), 3),
        Column("changed", gettext_lazy("Sửa gần nhất"), 4),
        Column("theme", gettext_lazy("Chủ đề")),
        Column("legal_kind", gettext_lazy("Loại thông tin")),
        Column("review_on", gettext_lazy("Ngày xem lại")),
        Column("aspect", gettext_lazy("Giới thiệu về")),
    ],
    cells=_row,
)


class StoryList(Screen):
    """Danh sách tin bài; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = STORIES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.ask(policy.READ)
        visible = queries.stories_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = StoryListForm(request.GET, units=units)
        form.is_valid()
        found = queries.for_lists(self.filtered(visible, form.cleaned_data))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "today": timezone.localdate(),
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.WRITE)),
            "panels": panels.rendered("newsroom.stories", request, None),
        }
        return render(request, "newsroom/stories.html", context)

    def filtered(self, found: QuerySet[Story], wanted: dict[str, Any]) -> QuerySet[Story]:
        """By the form."""
        found = queries.search_stories(found, wanted.get("q") or "")
        editions = Edition.objects.all()
        if state := wanted.get("state"):
            editions = editions.filter(state=state)
        if language := wanted.get("language"):
            editions = editions.filter(language=language)
        if state or language:
            found = found.filter(pk__in=editions.values("story"))
        if kind := wanted.get("kind"):
            found = found.filter(kind=kind)
        if review := wanted.get("review"):
            ahead = timedelta(days=30 if review == "soon" else 0)
            found = queries.to_review(found, timezone.localdate() + ahead)
            # What is due already is told apart.
            found = found.filter(review_on__gt=timezone.localdate()) if review == "soon" else found
        if unit := wanted.get("unit"):
            found = found.filter(unit=unit)
        return found


class NewStory(FormScreen):
    """Lập tin bài; of which unit is asked first, where there is a choice."""

    form_class = NewStoryForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.ask(policy.WRITE)
        units = writing_units(self.actor)
        if not self.unit_asked(units) and len(units) != 1:
            words = {"title": _("Lập tin bài"), "button": _("Tiếp tục"), "by_get": True}
            context = {"form": UnitForm(units=units), **words, "back": reverse("newsroom:stories")}
            return render(request, self.template, context)
        return super().get(request, **kwargs)

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.WRITE)
        units = writing_units(self.actor)
        unit = self.unit_asked(units) or units.first()
        access.require(self.actor, policy.WRITE, units=[unit])
        assert unit is not None  # noqa: S101 - the right was given on it
        self.unit = unit

    def unit_asked(self, units: QuerySet[Unit]) -> Unit | None:
        """The unit of the address, if it is one of those."""
        asked = self.request.GET.get("unit", "")
        return units.filter(pk=int(asked[:12])).first() if asked.isdecimal() else None

    def arguments(self) -> dict[str, Any]:
        asked = self.request.GET.get("assignment", "")
        work = Assignment.objects.filter(pk=int(asked[:12]), unit=self.unit) if asked.isdecimal() else None
        first = Language.objects.first()
        return {
            "unit": self.unit,
            "initial": {"assignment": work.first() if work is not None else None, "language": first},
        }

    def save(self, form: NewStoryForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        title, language = given.pop("title"), given.pop("language")
        story = stories.create(actor=self.actor, unit=self.unit, language=language, title=title, wanted=given)
        return _("Đã lập tin bài. Hãy viết nội dung."), reverse(
            "newsroom:write", args=[story.editions.get().pk]
        )

    def words(self) -> dict[str, Any]:
        lead = _("Đơn vị chịu trách nhiệm: %(unit)s") % {"unit": self.unit}
        return {
            "title": _("Lập tin bài"),
            "lead": lead,
            "button": _("Lập và viết nội dung"),
            "back": reverse("newsroom:stories"),
        }


class EditStory(FormScreen):
    """Sửa thông tin của tin bài."""

    form_class = AboutForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.story(kwargs["pk"])
        self.ask(policy.WRITE, self.about)

    def arguments(self) -> dict[str, Any]:
        return {"unit": self.about.unit, "story": self.about}

    def save(self, form: AboutForm) -> tuple[str, Any]:
        return _("Đã lưu."), stories.correct(actor=self.actor, story=self.about, wanted=form.cleaned_data)

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Sửa thông tin tin bài"),
            "story": self.about,
            "back": self.about.get_absolute_url(),
        }


class StoryPage(Screen):
    """Một tin bài: each language, how far it is, who acts next, what is missing."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.ask(policy.READ)
        story = self.story(pk)
        editions = list(queries.editions_of(story))
        writes = self.may(policy.WRITE, story) and story.withdrawn_at is None
        standing, said = _standing(story), _said(story)
        now = [each for found in standing.values() for each in found if each.is_now]  # type: ignore[attr-defined]
        wrong = queries.uncarried(now)
        context = {
            "story": story,
            "panels": panels.rendered("newsroom.story", request, story),
            "rows": [
                self.row(each, standing.get(each.pk, []), said.get(each.pk, []), wrong) for each in editions
            ],
            "writes": writes,
            "closed": Language.objects.exclude(pk__in=[each.language_id for each in editions])
            if writes
            else (),
            "may_withdraw": self.may(policy.PUBLISH, story) and story.withdrawn_at is None and bool(now),
            "versions": queries.versions_of(story),
        }
        return render(request, "newsroom/story.html", context)

    def row(
        self,
        edition: Edition,
        standing: list[Publication],
        said: list[Comment],
        wrong: dict[int, list[Publication]],
    ) -> dict[str, Any]:
        """One language: what can be done with it by whom looks at it."""
        story, state = edition.story, edition.state
        writes = self.may(policy.WRITE, story)
        decides = state in WITH_APPROVERS and approving.may(self.actor, edition)
        gate = gates.of(story)
        asked = decides or (gate is not None and state == EditionState.CHECKED)
        why_not = approving.why_not(self.actor, edition) if asked else ""
        waits = gate.unpublished(story) if gate else ""
        return {
            "edition": edition,
            "version": edition.current,
            "missing": drafting.missing(edition) if state == EditionState.DRAFT and writes else [],
            "writes": writes and state not in WITH_APPROVERS,
            "takes_back": writes and state in {*WITH_APPROVERS, EditionState.APPROVED},
            "decides": decides and not why_not,
            "returns": decides,
            "why_not": why_not,
            "publishes": state == EditionState.APPROVED and self.may(policy.PUBLISH, story) and not waits,
            "waits": waits if state == EditionState.APPROVED else "",
            "prepared": gates.prepared(edition)
            if state in {EditionState.DRAFT, EditionState.SUBMITTED}
            else "",
            "now": next((each for each in standing if each.is_now), None),  # type: ignore[attr-defined]
            "coming": next((each for each in standing if each.is_coming), None),  # type: ignore[attr-defined]
            "may_cancel": self.may(policy.PUBLISH, story),
            "may_write": writes,
            "uncarried": wrong.get(edition.pk, []),
            "terms": terms.asked_of(edition),
            "overrides": self.may(policy.APPROVE, story),
            "comments": said,
        }


def _standing(story: Story) -> dict[int, list[Publication]]:
    """What stands and what is to come, by the number of the edition."""
    now, found = timezone.now(), {}
    for each in Publication.objects.filter(story=story).select_related("version", "language", "story"):
        each.is_now = each.at <= now and (each.until is None or each.until > now)  # type: ignore[attr-defined]
        each.is_coming = each.at > now  # type: ignore[attr-defined]
        found.setdefault(each.edition_id, []).append(each)
    return found


def _said(story: Story) -> dict[int, list[Comment]]:
    """Comments not dealt with, by the number of the edition."""
    found: dict[int, list[Comment]] = {}
    for each in readings.open_comments(story):
        found.setdefault(each.version.edition_id, []).append(each)
    return found
