"""Ngôn ngữ của điều gửi đi: what leaves the office is Vietnamese, whoever presses the button."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from nhipcau.directives.domain.dissemination import reminders
from nhipcau.exchange.domain import fillables, links
from nhipcau.issuing.domain import messages, papers, summaries
from nhipcau.issuing.models import Paper
from nhipcau.official.domain import stored
from nhipcau.plans.domain import message as task_message
from nhipcau.reports.domain import papers as report_papers
from nhipcau.reports.domain import rollups
from nhipcau.units.models import Unit, User

from .outgoing import Outgoing
from .test_english_screens import VIETNAMESE, read
from .world import World, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

ADDRESS = "https://example.vn/"


def paper_of(paper: Paper) -> dict[str, Any]:
    return stored.as_json(papers.document(paper))


def reminder_letter(out: Outgoing) -> dict[str, Any]:
    late = [out.delivery, out.own]
    return paper_of(reminders.draft_letter(actor=out.actor, directive=out.world.ready, deliveries=late))


def fillable_form(out: Outgoing) -> list[list[Any]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(fillables.book_of(out.world.unit)))
    return [list(row) for sheet in book for row in sheet.iter_rows(values_only=True)]


# What is composed, and a word that it prints.
SENT: dict[str, tuple[Callable[[Outgoing], Any], str]] = {
    "report": (lambda out: paper_of(out.world.report.paper), "Kết quả thực hiện"),
    "report before its paper": (
        lambda out: stored.as_json(report_papers.preview(out.open)),
        "Khó khăn, vướng mắc",
    ),
    "plan": (lambda out: paper_of(out.plan.paper), "KẾ HOẠCH"),
    "reminder letter": (reminder_letter, "đôn đốc việc phổ biến"),
    "summary of comments": (
        lambda out: stored.as_json(summaries.of(out.after_comments)),
        "Giải trình: It is short.",
    ),
    "table of comments": (lambda out: summaries.rows(out.after_comments), "Tiếp thu"),
    "fillable form": (fillable_form, "Department A"),
    "request for comment": (
        lambda out: messages.of_round(out.answered.round, address=ADDRESS),
        "ĐỀ NGHỊ GÓP Ý",
    ),
    "task": (lambda out: task_message.text_of(out.world.late, address=ADDRESS), "NHIỆM VỤ"),
    "link": (lambda out: links.message(out.answer.link, ADDRESS), "Kính gửi"),
    "reminder of a directive": (
        lambda out: reminders.message(out.world.ready, [out.delivery], address=ADDRESS),
        "ĐÔN ĐỐC",
    ),
    "reminder of a report": (
        lambda out: rollups.reminder(out.open, list(out.open.unit_reports.all())),
        "Đề nghị các đơn vị sau gửi",
    ),
}


def test_what_is_sent_is_vietnamese_in_either_language(office: Unit, everyone: User) -> None:
    out = Outgoing(World(office, everyone))
    for name, (compose, word) in SENT.items():
        said = {}
        for language in ("vi", "en"):
            with translation.override(language):
                said[language] = json.dumps(compose(out), ensure_ascii=False, default=str)
        assert said["en"] == said["vi"], name
        assert word in said["en"] and VIETNAMESE.search(said["en"]), name


def test_an_english_reader_downloads_and_sees_the_vietnamese_paper(office: Unit, everyone: User) -> None:
    from docx import Document

    out, client = Outgoing(World(office, everyone)), client_of(everyone)
    paper = out.world.report.paper
    file = client.get(reverse("issuing:draft_file", args=[paper.pk, "docx"]))
    text = "\n".join(line.text for line in Document(io.BytesIO(b"".join(file))).paragraphs)
    assert "KẾT QUẢ THỰC HIỆN" in text and "Overall" not in text
    shown = read(client, paper.get_absolute_url())
    document = shown.split('<article class="iss-paper" lang="vi">')[1].split("</article>")[0]
    assert "KẾT QUẢ THỰC HIỆN" in document and "Submit for signature" in shown
