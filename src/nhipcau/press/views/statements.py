"""Phát ngôn: the list, one of them, approved by a voice, issued in one step."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.newsroom import queries as newsroom_queries
from nhipcau.newsroom.domain import approving, drafting, gates
from nhipcau.newsroom.domain import policy as newsroom
from nhipcau.newsroom.enums import WITH_APPROVERS, EditionState
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.newsroom.models import Edition
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, sending, speaking, statements
from ..forms.matters import IssueForm, StatementListForm
from ..models import Statement
from .records import RecordAct, RecordForm, RecordScreen


def _row(statement: Statement) -> list[Any]:
    story = statement.story
    return [
        story.title,
        str(statement.matter or ""),
        str(story.unit),
        statement.issued_at,
        str(statement.spokesperson or ""),
        str(statement.turn.person) if statement.turn else "",
        _("phát ngôn lần đầu") if statement.is_first else "",
    ]


STATEMENTS = Listing(
    "phat-ngon",
    [
        Column("title", gettext_lazy("Phát ngôn"), 1),
        Column("matter", gettext_lazy("Vụ việc"), 2),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm"), 3),
        Column("issued", gettext_lazy("Công bố lúc"), 4),
        Column("voice", gettext_lazy("Người phát ngôn"), 5),
        Column("turn", gettext_lazy("Người trực thay")),
        Column("first", gettext_lazy("Lần đầu")),
    ],
    cells=_row,
)


class StatementList(RecordScreen):
    """Danh sách phát ngôn; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = STATEMENTS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.statements_visible_to(self.actor).select_related("spokesperson", "turn__person")
        form = StatementListForm(request.GET)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.MATTERS)),
        }
        return render(request, "press/statements.html", context)

    def filtered(self, found: QuerySet[Statement], wanted: dict[str, Any]) -> QuerySet[Statement]:
        """By the form."""
        for word in fold(wanted.get("q") or "").split():
            found = found.filter(story__folded__contains=word)
        if state := wanted.get("state"):
            found = found.filter(issued_at__isnull=state == "open")
        return found


class StatementPage(RecordScreen):
    """Một phát ngôn: what it says in each language, who acts next, one button to issue it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        statement = self.statement(pk)
        story = statement.story
        rows = [self.row(each) for each in newsroom_queries.editions_of(story)]
        is_ready = any(
            row["edition"].state == EditionState.APPROVED and row["edition"].language_id == story.language_id
            for row in rows
        )
        voice = speaking.voice(self.actor, unit=story.unit, matter=statement.matter)
        issues = self.can(newsroom.PUBLISH, story.unit) or voice is not None
        sent = story.sendings.select_related("list", "mailing", "corrects")
        context = {
            "statement": statement,
            "story": story,
            "rows": rows,
            "decides": any(row["speaks"] for row in rows),
            "checks": any(row["checks"] for row in rows),
            "submits": any(row["submits"] for row in rows),
            "issues": issues and is_ready and statement.issued_at is None,
            "voice": voice.words if voice else "",
            "sees_story": newsroom_queries.stories_visible_to(self.actor).filter(pk=story.pk).exists(),
            "sendings": sent,
            "wrong": [each for each in sent if each.corrects_id is None and sending.wrong_in(each)],
            "may_correct": self.can(newsroom.PUBLISH, story.unit),
        }
        return render(request, "press/statement.html", context)

    def row(self, edition: Edition) -> dict[str, Any]:
        """One language: what whoever looks at it may do with it."""
        state, story = edition.state, edition.story
        waits = state in WITH_APPROVERS
        writes = self.can(newsroom.WRITE, story.unit)
        decides = waits and approving.may(self.actor, edition)
        missing = drafting.missing(edition) if state == EditionState.DRAFT and writes else []
        version = edition.current
        assert version is not None  # noqa: S101 - an edition is never made without a text
        return {
            "edition": edition,
            "version": version,
            "approvals": version.approvals.select_related("person"),
            "missing": missing,
            "prepared": gates.prepared(edition)
            if state in {EditionState.DRAFT, EditionState.SUBMITTED}
            else "",
            "why_not": approving.why_not(self.actor, edition) if waits else "",
            "speaks": decides and state == EditionState.CHECKED,
            "checks": decides and state == EditionState.SUBMITTED,
            "submits": writes and state == EditionState.DRAFT and not missing,
            "writes": writes and not waits,
        }


class ApproveStatement(RecordAct):
    """Duyệt với tư cách người phát ngôn, a language or every one that waits for it."""

    find = "statement"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        waiting = self.about.story.editions.filter(state=EditionState.CHECKED).select_related("story__unit")
        for edition in waiting:
            approving.approve(actor=self.actor, edition=edition)
        return _("Đã duyệt với tư cách người phát ngôn; công bố được."), self.about


class CheckStatement(RecordAct):
    """Duyệt lần một mọi bản đang chờ."""

    find = "statement"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        waiting = self.about.story.editions.filter(state=EditionState.SUBMITTED)
        for edition in waiting.select_related("story__unit"):
            approving.check(actor=self.actor, edition=edition)
        return _("Đã duyệt lần một; người phát ngôn được báo."), self.about


class SubmitStatement(RecordAct):
    """Trình duyệt mọi bản đã viết đủ."""

    find = "statement"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        drafts = self.about.story.editions.filter(state=EditionState.DRAFT)
        for edition in drafts.select_related("story__unit", "current", "language"):
            if not drafting.missing(edition):
                approving.submit(actor=self.actor, edition=edition)
        return _("Đã trình; người duyệt được báo."), self.about


class ReturnStatement(RecordForm):
    """Trả lại để sửa, kèm lý do."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.statement(kwargs["pk"])
        self.reach(policy.READ)

    def save(self, form: Any) -> tuple[str, Any]:
        waiting = self.about.story.editions.filter(state__in=WITH_APPROVERS).select_related("story__unit")
        for edition in waiting:
            approving.return_(actor=self.actor, edition=edition, reason=form.cleaned_data["reason"])
        return _("Đã trả lại; người viết được báo kèm lý do."), self.about

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Trả lại để sửa"),
            "lead": str(self.about),
            "button": _("Trả lại"),
            "back": self.about.get_absolute_url(),
        }


class IssueStatement(RecordForm):
    """Công bố: portal, feeds and letters in one step."""

    form_class = IssueForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.statement(kwargs["pk"])
        self.reach(policy.READ)

    def arguments(self) -> dict[str, Any]:
        return {"lists": sending.lists_for(self.about.story)}

    def save(self, form: Any) -> tuple[str, Any]:
        made = statements.issue(actor=self.actor, statement=self.about, lists=form.cleaned_data["lists"])
        at = timezone.localtime(made.issued_at)
        return _("Đã công bố lúc %(at)s.") % {"at": f"{at:%H:%M %d/%m/%Y}"}, made.matter or made

    def words(self) -> dict[str, Any]:
        lead = _("“%(title)s” ra cổng ngay ở mọi ngôn ngữ đã duyệt. Công bố rồi chỉ đính chính hoặc gỡ được.")
        return {
            "title": _("Công bố phát ngôn"),
            "lead": lead % {"title": self.about},
            "button": _("Công bố ngay"),
            "back": self.about.get_absolute_url(),
        }


class SendCorrections(RecordAct):
    """Gửi đính chính tới người đã nhận."""

    find = "statement"

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        sending.send_corrections(actor=self.actor, story=self.about.story)
        return _("Thư đính chính bắt đầu đi tới những ai đã nhận chỗ sai."), self.about
