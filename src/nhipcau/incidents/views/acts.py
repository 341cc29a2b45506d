"""Các nút của một sự cố: note, tick, give, finish, stand down, review, lessons, close."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.issuing.enums import OPEN
from nhipcau.plans.domain import holding as plan_rights
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import plans_visible_to
from nhipcau.press.domain import policy as press
from nhipcau.press.forms.matters import MatterForm

from ..domain import incidents, policy, reviewing, speaking_on, tasks
from ..forms.incidents import (
    HandledForm,
    LessonForm,
    NoteForm,
    PlanForm,
    ResultForm,
    ReviewForm,
    TaskForm,
    WordsForm,
)
from .screen import FormScreen, IncidentAct, OfIncident


class Note(OfIncident):
    """Ghi nhật ký."""

    form_class = NoteForm

    def save(self, form: NoteForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        incidents.note(
            actor=self.actor,
            incident=self.about,
            at=form.moment(),
            text=wanted["text"],
            source=wanted["source"],
            kind=wanted["kind"],
        )
        return _("Đã ghi; dòng đã ghi không sửa được, sai thì ghi dòng mới."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Ghi nhật ký"), "button": _("Ghi")}


class Tick(IncidentAct):
    """Đánh dấu xong."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        incidents.tick(actor=self.actor, incident=self.about, item=kwargs["item"])
        return "", self.about.get_absolute_url() + "#danh-muc"


class GiveTask(OfIncident):
    """Giao việc."""

    form_class = TaskForm

    def arguments(self) -> dict[str, Any]:
        return {"incident": self.about}

    def save(self, form: TaskForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        tasks.give(
            actor=self.actor,
            incident=self.about,
            text=wanted["text"],
            unit=wanted["unit"],
            person=wanted["person"],
            due_at=form.due_at(),
        )
        return _("Đã giao; đơn vị được báo."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Giao việc"), "button": _("Giao")}


class FinishTask(FormScreen):
    """Báo xong, by the unit the task was given to."""

    form_class = ResultForm

    def prepare(self, **kwargs: Any) -> None:
        incident = self.incident(kwargs["pk"])
        task = incident.tasks.select_related("unit", "incident").filter(pk=kwargs["task"]).first()
        if task is None:
            raise PermissionDenied(_("Sự cố này không có việc ấy."))
        self.about, self.task = incident, task
        self.reach(policy.WORK, task.unit)

    def save(self, form: ResultForm) -> tuple[str, Any]:
        tasks.finish(actor=self.actor, task=self.task, result=form.cleaned_data["result"])
        return _("Đã báo xong."), self.about

    def words(self) -> dict[str, Any]:
        back = self.about.get_absolute_url()
        return {"title": _("Báo xong"), "lead": self.task.text, "button": _("Báo xong"), "back": back}


class OpenMatter(OfIncident):
    """Mở vụ việc phải phát ngôn."""

    form_class, action = MatterForm, press.MATTERS

    def arguments(self) -> dict[str, Any]:
        return {"initial": {"title": self.about.title, "facts": self.about.situation}}

    def save(self, form: MatterForm) -> tuple[str, Any]:
        speaking_on.open_matter(actor=self.actor, incident=self.about, wanted=form.wanted)
        return _("Đã mở vụ việc; đồng hồ hiện ở đầu trang."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Mở vụ việc phải phát ngôn"), "button": _("Mở vụ việc")}


class StandDown(OfIncident):
    """Hạ báo động."""

    form_class, action = WordsForm, policy.ACTIVATE

    def save(self, form: WordsForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        made = incidents.stand_down(actor=self.actor, incident=self.about, reason=reason)
        return _("Đã hạ báo động; còn việc rút kinh nghiệm."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Hạ báo động"), "button": _("Hạ báo động")}


class Review(OfIncident):
    """Rút kinh nghiệm."""

    form_class, action = ReviewForm, policy.REVIEW

    def arguments(self) -> dict[str, Any]:
        held = self.about
        given = {"well": held.went_well, "badly": held.went_badly, "no_lesson": held.no_lesson}
        return {"initial": given}

    def save(self, form: ReviewForm) -> tuple[str, Any]:
        made = reviewing.write(actor=self.actor, incident=self.about, **form.cleaned_data)
        return _("Đã lưu."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Rút kinh nghiệm")}


class AddLesson(OfIncident):
    """Ghi bài học."""

    form_class, action = LessonForm, policy.REVIEW

    def save(self, form: LessonForm) -> tuple[str, Any]:
        reviewing.add_lesson(actor=self.actor, incident=self.about, **form.cleaned_data)
        return _("Đã ghi bài học; hãy đưa vào một kế hoạch."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Ghi bài học"), "button": _("Ghi")}


class OfLesson(OfIncident):
    """A form about one lesson."""

    action = policy.REVIEW

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        found = self.about.lessons.select_related("incident__unit", "unit")
        if (lesson := found.filter(pk=kwargs["lesson"]).first()) is None:
            raise PermissionDenied(_("Sự cố này không có bài học ấy."))
        self.lesson = lesson

    def words(self) -> dict[str, Any]:
        return super().words() | {"lead": self.lesson.text}


class ToActivity(OfLesson):
    """Đưa vào kế hoạch."""

    form_class = PlanForm

    def arguments(self) -> dict[str, Any]:
        return {"plans": self.open_plans()}

    def open_plans(self) -> QuerySet[Plan]:
        """Kế hoạch còn sửa được mà người này sửa được, the newest year first."""
        open_ = plans_visible_to(self.actor).filter(paper__state__in=OPEN).select_related("paper", "office")
        mine = [each.pk for each in open_ if plan_rights.allowed(self.actor, plans.PLAN, each)]
        return Plan.objects.filter(pk__in=mine).select_related("paper").order_by("-year", "pk")

    def save(self, form: PlanForm) -> tuple[str, Any]:
        reviewing.to_activity(actor=self.actor, lesson=self.lesson, plan=form.cleaned_data["plan"])
        return _("Bài học đã là một hoạt động của kế hoạch."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Đưa bài học vào kế hoạch"), "button": _("Đưa vào kế hoạch")}


class Handled(OfLesson):
    """Đã làm ngay."""

    form_class = HandledForm

    def save(self, form: HandledForm) -> tuple[str, Any]:
        reviewing.handle(actor=self.actor, lesson=self.lesson, how=form.cleaned_data["how"])
        return _("Đã ghi."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Bài học đã làm ngay"), "button": _("Ghi")}


class Close(IncidentAct):
    """Khép lại."""

    action = policy.REVIEW

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã khép lại."), reviewing.close(actor=self.actor, incident=self.about)
