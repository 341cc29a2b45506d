"""Lập phát ngôn: of a matter or of none, from nothing or from words approved in advance."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..domain import policy, statements
from ..forms.matters import BlanksForm, FreeStatementForm, NewStatementForm
from .records import NewRecord, RecordForm


class NewStatement(NewRecord):
    """Viết phát ngôn không thuộc vụ việc nào: a position, a thanks, a reaction that no term asks for."""

    form_class = FreeStatementForm
    list_address, heading = "press:statements", gettext_lazy("Viết phát ngôn")

    def save(self, form: Any) -> tuple[str, Any]:
        made = statements.begin(actor=self.actor, unit=self.unit, **form.cleaned_data)
        edition = made.story.editions.get()
        return _("Đã lập phát ngôn. Viết xong, hãy trình duyệt."), reverse(
            "newsroom:write", args=[edition.pk]
        )

    def words(self) -> dict[str, Any]:
        return super().words() | {"button": _("Lập và viết nội dung")}


class BeginStatement(RecordForm):
    """Viết phát ngôn từ đầu, on a matter."""

    form_class = NewStatementForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.matter(kwargs["pk"])
        self.reach(policy.MATTERS, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        return {"initial": {"title": self.about.title}}

    def save(self, form: Any) -> tuple[str, Any]:
        given = form.cleaned_data
        made = statements.begin(
            actor=self.actor,
            unit=self.about.unit,
            title=given["title"],
            language=given["language"],
            matter=self.about,
        )
        edition = made.story.editions.get()
        return _("Đã lập phát ngôn. Viết xong, hãy trình duyệt."), reverse(
            "newsroom:write", args=[edition.pk]
        )

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Viết phát ngôn"),
            "lead": self.about.title,
            "button": _("Lập và viết nội dung"),
            "back": self.about.get_absolute_url(),
        }


class FillBlanks(BeginStatement):
    """Phát ngôn từ nội dung chuẩn bị sẵn: its blanks asked one by one, then handed in at once."""

    form_class = BlanksForm  # type: ignore[assignment]
    template = "press/blanks.html"

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.holding = self.prepared(kwargs["holding"])
        self.texts = statements.usable(self.holding)

    def arguments(self) -> dict[str, Any]:
        return {"texts": self.texts}

    def save(self, form: Any) -> tuple[str, Any]:
        made = statements.begin_from(
            actor=self.actor, matter=self.about, holding=self.holding, values=form.values
        )
        return _("Đã lập và trình; lần duyệt một đã có từ trước, người phát ngôn được báo."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Phát ngôn từ nội dung chuẩn bị sẵn"),
            "button": _("Lập và trình duyệt"),
            "holding": self.holding,
            "texts": self.texts,
        }
