"""Bản tin: the list, the page of one, writing it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.mailing.models import MailingList
from nhipcau.mailing.queries import tallies_of, tally_of
from nhipcau.newsroom.forms.stories import writing_units
from nhipcau.units.domain import access

from .. import queries
from ..domain import approving, composing, policy, sending, writing
from ..enums import WITH_APPROVERS, LetterState
from ..forms.letters import LetterForm, LetterListForm, StartForm
from ..models import Letter
from .screen import FormScreen, Screen


def _row(letter: Letter) -> list[Any]:
    tally = tally_of(letter.mailing) if letter.mailing else {}
    return [
        letter.title,
        letter.get_kind_display(),
        str(letter.list),
        letter.get_state_display(),
        letter.mailing.started_at if letter.mailing else letter.send_at,
        tally.get("sent", ""),
        str(letter.unit),
        tally.get("bounced", ""),
        tally.get("refused", ""),
        tally.get("unknown", ""),
        tally.get("left", ""),
    ]


LETTERS = Listing(
    "ban-tin",
    [
        Column("title", gettext_lazy("Bản tin"), 1),
        Column("kind", gettext_lazy("Loại thư"), 1),
        Column("list", gettext_lazy("Danh sách"), 2),
        Column("state", gettext_lazy("Bước"), 3),
        Column("at", gettext_lazy("Gửi lúc"), 4),
        Column("sent", gettext_lazy("Đã gửi"), 5),
        Column("unit", gettext_lazy("Đơn vị biên tập")),
        Column("bounced", gettext_lazy("Bị trả lại")),
        Column("refused", gettext_lazy("Bị từ chối")),
        Column("unknown", gettext_lazy("Không rõ")),
        Column("left", gettext_lazy("Thôi nhận trong 7 ngày")),
    ],
    cells=_row,
)


class LetterList(Screen):
    """Danh sách bản tin, with what must be corrected first."""

    listing = LETTERS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.letters_visible_to(self.actor)
        form = LetterListForm(request.GET)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        tallies = tallies_of([each.mailing for each in page if each.mailing])
        context = {
            "form": form,
            "page_obj": page,
            "rows": [(each, tallies.get(each.mailing_id or 0, {})) for each in page],
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.WRITE)),
            "may_lists": bool(access.scope_of(self.actor, policy.MANAGE_LISTS)),
            "wrong": sending.awaiting_correction(self.actor),
        }
        return render(request, "outreach/letters.html", context)

    def filtered(self, found: QuerySet[Letter], wanted: dict[str, Any]) -> QuerySet[Letter]:
        """By the form."""
        for word in (wanted.get("q") or "").split():
            found = found.filter(title__icontains=word)
        for name in ("state", "kind", "list"):
            if value := wanted.get(name):
                found = found.filter(**{name: value})
        return found


class NewLetter(FormScreen):
    """Lập một số; its list and unit are asked first."""

    form_class = LetterForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which list."""
        self.reach(policy.WRITE)
        form = StartForm(request.GET or None, units=writing_units(self.actor))
        if not form.is_valid():
            has_lists = MailingList.objects.filter(is_open=True).exists()
            lead = "" if has_lists else _("Chưa có danh sách nhận tin nào; hãy lập danh sách trước.")
            words = {"title": _("Lập bản tin"), "button": _("Tiếp tục"), "by_get": True, "lead": lead}
            form = form if request.GET else StartForm(units=writing_units(self.actor))
            return render(
                request, self.template, {"form": form, **words, "back": reverse("outreach:letters")}
            )
        return super().get(request, **kwargs)

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.WRITE)
        units = writing_units(self.actor)
        form = StartForm(self.request.GET or None, units=units)
        given = form.cleaned_data if form.is_valid() else {}
        unit = given.get("unit") or units.first()
        access.require(self.actor, policy.WRITE, units=[unit])
        assert unit is not None  # noqa: S101 - the right was given on it
        self.unit, self.list = unit, given.get("list") or MailingList.objects.filter(is_open=True).first()

    def arguments(self) -> dict[str, Any]:
        return {"mailing_list": self.list or MailingList(language="vi")}

    def save(self, form: LetterForm) -> tuple[str, Any]:
        assert self.list is not None  # noqa: S101 - without a list there is nothing to choose from
        made = writing.create(actor=self.actor, unit=self.unit, mailing_list=self.list, **form.cleaned_data)
        return _("Đã lập bản tin. Xem lại bên dưới rồi trình duyệt."), made

    def words(self) -> dict[str, Any]:
        lead = _("%(list)s · Đơn vị biên tập: %(unit)s") % {"list": self.list or "—", "unit": self.unit}
        return {"title": _("Lập bản tin"), "lead": lead, "back": reverse("outreach:letters")}


class EditLetter(FormScreen):
    """Sửa một số đang soạn."""

    form_class = LetterForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.letter(kwargs["pk"])
        self.reach(policy.WRITE, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        return {"mailing_list": self.about.list, "letter": self.about}

    def save(self, form: LetterForm) -> tuple[str, Any]:
        given = {"stories": ()} | form.cleaned_data
        return _("Đã lưu."), writing.correct(actor=self.actor, letter=self.about, **given)

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Sửa bản tin"),
            "lead": str(self.about.list),
            "back": self.about.get_absolute_url(),
        }


class LetterPage(Screen):
    """Một số bản tin: how it would go out now, who acts next, what became of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        letter = self.letter(pk)
        state = letter.state
        action = approving.ACTIONS[2 if state == LetterState.CHECKED else 1]
        decides = state in WITH_APPROVERS and self.can(action, letter.unit)
        why_not = approving.why_not(self.actor, letter) if decides else ""
        writes, sends = self.can(policy.WRITE, letter.unit), self.can(policy.SEND, letter.unit)
        shown = composing.content_of(letter)
        absent = letter.items.count() - len(shown["items"]) if letter.kind == "issue" else 0
        mailing = letter.mailing
        context = {
            **shown,
            "is_draft": state == LetterState.DRAFT,
            "missing": writing.missing(letter) if state == LetterState.DRAFT else [],
            "writes": writes,
            "takes_back": writes and state in {*WITH_APPROVERS, LetterState.APPROVED},
            "decides": decides and not why_not,
            "returns": decides,
            "why_not": why_not,
            "sends": sends and state == LetterState.APPROVED,
            "cancels": sends and state == LetterState.SCHEDULED,
            "stops": sends and mailing is not None and mailing.finished_at is None,
            "tally": tally_of(mailing) if mailing else None,
            "absent": absent,
            "approvals": letter.approvals.filter(revision=letter.revision).select_related("person"),
            "wrong": sending.wrong_in(letter) if state == LetterState.STARTED else [],
            "corrections": letter.corrections.all(),
            "now": timezone.now(),
        }
        return render(request, "outreach/letter.html", context)
