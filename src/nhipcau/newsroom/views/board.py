"""Bảng dịch: story × language, the page of one cell, who translates what, which languages come first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen as core_screen
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from ..domain import board, policy, translating, workbench
from ..domain.board import Cell
from ..forms.translating import AssignForm, BoardForm, PriorityForm
from ..models import Language, Story, TranslationTask
from ..queries import board as readings
from .screen import Act, FormScreen, Screen

ON_PAGE = 30


def _row(cell: Cell) -> list[Any]:
    return [
        cell.story.title,
        str(cell.language),
        cell.state.label,
        cell.edition.stale if cell.edition else None,
        cell.rank or None,
        str(cell.task.translator or "") if cell.task else "",
        cell.task.due if cell.task else None,
        cell.is_overdue,
        cell.is_standing,
        str(cell.story.audience or ""),
        str(cell.story.unit),
        str(cell.story.theme or ""),
    ]


BOARD = Listing(
    "bang-dich",
    [
        Column("title", gettext_lazy("Tin bài")),
        Column("language", gettext_lazy("Ngôn ngữ")),
        Column("state", gettext_lazy("Bước")),
        Column("stale", gettext_lazy("Số câu đã đổi ở bản gốc")),
        Column("rank", gettext_lazy("Ưu tiên")),
        Column("translator", gettext_lazy("Người dịch")),
        Column("due", gettext_lazy("Hạn dịch")),
        Column("overdue", gettext_lazy("Quá hạn")),
        Column("standing", gettext_lazy("Đang trên cổng")),
        Column("audience", gettext_lazy("Viết cho")),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm")),
        Column("theme", gettext_lazy("Chủ đề")),
    ],
    cells=_row,
    anchor=0,
)


class Board(Screen):
    """Bảng dịch; `?export=csv` or `xlsx` gives one line a cell."""

    listing = BOARD

    def get(self, request: HttpRequest) -> HttpResponse:
        """Board or table file."""
        self.ask(policy.READ)
        visible = readings.on_board(self.actor)
        form = self.form(visible)
        form.is_valid()
        wanted, today = form.cleaned_data, timezone.localdate()
        found = readings.filtered(visible, wanted, today)
        ranks = readings.ranks()
        only, audience = wanted.get("language"), wanted.get("audience")
        columns = board.columns_of(found, ranks, audience=audience, only=only)
        if "export" in request.GET:
            cells = board.cells_of(readings.with_cells(found), columns, ranks, today)
            return self.listed.file(cells)
        page = self.listed.page(found.order_by("-created_at", "-pk"), ON_PAGE)
        stories = list(readings.with_cells(Story.objects.filter(pk__in=[each.pk for each in page])))
        stories.sort(key=lambda each: (each.created_at, each.pk), reverse=True)
        context = {
            "form": form,
            "page_obj": page,
            "columns": columns,
            "rows": board.rows_of(stories, columns, ranks, today),
            "coverage": board.coverage_of(found, columns, ranks, today),
            "has_any": bool(stories) or visible.exists(),
            "has_ranks": bool(ranks),
            "may_rank": bool(access.scope_of(self.actor, policy.MANAGE_LANGUAGES)),
            "mine": self.actor.pk,
        }
        return render(request, "newsroom/board.html", context)

    def form(self, visible: Any) -> BoardForm:
        """The filters, with what stands on the board."""
        stories = visible.order_by()
        return BoardForm(
            self.request.GET,
            units=Unit.objects.filter(pk__in=stories.values("unit")).order_by("sort_key"),
            themes=Term.objects.filter(pk__in=stories.values("theme")),
            audiences=Term.objects.filter(pk__in=stories.values("audience")),
            people=readings.translators(),
        )


class CellScreen(Screen):
    """A screen about one cell."""

    def cell(self, pk: int, language: int) -> Cell:
        """The cell. Raises Http404 for the story's own language."""
        story = self.story(pk)
        tongue = get_object_or_404(Language, pk=language)
        if tongue.pk == story.language_id:
            raise Http404
        laden = readings.with_cells(readings.on_board(self.actor).filter(pk=story.pk)).first()
        if laden is None:
            raise PermissionDenied(_("Tin bài đã gỡ nên không dịch nữa."))
        return board.cell_of(laden, tongue, readings.ranks(), timezone.localdate())


class CellPage(CellScreen, FormScreen):
    """Một ô: how far it is, who translates it until when, and the way to the text."""

    form_class = AssignForm
    template = "newsroom/cell.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.READ)
        self.about = self.cell(kwargs["pk"], kwargs["language"])

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Assign; PermissionDenied before the form is looked at."""
        self.ask(policy.ASSIGN, self.story(kwargs["pk"]))
        return super().post(request, **kwargs)

    def arguments(self) -> dict[str, Any]:
        task = self.about.task
        initial = {"translator": task.translator_id, "due": task.due} if task else {}
        people = readings.writers_of(self.about.story.unit, self.about.today)
        return {"people": people, "initial": initial}

    def save(self, form: AssignForm) -> tuple[str, Any]:
        task = translating.assign(
            actor=self.actor,
            story=self.about.story,
            language=self.about.language,
            translator=form.cleaned_data["translator"],
            due=form.cleaned_data["due"],
        )
        said = _("Đã giao %(person)s dịch sang %(language)s; người ấy được báo và thấy ở “Việc của tôi”.")
        return said % {"person": task.translator, "language": task.language}, self.request.path

    def words(self) -> dict[str, Any]:
        story = self.about.story
        return {
            "cell": self.about,
            "story": story,
            "writes": self.may(policy.WRITE, story),
            "assigns": self.may(policy.ASSIGN, story),
        }


class Release(Screen, core_screen.Act):
    """Thôi giao việc dịch."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        story = self.story(kwargs["pk"])
        self.ask(policy.ASSIGN, story)
        task = get_object_or_404(TranslationTask, story=story, language=kwargs["language"])
        translating.release(actor=self.actor, task=task)
        return _("Đã thôi giao việc dịch này."), self.back(**kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The cell."""
        return reverse("newsroom:cell", args=[kwargs["pk"], kwargs["language"]])


class KeepUp(Act):
    """Đã so với bản gốc mới, bản dịch vẫn đúng."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        workbench.keep_up(actor=self.actor, edition=self.about)
        return _("Đã ghi: bản dịch vẫn đúng với bản gốc mới."), self.about.story


class Priorities(Screen):
    """Ưu tiên dịch theo người đọc."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Every kind of readers with the languages they read."""
        self.ask(policy.MANAGE_LANGUAGES)
        ranks = readings.ranks()
        known = {each.pk: each for each in Language.objects.all()}
        audiences = list(Term.objects.filter(kind=TermKind.AUDIENCE, is_offered=True))
        rows = [
            (audience, [known[at] for at in sorted(found, key=lambda at: (found[at], known[at].position))])
            for audience in [*audiences, None]
            for found in [ranks.get(audience.pk if audience else 0, {})]
        ]
        return render(request, "newsroom/priorities.html", {"rows": rows})


class EditPriority(FormScreen):
    """Sửa ưu tiên của một nhóm người đọc; 0 for stories that name none."""

    form_class = PriorityForm
    template = "newsroom/priority.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.MANAGE_LANGUAGES)
        found = Term.objects.filter(kind=TermKind.AUDIENCE)
        self.about = get_object_or_404(found, pk=kwargs["pk"]) if kwargs["pk"] else None

    def arguments(self) -> dict[str, Any]:
        return {"audience": self.about}

    def save(self, form: PriorityForm) -> tuple[str, Any]:
        translating.set_priorities(actor=self.actor, audience=self.about, ranks=form.ranks())
        return _("Đã lưu."), reverse("newsroom:priorities")

    def words(self) -> dict[str, Any]:
        return {
            "title": self.about.name if self.about else _("Bài chưa ghi người đọc"),
            "lead": _(
                "Ghi 1 cho ngôn ngữ cần trước nhất, 2, 3… cho các ngôn ngữ sau; để trống nếu không cần."
            ),
            "back": reverse("newsroom:priorities"),
        }
