"""Các nút của một lớp: open, cancel, close, reopen, its link, sessions and materials."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..domain import courses, materials, results, sessions
from ..forms.courses import SessionForm
from ..forms.people import MaterialForm, ReasonForm
from ..models import CourseSession, Material
from .courses import said_all
from .screen import Act, FormScreen, actor_of


class Open(Act):
    """Mở lớp."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        courses.open_(actor=actor_of(request), course=self.about)
        return _("Đã mở lớp; các đơn vị đăng ký được từ bây giờ."), self.about


class RenewLink(Act):
    """Cấp liên kết đăng ký công khai."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        courses.renew_link(actor=actor_of(request), course=self.about)
        return _("Đã cấp liên kết đăng ký; liên kết trước đó (nếu có) không dùng được nữa."), self.about


class CloseLink(Act):
    """Đóng liên kết đăng ký."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        courses.close_link(actor=actor_of(request), course=self.about)
        return _("Đã đóng liên kết đăng ký."), self.about


class Close(Act):
    """Tổng kết lớp."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        _course, told = results.close(actor=actor_of(request), course=self.about)
        said_all(request, told)
        return _("Đã tổng kết lớp; các con số đã vào báo cáo."), self.about


class Prove(Act):
    """Ghi lớp làm minh chứng."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        told = results.prove(actor=actor_of(request), course=self.about)
        said_all(request, told or [_("Minh chứng của lớp đã có, không có gì phải ghi thêm.")])
        return "", self.about


class WithReason(FormScreen):
    """One step that asks why."""

    form_class = ReasonForm

    def words(self) -> dict[str, Any]:
        return {"danger": True, "back": self.about.get_absolute_url()}


class Cancel(WithReason):
    """Hủy lớp."""

    def save(self, form: forms.Form) -> tuple[str, Any]:
        courses.cancel(actor=actor_of(self.request), course=self.about, reason=form.cleaned_data["reason"])
        return _("Đã hủy lớp."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Lớp không mở lại được. Người đã đăng ký có để thư điện tử được báo kèm lý do.")
        return super().words() | {"title": _("Hủy lớp"), "button": _("Hủy lớp"), "lead": lead}


class Reopen(WithReason):
    """Mở lại lớp đã tổng kết."""

    def save(self, form: forms.Form) -> tuple[str, Any]:
        results.reopen(actor=actor_of(self.request), course=self.about, reason=form.cleaned_data["reason"])
        return _("Đã mở lại lớp; sửa xong hãy tổng kết lại."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Để ghi bổ sung điều còn thiếu. Trong lúc đó lớp không được tính vào báo cáo.")
        return super().words() | {"title": _("Mở lại lớp"), "button": _("Mở lại"), "lead": lead}


class AddSession(FormScreen):
    """Thêm buổi học."""

    form_class = SessionForm

    def save(self, form: forms.Form) -> tuple[str, Any]:
        sessions.add(actor=actor_of(self.request), course=self.about, wanted=form.cleaned_data)
        return _("Đã thêm buổi học."), self.about

    def words(self) -> dict[str, Any]:
        return {"title": _("Thêm buổi học"), "back": self.about.get_absolute_url()}


class EditSession(AddSession):
    """Sửa buổi học."""

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.session = get_object_or_404(CourseSession, pk=kwargs["session"], course=self.about)

    def arguments(self) -> dict[str, Any]:
        return {"session": self.session}

    def save(self, form: forms.Form) -> tuple[str, Any]:
        sessions.correct(actor=actor_of(self.request), session=self.session, wanted=form.cleaned_data)
        return _("Đã lưu."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Sửa buổi học")}


class RemoveSession(Act):
    """Bỏ buổi học."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        session = get_object_or_404(CourseSession, pk=kwargs["session"], course=self.about)
        sessions.remove(actor=actor_of(request), session=session)
        return _("Đã bỏ buổi học."), self.about


class AddMaterial(FormScreen):
    """Thêm tài liệu."""

    form_class = MaterialForm

    def save(self, form: forms.Form) -> tuple[str, Any]:
        upload = form.cleaned_data["file"]
        materials.add(
            actor=actor_of(self.request),
            course=self.about,
            content=upload.read(),
            name=upload.name,
            title=form.cleaned_data["title"],
            for_trainees=form.cleaned_data["for_trainees"],
            no_secret=form.cleaned_data["no_secret"],
        )
        return _("Đã thêm tài liệu."), self.about

    def words(self) -> dict[str, Any]:
        return {"title": _("Thêm tài liệu"), "has_file": True, "back": self.about.get_absolute_url()}


class RemoveMaterial(Act):
    """Bỏ tài liệu."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        material = get_object_or_404(Material, pk=kwargs["material"], course=self.about)
        materials.remove(actor=actor_of(request), material=material)
        return _("Đã bỏ tài liệu."), self.about
