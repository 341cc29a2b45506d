"""Các nút của một yêu cầu cải chính: prove, hand in, review, sign, send, keep the answer, settle."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.core.views import screen as core_screen
from nhipcau.issuing.domain import policy as issuing
from nhipcau.issuing.queries import visible_to as papers_visible_to
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.units.domain.access import Action

from ..domain import policy, proofs, rectification, rectification_letters, rectification_steps
from ..enums import RectificationState
from ..forms.rectification import AnswerForm, KindForm, ProofForm, SendForm, SettleForm
from .rectification import FormScreen, Screen


class Act(Screen, core_screen.Act):
    """One button about a request."""

    action: Action = policy.RECTIFY

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.found(kwargs["pk"])
        self.reach(self.action, self.about.unit)
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The request."""
        return self.about


class Submit(Act):
    """Trình rà soát."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = rectification_steps.submit(actor=self.actor, request=self.about)
        return _("Đã trình; chờ người ngoài nhóm soạn rà soát."), made


class TakeBack(Act):
    """Lấy lại để sửa."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = rectification_steps.take_back(actor=self.actor, request=self.about)
        return _("Đã lấy lại; sửa xong phải rà soát và ký lại từ đầu."), made


class Review(Act):
    """Rà soát xong."""

    action = policy.REVIEW_RECTIFICATION

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = rectification_steps.review(actor=self.actor, request=self.about)
        return _("Đã rà soát; chờ người phát ngôn ký."), made


class Sign(Act):
    """Người phát ngôn ký tên."""

    action = policy.SPEAK

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = rectification_steps.sign(actor=self.actor, request=self.about)
        return _("Đã ký. Lập công văn rồi trình lấy số như mọi văn bản đi."), made


class DraftLetter(Act):
    """Lập công văn."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        self.reach(issuing.DRAFT, self.about.unit)
        rectification_letters.draft_letter(actor=self.actor, request=self.about)
        return _("Đã lập công văn; tải DOCX, PDF và ghi số ở trang văn bản."), self.about


class NoteSilence(Act):
    """Không được trả lời."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = rectification_letters.note_silence(actor=self.actor, request=self.about)
        return _("Đã ghi; trả lời đến muộn vẫn ghi được."), made


class RemoveProof(Act):
    """Bỏ bằng chứng."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        proofs.remove(actor=self.actor, request=self.about, proof=kwargs["proof"])
        return _("Đã bỏ bằng chứng."), self.about


class OfRequest(FormScreen):
    """A form about one request, open to who writes."""

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.found(kwargs["pk"])
        self.reach(policy.RECTIFY, self.about.unit)

    def words(self) -> dict[str, Any]:
        back = self.about.get_absolute_url()
        return {"lead": f"{self.about.code} · {self.about.outlet}", "back": back}


class AddProof(OfRequest):
    """Thêm bằng chứng."""

    form_class = ProofForm

    def arguments(self) -> dict[str, Any]:
        return {"papers": papers_visible_to(self.actor)}

    def save(self, form: ProofForm) -> tuple[str, Any]:
        proofs.add(actor=self.actor, request=self.about, wanted=form.cleaned_data)
        return _("Đã thêm bằng chứng."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Thêm bằng chứng"), "button": _("Thêm")}


class Refuse(OfRequest):
    """Không nhận."""

    form_class = KindForm

    def save(self, form: KindForm) -> tuple[str, Any]:
        kind = form.cleaned_data["claim_kind"]
        made = rectification.refuse(actor=self.actor, request=self.about, claim_kind=kind)
        return _("Không nhận: nội dung đã xóa, hồ sơ chỉ giữ số, ngày và lý do."), made

    def words(self) -> dict[str, Any]:
        lead = _("Ý kiến, phê bình, trào phúng, dự đoán không phải là sai sự thật. Nội dung đã gõ sẽ bị xóa.")
        title = _("Không nhận yêu cầu này")
        return super().words() | {"title": title, "lead": lead, "button": _("Không nhận"), "danger": True}


class Dismiss(OfRequest):
    """Không cần văn bản."""

    form_class = ReasonForm

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        made = rectification.dismiss(actor=self.actor, request=self.about, reason=reason)
        return _("Đã ghi: không cần văn bản, kèm lý do."), made

    def words(self) -> dict[str, Any]:
        title = _("Không cần văn bản")
        lead = _("Ví dụ: cơ quan báo chí đã tự sửa. Việc này vẫn tính là một vụ việc trong báo cáo năm.")
        return super().words() | {"title": title, "lead": lead, "button": _("Ghi")}


class Return(OfRequest):
    """Trả lại để sửa."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.found(kwargs["pk"])
        reviewed = self.about.state == RectificationState.REVIEWED
        self.reach(policy.SPEAK if reviewed else policy.REVIEW_RECTIFICATION, self.about.unit)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        made = rectification_steps.return_(actor=self.actor, request=self.about, reason=reason)
        return _("Đã trả lại; người soạn được báo kèm lý do."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Trả lại để sửa"), "button": _("Trả lại")}


class Send(OfRequest):
    """Ghi việc gửi."""

    form_class = SendForm

    def save(self, form: SendForm) -> tuple[str, Any]:
        made = rectification_letters.send(
            actor=self.actor, request=self.about, at=form.moment(), by=form.cleaned_data["by"]
        )
        return _("Đã ghi việc gửi; văn bản đứng trong sổ công khai."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Ghi việc gửi"), "button": _("Ghi đã gửi")}


class NoteAnswer(OfRequest):
    """Ghi trả lời."""

    form_class = AnswerForm

    def arguments(self) -> dict[str, Any]:
        return {"initial": {"answer": self.about.answer, "on": self.about.answered_on}}

    def save(self, form: AnswerForm) -> tuple[str, Any]:
        made = rectification_letters.note_answer(
            actor=self.actor,
            request=self.about,
            answer=form.cleaned_data["answer"],
            on=form.cleaned_data["on"],
        )
        return _("Đã ghi trả lời; trên cổng, lời ấy đứng cạnh văn bản."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Trả lời của cơ quan báo chí"), "button": _("Ghi trả lời")}


class Settle(OfRequest):
    """Ghi kết quả."""

    form_class = SettleForm

    def arguments(self) -> dict[str, Any]:
        held = self.about
        given = {"outcome": held.outcome, "note": held.outcome_note, "link": held.outcome_link}
        return {"initial": given}

    def save(self, form: SettleForm) -> tuple[str, Any]:
        made = rectification_letters.settle(actor=self.actor, request=self.about, **form.cleaned_data)
        return _("Đã ghi kết quả."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Kết quả"), "button": _("Ghi kết quả")}
