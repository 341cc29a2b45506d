"""Vụ việc phải phát ngôn: the list, the page of one with its clock, registering, closing."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.models import Deadline
from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import matters, policy, speaking
from ..enums import TIMED, MatterKind, MatterState
from ..forms.matters import MatterForm, MatterListForm, WordsForm
from ..models import Matter
from .records import NewRecord, RecordForm, RecordScreen


def _row(matter: Matter) -> list[Any]:
    return [
        matter.title,
        matter.get_kind_display(),
        str(matter.unit),
        matter.begins_at,
        matter.due_at,  # type: ignore[attr-defined]
        matter.first_at,
        matter.get_state_display(),
        matter.ground,
        matter.closed_at,
        matter.outcome,
    ]


MATTERS = Listing(
    "vu-viec-phat-ngon",
    [
        Column("title", gettext_lazy("Vụ việc"), 1),
        Column("kind", gettext_lazy("Loại vụ việc"), 1),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm"), 2),
        Column("begins", gettext_lazy("Bắt đầu tính"), 3),
        Column("due", gettext_lazy("Hạn phát ngôn"), 4),
        Column("first", gettext_lazy("Phát ngôn lần đầu"), 5),
        Column("state", gettext_lazy("Bước"), 5),
        Column("ground", gettext_lazy("Căn cứ")),
        Column("closed", gettext_lazy("Khép lại lúc")),
        Column("outcome", gettext_lazy("Kết quả")),
    ],
    cells=_row,
)


class MatterList(RecordScreen):
    """Danh sách vụ việc; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = MATTERS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.matters_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = MatterListForm(request.GET, units=units)
        form.is_valid()
        found = queries.with_terms(self.filtered(visible, form.cleaned_data))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        terms = Deadline.objects.in_bulk([each.term for each in page if each.term])
        context = {
            "form": form,
            "page_obj": page,
            "rows": [(each, terms.get(each.term)) for each in page],
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.MATTERS)),
        }
        return render(request, "press/matters.html", context)

    def filtered(self, found: QuerySet[Matter], wanted: dict[str, Any]) -> QuerySet[Matter]:
        """By the form."""
        found = queries.search_matters(found, wanted.get("q") or "")
        for name in ("kind", "state", "unit"):
            if value := wanted.get(name):
                found = found.filter(**{name: value})
        return found


class NewMatter(NewRecord):
    """Ghi vụ việc."""

    form_class = MatterForm

    def save(self, form: MatterForm) -> tuple[str, Any]:
        made = matters.register(actor=self.actor, unit=self.unit, wanted=form.wanted)
        return _("Đã ghi vụ việc. Xem hạn và việc tiếp theo bên dưới."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"button": _("Ghi vụ việc")}


class EditMatter(RecordForm):
    """Sửa vụ việc."""

    form_class = MatterForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.matter(kwargs["pk"])
        self.reach(policy.MATTERS, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        return {"matter": self.about}

    def save(self, form: MatterForm) -> tuple[str, Any]:
        return _("Đã lưu."), matters.correct(actor=self.actor, matter=self.about, wanted=form.wanted)

    def words(self) -> dict[str, Any]:
        lead = _("Sửa loại hoặc thời điểm thì hạn tính lại từ đầu; hạn cũ còn trong lịch sử.")
        return {"title": _("Sửa vụ việc"), "lead": lead, "back": self.about.get_absolute_url()}


class CloseMatter(EditMatter):
    """Khép lại, kèm kết quả."""

    form_class = WordsForm

    def arguments(self) -> dict[str, Any]:
        return {"label": _("Kết quả")}

    def save(self, form: Any) -> tuple[str, Any]:
        made = matters.close(actor=self.actor, matter=self.about, outcome=form.cleaned_data["words"])
        return _("Đã khép lại vụ việc."), made

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Khép lại vụ việc"),
            "lead": self.about.title,
            "button": _("Khép lại"),
            "back": self.about.get_absolute_url(),
        }


class ExcuseMatter(EditMatter):
    """Không cần phát ngôn, kèm lý do."""

    form_class = WordsForm

    def arguments(self) -> dict[str, Any]:
        return {"label": _("Lý do không cần phát ngôn")}

    def save(self, form: Any) -> tuple[str, Any]:
        made = matters.excuse(actor=self.actor, matter=self.about, reason=form.cleaned_data["words"])
        return _("Đã ghi; vụ việc khép lại mà không phát ngôn."), made

    def words(self) -> dict[str, Any]:
        lead = _("Chỉ với vụ việc thuộc khoản 2 và khoản 5; lý do nằm lại trong hồ sơ và báo cáo.")
        return {
            "title": _("Không cần phát ngôn"),
            "lead": lead,
            "button": _("Ghi không cần phát ngôn"),
            "back": self.about.get_absolute_url(),
        }


class MatterPage(RecordScreen):
    """Một vụ việc: its clock first, then what was said, then what may be done."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        matter = self.matter(pk)
        terms = list(deadlines_of(matter).order_by("pk"))
        is_open = matter.state != MatterState.CLOSED
        writes = self.can(policy.MATTERS, matter.unit) and is_open
        said = matter.statements.select_related("story__language", "story", "spokesperson", "turn")
        voice = speaking.voice(self.actor, unit=matter.unit, matter=matter)
        context = {
            "matter": matter,
            "term": next((each for each in reversed(terms) if each.state != DeadlineState.CANCELLED), None),
            "given_up": [each for each in terms if each.state == DeadlineState.CANCELLED],
            "statements": said.order_by("issued_at", "pk"),
            "writes": writes,
            "closes": writes and matter.state == MatterState.STATED,
            "excuses": writes and matter.state == MatterState.OPEN and MatterKind(matter.kind) not in TIMED,
            "prepared": self.prepared_for(matter) if writes else [],
            "voice": voice.words if voice else "",
            "now": timezone.now(),
        }
        return render(request, "press/matter.html", context)

    def prepared_for(self, matter: Matter) -> list[Any]:
        """Nội dung chuẩn bị sẵn dùng được ngay, that of the same kind first."""
        in_use = queries.ready_to_use(timezone.localdate()).filter(
            pk__in=queries.holding_visible_to(self.actor).values("pk")
        )
        return sorted(in_use, key=lambda each: each.kind != matter.kind)[:6]
