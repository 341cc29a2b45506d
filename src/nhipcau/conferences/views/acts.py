"""Các nút và biểu mẫu nhỏ của một cuộc: announce, notify, hold, cancel, words, steps, invitations."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.newsroom.models import Language

from ..domain import conferences, ending, inviting, steps
from ..forms.conferences import InviteForm, LetterForm, NoticeForm, ReasonForm, StepForm, WordingForm, moment
from ..models import Wording
from .screen import Act, FormScreen


class Announce(Act):
    """Công bố."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        held = conferences.announce(actor=self.actor, conference=self.about)
        said = _("Đã công bố trên cổng.") if held.is_public else _("Đã ghi; loại này không đứng trên cổng.")
        return said, held


class Hold(Act):
    """Ghi đã diễn ra."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã ghi; cuộc này được tính vào báo cáo."), ending.hold(
            actor=self.actor, conference=self.about
        )


class Cancel(FormScreen):
    """Hủy."""

    form_class = ReasonForm

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        return _("Đã hủy; người đăng ký được báo."), ending.cancel(
            actor=self.actor, conference=self.about, reason=reason
        )

    def words(self) -> dict[str, Any]:
        lead = _("Không mở lại được. Người đã đăng ký được báo kèm lý do; trên cổng ghi rõ đã hủy.")
        return super().words() | {"title": _("Hủy"), "button": _("Hủy"), "lead": lead, "danger": True}


class Notify(FormScreen):
    """Ghi đã thông báo."""

    form_class = NoticeForm

    def arguments(self) -> dict[str, Any]:
        now = timezone.localtime()
        return {"initial": {"day": now.date(), "hour": now.time()}}

    def save(self, form: NoticeForm) -> tuple[str, Any]:
        given = form.cleaned_data
        at = moment(given["day"], given["hour"])
        assert at is not None  # noqa: S101 - the form asks for it
        return _("Đã ghi thông báo."), conferences.notify(
            actor=self.actor, conference=self.about, at=at, number=given["number"]
        )

    def words(self) -> dict[str, Any]:
        lead = _("Luật đòi thông báo bằng văn bản trước giờ họp báo; ghi lúc văn bản được gửi hoặc nhận.")
        return super().words() | {"title": _("Ghi thông báo họp báo"), "lead": lead}


class Word(FormScreen):
    """Lời công bố bằng một ngôn ngữ."""

    form_class = WordingForm

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.language = get_object_or_404(Language.objects.exclude(code="vi"), code=kwargs["code"])
        self.known = Wording.objects.filter(conference=self.about, language=self.language).first()

    def arguments(self) -> dict[str, Any]:
        known = self.known
        return {"initial": {name: getattr(known, name) for name in WordingForm.base_fields} if known else {}}

    def save(self, form: WordingForm) -> tuple[str, Any]:
        conferences.word(actor=self.actor, conference=self.about, language=self.language, **form.cleaned_data)
        return _("Đã lưu."), self.about

    def words(self) -> dict[str, Any]:
        title = _("Lời công bố bằng %(language)s") % {"language": self.language}
        return super().words() | {"title": title, "tongue": self.language, "source": self.about}


class AddStep(FormScreen):
    """Ghi một bước của chương trình báo chí nước ngoài."""

    form_class = StepForm

    def arguments(self) -> dict[str, Any]:
        now = timezone.localtime()
        return {"initial": {"day": now.date(), "hour": now.time()}}

    def save(self, form: StepForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        at = moment(given.pop("day"), given.pop("hour"))
        assert at is not None  # noqa: S101 - the form asks for it
        steps.add(actor=self.actor, conference=self.about, at=at, **given)
        return _("Đã ghi bước này."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Bước đã ghi thì không sửa; hạn của luật bắt đầu và kết thúc theo các bước này.")
        return super().words() | {"title": _("Ghi bước"), "lead": lead}


class DraftLetter(FormScreen):
    """Soạn công văn trả lời."""

    form_class = LetterForm

    def save(self, form: LetterForm) -> tuple[str, Any]:
        paper = steps.draft_letter(
            actor=self.actor, conference=self.about, addressee=form.cleaned_data["addressee"]
        )
        return _("Đã soạn công văn; khi có số và ngày, hãy ghi bước trả lời ở trang chương trình."), paper

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Soạn công văn trả lời"), "button": _("Soạn công văn")}


class Invite(FormScreen):
    """Gửi thư mời tới một danh sách."""

    form_class = InviteForm

    def save(self, form: InviteForm) -> tuple[str, Any]:
        inviting.invite(actor=self.actor, conference=self.about, mailing_list=form.cleaned_data["list"])
        return _("Thư mời đang được gửi, mỗi người một thư."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Thư mời có tên, giờ, địa điểm và đường dẫn đăng ký, bằng ngôn ngữ của danh sách.")
        return super().words() | {"title": _("Gửi thư mời"), "button": _("Gửi thư mời"), "lead": lead}
