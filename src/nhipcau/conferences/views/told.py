"""Tài liệu, câu hỏi, ghi lời: what was handed out, asked and said."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from nhipcau.core.views.files import attachment

from ..domain import materials, policy, questions, transcripts
from ..forms.people import AnswerForm, MaterialForm, QuestionForm, TranscriptForm
from ..models import Material, Question, Transcript
from .screen import Act, FormScreen, Screen


class AddMaterial(FormScreen):
    """Thêm tài liệu."""

    form_class = MaterialForm

    def save(self, form: MaterialForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        upload = given.pop("file")
        materials.add(
            actor=self.actor, conference=self.about, content=upload.read(), name=upload.name, **given
        )
        return _("Đã thêm tài liệu."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Thêm tài liệu"), "has_file": True}


class RemoveMaterial(Act):
    """Bỏ tài liệu."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        material = get_object_or_404(Material, pk=kwargs["material"], conference=self.about)
        materials.remove(actor=self.actor, material=material)
        return _("Đã bỏ tài liệu."), self.about


class MaterialFile(Screen):
    """Tài liệu, as a download."""

    def get(self, request: HttpRequest, pk: int, material: int) -> HttpResponseBase:
        held = self.conference(pk, policy.READ)
        found = get_object_or_404(Material.objects.select_related("file"), pk=material, conference=held)
        return attachment(found.file, found.file_name)


class NoteQuestion(FormScreen):
    """Ghi một câu hỏi, while the conference goes on."""

    form_class = QuestionForm

    def save(self, form: QuestionForm) -> tuple[str, Any]:
        made = questions.note(actor=self.actor, conference=self.about, **form.cleaned_data)
        said = (
            _("Đã ghi câu hỏi; câu trả lời đã hẹn hiện ở Việc của tôi.")
            if made.is_owed
            else _("Đã ghi câu hỏi.")
        )
        return said, self.about.get_absolute_url() + "#cau-hoi"

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Ghi câu hỏi")}


class AnswerQuestion(FormScreen):
    """Ghi câu trả lời đã hẹn, or correct one."""

    form_class = AnswerForm

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.question = get_object_or_404(
            Question.objects.select_related("conference__unit"), pk=kwargs["question"], conference=self.about
        )

    def arguments(self) -> dict[str, Any]:
        return {"initial": {"answer": self.question.answer, "is_public": self.question.is_public}}

    def save(self, form: AnswerForm) -> tuple[str, Any]:
        questions.answer(actor=self.actor, question=self.question, **form.cleaned_data)
        return _("Đã ghi câu trả lời."), self.about.get_absolute_url() + "#cau-hoi"

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Trả lời câu hỏi"), "lead": self.question.text}


class WriteTranscript(FormScreen):
    """Ghi lời của cuộc."""

    form_class = TranscriptForm

    def arguments(self) -> dict[str, Any]:
        code = self.request.GET.get("language", "vi")
        known = Transcript.objects.filter(conference=self.about, language__code=code).first()
        return {"initial": {"language": known.language_id, "text": known.text} if known else {}}

    def save(self, form: TranscriptForm) -> tuple[str, Any]:
        transcripts.write(actor=self.actor, conference=self.about, **form.cleaned_data)
        return _("Đã lưu ghi lời."), self.about.get_absolute_url() + "#ghi-loi"

    def words(self) -> dict[str, Any]:
        lead = _("Ghi điều đã nói. Không ghi tên người hỏi; ghi tên cơ quan báo chí.")
        return super().words() | {"title": _("Ghi lời"), "lead": lead}


class PublishTranscript(Act):
    """Công bố ghi lời."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        found = get_object_or_404(
            Transcript.objects.select_related("conference__unit", "language"),
            pk=kwargs["transcript"],
            conference=self.about,
        )
        transcripts.publish(actor=self.actor, transcript=found)
        return _("Đã công bố ghi lời."), self.about.get_absolute_url() + "#ghi-loi"
