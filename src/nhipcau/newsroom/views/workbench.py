"""Bàn dịch: the source beside its translation, sentence by sentence, with what memory and glossary know."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.translation.domain import checks, glossary, machine, memory
from nhipcau.translation.domain.checks import Finding
from nhipcau.translation.domain.glossary import Found
from nhipcau.translation.domain.memory import Suggestion

from ..domain import passages, policy, staleness, terms, wording, workbench
from ..domain.workbench import Given
from ..enums import WITH_APPROVERS, Part
from ..models import Edition, Passage
from ..queries import board as readings
from .screen import Act, Screen

ON_PAGE = 40


@dataclass(slots=True)
class Line:
    """Một câu trên bàn dịch: what is typed, and all that helps with it."""

    passage: Passage
    text: str
    is_done: bool
    is_joined: bool
    offers: list[Suggestion] = field(default_factory=list)
    terms: list[Found] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    comments: list[Any] = field(default_factory=list)
    diff: str = ""
    begins: bool = False


class Workbench(Screen):
    """Bàn dịch của một bản."""

    keeps_filters = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The sentences as they are kept."""
        self.ask(policy.READ, self.prepare(pk).story)
        return self.page({})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save what was typed, take a suggestion, or fill what the memory knows; nothing typed is lost."""
        edition = self.prepare(pk)
        self.ask(policy.WRITE, edition.story)
        given = self.given()
        try:
            workbench.save(actor=self.actor, edition=edition, given=given)
            if "fill" in request.POST:
                self.fill()
            if "machine" in request.POST:
                self.draft()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            self.prepare(pk)
            return self.page(given, status=422)
        if not {"fill", "machine"} & set(request.POST):
            messages.success(request, _("Đã lưu."))
        place = request.POST.get("take", "").partition(":")[0] or request.POST.get("place", "")
        anchor = f"#cau-{place}" if place.isdecimal() else ""
        return redirect(f"{request.get_full_path()}{anchor}")

    def prepare(self, pk: int) -> Edition:
        """The edition. Raises Http404 for the story's own language."""
        self.about = self.edition(pk)
        if self.about.language_id == self.about.story.language_id:
            raise Http404
        self.rows = passages.of(self.about)
        return self.about

    def given(self) -> dict[int, Given]:
        """What was sent, by position; a suggestion that was clicked stands in its field."""
        sent, found = self.request.POST, {}
        taken, _colon, rest = sent.get("take", "").partition(":")
        for each in self.rows:
            at = each.position
            if f"t-{at}" not in sent:
                continue
            stroke, score = sent.get(f"s-{at}", ""), sent.get(f"m-{at}", "")
            text, joined = sent[f"t-{at}"], f"j-{at}" in sent
            if taken == str(at):
                score, _colon, text = rest.partition(":")
                joined = False
            found[at] = Given(
                text,
                is_done=f"d-{at}" in sent and taken != str(at),
                stroke=int(stroke) if stroke.isdecimal() else 0,
                is_joined=joined,
                score=int(score[:3]) if score.isdecimal() else None,
            )
        return found

    def fill(self) -> None:
        """Say how many were filled."""
        n = workbench.fill_from_memory(actor=self.actor, edition=self.about)
        if n:
            said = ngettext(
                "Đã điền %(n)d câu mà bộ nhớ có y nguyên; hãy đọc và xác nhận từng câu.",
                "Đã điền %(n)d câu mà bộ nhớ có y nguyên; hãy đọc và xác nhận từng câu.",
                n,
            )
            messages.success(self.request, said % {"n": n})
        else:
            messages.info(self.request, _("Bộ nhớ dịch chưa có câu nào y nguyên như các câu còn trống."))

    def draft(self) -> None:
        """Ask the machine for what nobody translated; each sentence waits for a person."""
        empty = [each.source for each in passages.of(self.about) if each.is_empty and each.source]
        answers = machine.draft(empty, source=self.about.story.language.code, target=self.about.language.code)
        texts = dict(zip(empty, answers, strict=True))
        n = workbench.take_draft(actor=self.actor, edition=self.about, texts=texts)
        said = ngettext(
            "Máy đã dịch nháp %(n)d câu; hãy đọc, sửa và xác nhận từng câu.",
            "Máy đã dịch nháp %(n)d câu; hãy đọc, sửa và xác nhận từng câu.",
            n,
        )
        messages.success(self.request, said % {"n": n})

    def page(self, given: dict[int, Given], status: int = 200) -> HttpResponse:
        """The page; `given` is what was typed and could not be kept."""
        edition, story = self.about, self.about.story
        page = Paginator([each for each in self.rows if each.part != Part.REST], ON_PAGE).get_page(
            self.request.GET.get("page")
        )
        said = [each for each in readings.comments_of(edition) if each.resolved_at is None]
        context = {
            "edition": edition,
            "story": story,
            "page_obj": page,
            "lines": self.lines(list(page.object_list), given, said),
            "spare": [each for each in self.rows if each.part == Part.REST],
            "progress": passages.progress_of(self.rows),
            "lacking": passages.lacking(edition),
            "changes": wording.marked_changes(staleness.changes_of(edition)),
            "terms": terms.asked_of(edition),
            "overrides": self.may(policy.APPROVE, story),
            "comments": [each for each in said if not each.quote],
            "drafts": machine.is_offered(),
            "held": edition.state in WITH_APPROVERS,
            "writes": self.may(policy.WRITE, story) and edition.state not in WITH_APPROVERS,
            "may_resolve": self.may(policy.WRITE, story),
        }
        return render(self.request, "newsroom/workbench.html", context, status=status)

    def lines(self, rows: list[Passage], given: dict[int, Given], said: list[Any]) -> list[Line]:
        """What stands beside each sentence, read for all at once."""
        source, target = self.about.story.language.code, self.about.language.code
        texts = [each.source for each in self.rows if each.part != Part.REST]
        at = {each.position: number for number, each in enumerate(rows)}
        contexts = [
            (texts[each.position - 1] if each.position else "", (texts[each.position + 1 :] or [""])[0])
            for each in rows
        ]
        offers = memory.suggest(
            [each.source for each in rows], source=source, target=target, contexts=contexts
        )
        known = glossary.found_in("\n".join(each.source for each in rows), source=source, target=target)
        unmet = glossary.unmet_in([(each.source, each.target) for each in rows], source=source, target=target)
        found, part = [], ""
        for each in rows:
            sent, number = given.get(each.position), at[each.position]
            line = Line(
                each,
                text=sent.text if sent else each.target,
                is_done=sent.is_done if sent else each.is_done,
                is_joined=sent.is_joined if sent else each.is_joined,
                offers=[offer for offer in offers[number] if offer.text != each.target],
                terms=_once(known, each.source),
                comments=[one for one in said if one.quote and one.quote in {each.target, each.source}],
                diff=wording.marked(each.old_source, each.source) if each.old_source else "",
                begins=each.part != part,
            )
            if each.target:
                line.findings = checks.check(each.source, each.target, source_code=source, target_code=target)
                line.findings += [Finding("term", one.sentence) for one in unmet[number]]
            found.append(line)
            part = each.part
        return found


class FollowSource(Act):
    """Theo bản gốc mới."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        workbench.follow_source(actor=self.actor, edition=self.about)
        said = _("Bản dịch đã theo bản gốc mới: câu không đổi giữ nguyên, câu đã đổi chờ bạn xem lại.")
        return said, self.back()

    def back(self, **kwargs: Any) -> Any:
        """The workbench."""
        return reverse("newsroom:workbench", args=[self.about.pk])


def _once(terms: list[Found], text: str) -> list[Found]:
    """Terms that stand in this sentence, each once."""
    found = {each.entry.pk: each for each in terms if each.said in text}
    return list(found.values())
