"""Thông cáo báo chí: the list, the page of one with its embargo, what goes with it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.files import attachment_of
from nhipcau.mailing.domain.outbox import absolute
from nhipcau.newsroom import queries as newsroom_queries
from nhipcau.newsroom.domain import policy as newsroom
from nhipcau.newsroom.enums import EditionState
from nhipcau.units.domain import access

from .. import queries
from ..domain import kit, policy, releases, sending, zones
from ..forms.releases import BesideForm, NewReleaseForm, PublishForm, ReleaseListForm
from ..models import Release
from .records import NewRecord, RecordAct, RecordForm, RecordScreen


def _state(release: Release) -> str:
    if release.story.withdrawn_at is not None:
        return _("Đã gỡ")
    if release.at is None:
        return _("Đang soạn")
    return _("Chờ giờ công bố") if release.at > timezone.now() else _("Đã công bố")


RELEASES = Listing(
    "thong-cao",
    [
        Column("title", gettext_lazy("Thông cáo"), 1),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm"), 2),
        Column("languages", gettext_lazy("Ngôn ngữ"), 3),
        Column("at", gettext_lazy("Công bố lúc"), 4),
        Column("state", gettext_lazy("Bước"), 5),
    ],
    cells=lambda each: [
        each.story.title,
        str(each.story.unit),
        ", ".join(str(edition.language) for edition in each.story.editions.all()),
        each.at,
        _state(each),
    ],
)


class ReleaseList(RecordScreen):
    """Danh sách thông cáo; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = RELEASES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.releases_visible_to(self.actor)
        form = ReleaseListForm(request.GET)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data).prefetch_related("story__editions__language")
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "rows": [(each, _state(each)) for each in page],
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.RELEASES)),
            "now": timezone.now(),
        }
        return render(request, "press/releases.html", context)

    def filtered(self, found: QuerySet[Release], wanted: dict[str, Any]) -> QuerySet[Release]:
        """By the form."""
        for word in fold(wanted.get("q") or "").split():
            found = found.filter(story__folded__contains=word)
        now = timezone.now()
        match wanted.get("state"):
            case "open":
                found = found.filter(at=None)
            case "embargo":
                found = found.filter(at__gt=now)
            case "out":
                found = found.filter(at__lte=now)
        return found


class NewRelease(NewRecord):
    """Lập thông cáo."""

    form_class = NewReleaseForm
    action, list_address = policy.RELEASES, "press:releases"
    heading = gettext_lazy("Lập thông cáo báo chí")

    def save(self, form: Any) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        title, language, sources = (given.pop(name) for name in ("title", "language", "sources"))
        made = releases.begin(
            actor=self.actor, unit=self.unit, title=title, language=language, sources=sources, wanted=given
        )
        edition = made.story.editions.get()
        return _("Đã lập thông cáo. Hãy viết nội dung."), reverse("newsroom:write", args=[edition.pk])

    def words(self) -> dict[str, Any]:
        return super().words() | {"button": _("Lập và viết nội dung")}


class OfRelease(RecordForm):
    """A form about a release."""

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.release(kwargs["pk"])
        self.reach(policy.RELEASES, self.about.story.unit)

    def words(self) -> dict[str, Any]:
        return {"lead": str(self.about), "back": self.about.get_absolute_url()}


class EditRelease(OfRelease):
    """Sửa những gì kèm theo."""

    form_class = BesideForm

    def arguments(self) -> dict[str, Any]:
        return {"release": self.about}

    def save(self, form: Any) -> tuple[str, Any]:
        return _("Đã lưu."), releases.correct(actor=self.actor, release=self.about, wanted=form.cleaned_data)

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Liên hệ, ảnh, danh sách gửi")}


class PublishRelease(OfRelease):
    """Công bố, now or at a moment."""

    form_class = PublishForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.release(kwargs["pk"])
        self.reach(newsroom.PUBLISH, self.about.story.unit)

    def save(self, form: Any) -> tuple[str, Any]:
        made = releases.publish(actor=self.actor, release=self.about, at=form.moment())
        if form.moment() is None:
            return _("Đã công bố."), made
        return _("Đã hẹn; đến giờ trang, nguồn tin và thư cùng bắt đầu."), made

    def words(self) -> dict[str, Any]:
        lead = _(
            "“%(title)s”. Để trống ngày và giờ thì công bố ngay. Hẹn giờ thì trang, nguồn tin và thư ở mọi "
            "ngôn ngữ đã duyệt bắt đầu cùng một khoảnh khắc, giờ Hà Nội."
        ) % {"title": self.about}
        return super().words() | {"title": _("Công bố thông cáo"), "lead": lead, "button": _("Công bố")}


class CancelRelease(RecordAct):
    """Hủy hẹn giờ ở mọi ngôn ngữ."""

    find = "release"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        releases.cancel(actor=self.actor, release=self.about)
        return _("Đã hủy hẹn giờ; không trang nào, thư nào đi ra."), self.about


class CorrectReaders(RecordAct):
    """Gửi đính chính tới người đã nhận thông cáo."""

    find = "release"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        sending.send_corrections(actor=self.actor, story=self.about.story)
        return _("Thư đính chính bắt đầu đi tới những ai đã nhận chỗ sai."), self.about


class ReleaseKit(RecordScreen):
    """Bộ tư liệu ZIP, as reporters will get it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The file."""
        self.reach(policy.READ)
        release = self.release(pk)
        return attachment_of(kit.archive(release, kit.drafts_of(release)), f"thong-cao-{release.pk}.zip")


class ReleasePage(RecordScreen):
    """Một thông cáo: languages and approvals, the moment in every place, what goes with it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        release = self.release(pk)
        story, now = release.story, timezone.now()
        editions = list(newsroom_queries.editions_of(story))
        is_ready = any(
            each.state == EditionState.APPROVED and each.language_id == story.language_id for each in editions
        )
        writes = self.can(policy.RELEASES, story.unit) and story.withdrawn_at is None
        publishes = self.can(newsroom.PUBLISH, story.unit)
        waits = release.at is not None and release.at > now
        sent = story.sendings.select_related("list", "mailing", "corrects")
        advance = [
            (each.language, absolute(reverse("pressroom:advance", args=[each.language.code, release.token])))
            for each in editions
        ]
        context = {
            "release": release,
            "story": story,
            "editions": editions,
            "standing": _state(release),
            "now": now,
            "waits": waits,
            "writes": writes,
            "publishes": publishes and release.at is None and is_ready,
            "is_ready": is_ready,
            "cancels": publishes and waits,
            "advance": advance if waits and release.has_advance else [],
            "zones": zones.shown(release.at, get_language() or "vi") if waits and release.at else [],
            "pictures": release.pictures.all(),
            "lists": release.lists.all(),
            "sendings": sent,
            "wrong": [each for each in sent if each.corrects_id is None and sending.wrong_in(each)],
            "may_correct": publishes,
        }
        return render(request, "press/release.html", context)
