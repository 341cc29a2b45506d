"""Sổ kênh chính thức, giới hạn của nền tảng, gói đăng kênh."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen as core_screen
from nhipcau.core.views.files import attachment_of
from nhipcau.newsroom import queries as newsroom
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import in_public
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being

from .. import queries
from ..domain import channels, packs, policy
from ..enums import ChannelState
from ..forms.channels import ChannelForm, ChannelListForm, LimitsForm, PostingForm
from ..models import Channel, Platform, Posting
from .screen import FormScreen, Screen


def _row(channel: Channel) -> list[Any]:
    return [
        channel.name,
        str(channel.platform),
        channel.address,
        ", ".join(map(str, channel.languages.all())),
        str(channel.unit),
        channel.state.label,
        channel.since,
        channel.until,
        channel.verified,
    ]


CHANNELS = Listing(
    "kenh-chinh-thuc",
    [
        Column("name", gettext_lazy("Kênh"), 1),
        Column("platform", gettext_lazy("Nền tảng"), 2),
        Column("address", gettext_lazy("Địa chỉ"), 1),
        Column("languages", gettext_lazy("Ngôn ngữ"), 3),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm"), 4),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("since", gettext_lazy("Hoạt động từ ngày")),
        Column("until", gettext_lazy("Đóng từ ngày")),
        Column("verified", gettext_lazy("Xác minh bằng")),
    ],
    cells=_row,
)
PLATFORMS = Listing(
    "nen-tang",
    [
        Column("name", gettext_lazy("Nền tảng"), 1),
        Column("limit", gettext_lazy("Độ dài nhiều nhất"), 2),
        Column("counting", gettext_lazy("Cách đếm"), 2),
        Column("sizes", gettext_lazy("Cỡ ảnh"), 3),
        Column("source", gettext_lazy("Nguồn của giới hạn"), 4),
        Column("checked", gettext_lazy("Xem lần cuối"), 5),
    ],
    cells=lambda each: [
        each.name,
        each.text_limit,
        each.get_counting_display(),
        ", ".join(f"{width}×{height}" for width, height in each.sizes),
        each.source,
        each.checked_on,
    ],
)


def units_of(person: Any) -> QuerySet[Unit]:
    """Đơn vị mà người này ghi kênh được."""
    present = in_being(timezone.localdate())
    if access.scope_of(person, policy.CHANNELS) == Scope.ALL:
        return present
    return present.filter(pk__in=access.own_unit_ids(person, policy.CHANNELS))


class ChannelScreen(Screen):
    """A screen about one channel."""

    def channel(self, pk: int) -> Channel:
        """Kênh; PermissionDenied for whoever sees none of this work."""
        found = queries.channels_visible_to(self.actor).filter(pk=pk).first()
        if found is None:
            raise PermissionDenied(_("Không có kênh này, hoặc tài khoản của bạn chưa được xem."))
        return found


class ChannelList(ChannelScreen):
    """Sổ kênh."""

    listing = CHANNELS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        form = ChannelListForm(request.GET)
        form.is_valid()
        visible = queries.channels_visible_to(self.actor)
        found = self.filtered(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.CHANNELS)),
            "may_limits": bool(access.scope_of(self.actor, policy.LIMITS)),
            "first_language": Language.objects.filter(is_public=True).first(),
        }
        return render(request, "outreach/channels.html", context)

    def filtered(self, found: QuerySet[Channel], wanted: dict[str, Any]) -> QuerySet[Channel]:
        """By the form."""
        for word in (wanted.get("q") or "").split():
            found = found.filter(name__icontains=word)
        if platform := wanted.get("platform"):
            found = found.filter(platform=platform)
        match wanted.get("state"):
            case ChannelState.PROPOSED:
                found = found.filter(confirmed_at=None)
            case ChannelState.PUBLIC:
                found = found.filter(pk__in=queries.official_channels().values("pk"))
            case ChannelState.CLOSED:
                found = found.filter(confirmed_at__isnull=False).exclude(
                    pk__in=queries.official_channels().values("pk")
                )
        return found


class NewChannel(ChannelScreen, FormScreen):
    """Ghi kênh mới."""

    form_class = ChannelForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.CHANNELS)

    def arguments(self) -> dict[str, Any]:
        return {"units": units_of(self.actor)}

    def save(self, form: ChannelForm) -> tuple[str, Any]:
        made = channels.enter(actor=self.actor, wanted=form.cleaned_data)
        return _("Đã ghi. Kênh ra danh sách công khai khi người thứ hai xác nhận."), made

    def words(self) -> dict[str, Any]:
        return {"title": _("Ghi kênh chính thức"), "back": reverse("outreach:channels")}


class EditChannel(ChannelScreen, FormScreen):
    """Đề nghị sửa hoặc đóng."""

    form_class = ChannelForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.channel(kwargs["pk"])
        self.reach(policy.CHANNELS, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        return {"units": units_of(self.actor), "channel": self.about}

    def save(self, form: ChannelForm) -> tuple[str, Any]:
        made = channels.change(actor=self.actor, channel=self.about, wanted=form.cleaned_data)
        return _("Đã ghi đề nghị; danh sách công khai đổi khi người thứ hai xác nhận."), made

    def words(self) -> dict[str, Any]:
        return {"title": _("Sửa kênh chính thức"), "back": self.about.get_absolute_url()}


class ChannelPage(ChannelScreen):
    """Một kênh: what the public sees, what waits for confirmation, what was posted."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        channel = self.channel(pk)
        waits = channel.pending is not None or channel.confirmed_at is None
        confirms = waits and bool(access.scope_of(self.actor, policy.CONFIRM_CHANNELS))
        same = access.is_same_hand(self.actor, channel.proposed_by_id, policy.CONFIRM_CHANNELS)
        context = {
            "channel": channel,
            "changes": _changes(channel),
            "waits": waits,
            "confirms": confirms and not same,
            "same_hand": confirms and same,
            "refuses": confirms,
            "writes": self.can(policy.CHANNELS, channel.unit),
            "postings": channel.postings.select_related("publication__version", "publication__language")[:50],
        }
        return render(request, "outreach/channel.html", context)


class ConfirmChannel(ChannelScreen, core_screen.Act):
    """Xác nhận."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.channel(kwargs["pk"])
        self.reach(policy.CONFIRM_CHANNELS)
        return super().post(request, **kwargs)

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã xác nhận; danh sách công khai đã đổi."), channels.confirm(
            actor=self.actor, channel=self.about
        )

    def back(self, **kwargs: Any) -> Any:
        """The channel."""
        return self.about


class RefuseChannel(ChannelScreen, FormScreen):
    """Không xác nhận, kèm lý do."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.channel(kwargs["pk"])
        self.reach(policy.CONFIRM_CHANNELS)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        channels.refuse(actor=self.actor, channel=self.about, reason=form.cleaned_data["reason"])
        return _("Đã bỏ đề nghị."), reverse("outreach:channels")

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Không xác nhận"),
            "lead": self.about.name,
            "button": _("Không xác nhận"),
            "danger": True,
            "back": self.about.get_absolute_url(),
        }


class PlatformList(Screen):
    """Giới hạn của các nền tảng."""

    listing = PLATFORMS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.LIMITS)
        found = Platform.objects.all()
        if "export" in request.GET:
            return self.listed.file(found)
        return render(request, "outreach/platforms.html", {"page_obj": self.listed.page(found)})


class EditPlatform(FormScreen):
    """Sửa giới hạn."""

    form_class = LimitsForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.LIMITS)
        self.about = get_object_or_404(Platform, pk=kwargs["pk"])

    def arguments(self) -> dict[str, Any]:
        return {"platform": Platform.objects.get(pk=self.about.pk)}

    def save(self, form: LimitsForm) -> tuple[str, Any]:
        channels.set_limits(actor=self.actor, platform=self.about, wanted=form.cleaned_data)
        return _("Đã lưu."), reverse("outreach:platforms")

    def words(self) -> dict[str, Any]:
        return {"title": self.about.name, "back": reverse("outreach:platforms")}


class PackScreen(ChannelScreen):
    """A screen about a publication."""

    def publication(self, pk: int) -> Publication:
        """Bài đang hoặc đã đăng, of a story this person may see."""
        found = Publication.objects.filter(
            pk=pk, story__in=newsroom.stories_visible_to(self.actor)
        ).select_related("version__picture__file", "language", "story__unit")
        if (publication := found.first()) is None:
            raise PermissionDenied(
                _("Không có bài này, hoặc đó là bài của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        self.reach(policy.PACK, publication.story.unit)
        return publication


class PackPage(PackScreen):
    """Gói của một bài: its text for each channel, the file, where it was posted."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        publication = self.publication(pk)
        shown = in_public().filter(pk=publication.pk).exists()
        fit = queries.official_channels().filter(languages=publication.language_id)
        rows = []
        for channel in fit.select_related("platform", "unit") if shown else ():
            rows.append({"channel": channel, "pack": packs.of(publication, channel)})
        edition = Publication.objects.filter(edition=publication.edition_id)
        context = {
            "publication": publication,
            "rows": rows,
            "is_shown": shown,
            "postings": Posting.objects.filter(publication__in=edition).select_related("channel"),
        }
        return render(request, "outreach/pack.html", context)


class PackFile(PackScreen):
    """Gói ZIP."""

    def get(self, request: HttpRequest, pk: int, channel: int) -> HttpResponseBase:
        """The file, or the sentence why there is none."""
        publication, chosen = self.publication(pk), self.channel(channel)
        try:
            content = packs.archive(actor=self.actor, publication=publication, channel=chosen)
        except ValidationError as refusal:
            return render(
                request, "nhipcau/denied.html", {"sentence": " ".join(refusal.messages)}, status=422
            )
        return attachment_of(content, f"goi-{publication.pk}-{chosen.pk}.zip")


class RecordPost(PackScreen, FormScreen):
    """Ghi liên kết bài đã đăng."""

    form_class = PostingForm

    def prepare(self, **kwargs: Any) -> None:
        self.about, self.chosen = self.publication(kwargs["pk"]), self.channel(kwargs["channel"])

    def save(self, form: PostingForm) -> tuple[str, Any]:
        packs.record_post(actor=self.actor, publication=self.about, channel=self.chosen, **form.cleaned_data)
        return _("Đã ghi liên kết."), reverse("outreach:pack", args=[self.about.pk])

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Ghi bài đã đăng"),
            "lead": f"{self.about.version.title} · {self.chosen}",
            "back": reverse("outreach:pack", args=[self.about.pk]),
        }


def _changes(channel: Channel) -> list[tuple[str, str, str]]:
    """Điều đề nghị sửa: the name of the field, before, after."""
    kept = channel.pending
    if kept is None:
        return []
    now = {
        "name": channel.name,
        "address": channel.address,
        "verified": channel.verified,
        "platform": str(channel.platform),
        "unit": str(channel.unit),
        "languages": ", ".join(map(str, channel.languages.all())),
        "since": f"{channel.since:%d/%m/%Y}",
        "until": f"{channel.until:%d/%m/%Y}" if channel.until else "—",
    }
    languages = Language.objects.filter(pk__in=kept["languages"])
    then = {name: kept[name] for name in ("name", "address", "verified")} | {
        "platform": str(Platform.objects.filter(pk=kept["platform"]).first() or "—"),
        "unit": str(Unit.objects.filter(pk=kept["unit"]).first() or "—"),
        "languages": ", ".join(map(str, languages)),
        "since": _day(kept["since"]),
        "until": _day(kept["until"]),
    }
    names = {name: str(Channel._meta.get_field(name).verbose_name) for name in now}  # type: ignore[union-attr]
    return [(names[name], now[name], then[name]) for name in now if now[name] != then[name]]


def _day(text: str | None) -> str:
    return "/".join(reversed(text.split("-"))) if text else "—"
