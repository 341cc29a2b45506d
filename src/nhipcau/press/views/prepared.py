"""Nội dung phát ngôn chuẩn bị sẵn: the list, the page of one, words by language, approval, term."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access

from .. import queries
from ..domain import blanks, policy, prepared
from ..forms.prepared import HoldingForm, HoldingListForm, HoldingTextForm, TermForm
from ..models import HoldingStatement, HoldingText
from .records import NewRecord, RecordAct, RecordForm, RecordScreen


def _state(holding: HoldingStatement) -> str:
    if holding.retired_at is not None:
        return _("Thôi dùng")
    return _("Hết hạn") if holding.expires_on < timezone.localdate() else _("Còn dùng")


def _languages(holding: HoldingStatement) -> str:
    """Each language, and whether its last words are approved."""
    found: dict[int, HoldingText] = {}
    for each in sorted(holding.texts.all(), key=lambda text: -text.number):
        found.setdefault(each.language_id, each)
    return ", ".join(
        f"{each.language} ({_('đã duyệt trước') if each.approved_at else _('chờ duyệt')})"
        for each in found.values()
    )


HOLDING = Listing(
    "noi-dung-chuan-bi-san",
    [
        Column("title", gettext_lazy("Tình huống"), 1),
        Column("kind", gettext_lazy("Loại vụ việc"), 1),
        Column("unit", gettext_lazy("Đơn vị soạn"), 2),
        Column("languages", gettext_lazy("Ngôn ngữ"), 3),
        Column("expires", gettext_lazy("Dùng đến hết ngày"), 4),
        Column("state", gettext_lazy("Còn dùng"), 5),
    ],
    cells=lambda each: [
        each.title,
        each.get_kind_display(),
        str(each.unit),
        _languages(each),
        each.expires_on,
        _state(each),
    ],
)


class HoldingList(RecordScreen):
    """Danh sách nội dung chuẩn bị sẵn."""

    listing = HOLDING

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.holding_visible_to(self.actor)
        form = HoldingListForm(request.GET)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data).prefetch_related("texts__language")
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "rows": [(each, _languages(each), _state(each)) for each in page],
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.HOLDING)),
            "today": timezone.localdate(),
        }
        return render(request, "press/holding_list.html", context)

    def filtered(
        self, found: QuerySet[HoldingStatement], wanted: dict[str, Any]
    ) -> QuerySet[HoldingStatement]:
        """By the form."""
        found = queries.search_holding(found, wanted.get("q") or "")
        if kind := wanted.get("kind"):
            found = found.filter(kind=kind)
        in_use = queries.in_use(timezone.localdate()).values("pk")
        if wanted.get("state") == "use":
            found = found.filter(pk__in=in_use)
        elif wanted.get("state") == "over":
            found = found.exclude(pk__in=in_use)
        return found


class NewHolding(NewRecord):
    """Lập nội dung chuẩn bị sẵn."""

    form_class = HoldingForm
    action, list_address = policy.HOLDING, "press:holdings"
    heading = gettext_lazy("Lập nội dung chuẩn bị sẵn")

    def save(self, form: Any) -> tuple[str, Any]:
        made = prepared.create(actor=self.actor, unit=self.unit, **form.cleaned_data)
        return _("Đã lập. Hãy soạn lời cho từng ngôn ngữ."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"button": _("Lập và soạn lời")}


class HoldingPage(RecordScreen):
    """Một nội dung: its words in each language, by whom approved, until when they count."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        holding = self.prepared(pk)
        texts = prepared.latest_texts(holding)
        writes = self.can(policy.HOLDING, holding.unit) and holding.retired_at is None
        approves = self.can(policy.APPROVE_HOLDING, holding.unit) and holding.retired_at is None
        is_over = holding.expires_on < timezone.localdate()
        written = {each.language_id for each in texts}
        context = {
            "holding": holding,
            "rows": [
                {
                    "text": each,
                    "names": blanks.names_in(each.title, each.lead, each.body),
                    "why_not": prepared.why_not(each),
                    "approves": approves and each.approved_at is None and not is_over,
                    "is_own": access.is_same_hand(
                        self.actor, each.author_id, policy.APPROVE_HOLDING, units=[holding.unit]
                    ),
                }
                for each in texts
            ],
            "writes": writes,
            "open": Language.objects.exclude(pk__in=written) if writes else [],
            "state_words": _state(holding),
            "is_over": is_over,
            "made": holding.statements.select_related("story__language")[:10],
        }
        return render(request, "press/holding.html", context)


class OfHolding(RecordForm):
    """A form about prepared words."""

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.prepared(kwargs["pk"])
        self.reach(policy.HOLDING, self.about.unit)

    def words(self) -> dict[str, Any]:
        return {"lead": self.about.title, "back": self.about.get_absolute_url()}


class WriteHolding(OfHolding):
    """Soạn lời trong một ngôn ngữ."""

    form_class = HoldingTextForm

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.tongue = get_object_or_404(Language, pk=kwargs["language"])

    def arguments(self) -> dict[str, Any]:
        last = self.about.texts.filter(language=self.tongue).order_by("-number").first()
        return {"language": self.tongue, "text": last}

    def save(self, form: Any) -> tuple[str, Any]:
        prepared.write(actor=self.actor, holding=self.about, language=self.tongue, wanted=form.cleaned_data)
        return _("Đã lưu; lời này chờ người khác duyệt trước."), self.about

    def words(self) -> dict[str, Any]:
        title = _("Soạn lời: %(language)s") % {"language": self.tongue}
        return super().words() | {"title": title}


class RenewHolding(OfHolding):
    """Gia hạn: approved anew."""

    form_class = TermForm

    def save(self, form: Any) -> tuple[str, Any]:
        prepared.renew(actor=self.actor, holding=self.about, expires_on=form.cleaned_data["expires_on"])
        return _("Đã gia hạn; mỗi lời chờ duyệt lại."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Đang dùng đến hết ngày %(day)s. Gia hạn thì mỗi lời phải được duyệt lại.") % {
            "day": f"{self.about.expires_on:%d/%m/%Y}"
        }
        return super().words() | {"title": _("Gia hạn"), "lead": lead, "button": _("Gia hạn")}


class RetireHolding(OfHolding):
    """Thôi dùng."""

    form_class = ReasonForm

    def save(self, form: Any) -> tuple[str, Any]:
        prepared.retire(actor=self.actor, holding=self.about, reason=form.cleaned_data["reason"])
        return _("Đã thôi dùng."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Thôi dùng"), "button": _("Thôi dùng"), "danger": True}


class ApproveHolding(RecordAct):
    """Duyệt trước lời trong một ngôn ngữ."""

    find = "prepared"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        self.reach(policy.APPROVE_HOLDING, self.about.unit)
        text = get_object_or_404(HoldingText, pk=kwargs["text"], holding=self.about)
        prepared.approve(actor=self.actor, text=text)
        return _("Đã duyệt trước; phát ngôn lập từ lời này có ngay lần duyệt một."), self.about
