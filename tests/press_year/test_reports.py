"""The year as it is reported: six figures counted by hand, frozen, on the form, sent in time."""

import json
from datetime import date, datetime, timedelta
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.queries import deadlines_of
from nhipcau.conferences.domain import ending
from nhipcau.core.domain import digests
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm
from nhipcau.press.enums import MatterKind
from nhipcau.press_year.domain import figures, papers, reports
from nhipcau.press_year.enums import YearState
from nhipcau.press_year.views import files
from nhipcau.units.enums import Role
from tests.factories import conferences, enquiries, issuing, press, press_year, rectification
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def ended(**wanted):
    """A report whose period ended yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return press_year.report(starts_on=yesterday - timedelta(days=364), ends_on=yesterday, **wanted)


def written(report):
    return {each.key: each.written for each in reports.figures_of(report)}


def matter(kind, hours_ago: int, stated_after: int | None = None, **wanted):
    """A matter registered by the verb, so that its term runs; spoken on so many hours later."""
    begins = timezone.now() - timedelta(hours=hours_ago)
    held = press.registered(begins_at=begins, kind=kind, **wanted)
    if stated_after is not None:
        held.first_at = begins + timedelta(hours=stated_after)
        held.save(update_fields=["first_at"])
    return held


def test_the_six_figures_as_counted_by_hand():
    standing_office()
    report = press_year.report(
        starts_on=timezone.localdate() - timedelta(days=30), ends_on=timezone.localdate() + timedelta(days=30)
    )
    # Of 7.3 and 7.4 one in time, one late, one silent; of 7.2 one spoken on: 3 of 4, in time 1 of 3.
    matter(MatterKind.EVENT, 50, 10)
    late = matter(MatterKind.DIVIDED, 50, 30)
    silent = matter(MatterKind.EVENT, 50)
    matter(MatterKind.SUDDEN, 50, 40)
    # Three asked, one answered.
    enquiries.answered()
    enquiries.received()
    enquiries.received(subject="Câu khác")
    # One written answer of two matters; what was no claim of fact is no such matter.
    rectification.sent()
    rectification.taken_in()
    rectification.taken_in(kind="opinion")
    # One conference held and one coming; one briefing that the office came to.
    for kind in ("press", "briefing"):
        meeting = conferences.moved(conferences.drafted(kind=kind), -3)
        ending.hold(actor=person(Role.OFFICER), conference=meeting)
    conferences.announced()
    found = written(report)
    assert found == {
        "conferences": "1",
        "briefings": "1",
        "answers": "1/3",
        "statements": "3/4",
        "in-time": "1/3",
        "corrections": "1/2",
    }
    figure = next(each for each in reports.figures_of(report) if each.key == "in-time")
    lacks = {line.path: line.lacks for line in figure.lacking}
    assert "sau hạn" in lacks[late.get_absolute_url()]
    assert lacks[silent.get_absolute_url()] == "chưa phát ngôn"


def test_another_office_counts_itself_and_those_below_alone():
    top = UnitFactory()
    below, aside = UnitFactory(parent=top), UnitFactory()
    for unit in (top, below, aside):
        matter(MatterKind.SUDDEN, 5, unit=unit)
    today = timezone.localdate()
    found = figures.of(top, today - timedelta(days=2), today)
    assert next(each for each in found if each.key == "statements").written == "0/2"


def test_the_clock_of_sending_starts_when_the_period_ends():
    office = standing_office()
    made = reports.open_(actor=person(Role.OFFICER), office=office, year=2026)
    assert (made.starts_on, made.ends_on) == (date(2025, 12, 15), date(2026, 12, 14))
    (due,) = deadlines_of(made)
    # Before 20 December 2026, a Sunday: the last working day before it.
    assert timezone.localtime(due.due_at).date() == date(2026, 12, 18)
    assert "Điều 10" in due.explanation
    assert reports.open_(actor=person(Role.OFFICER), office=office, year=2026) == made


def test_it_is_frozen_when_the_period_is_over_and_stays_as_it_was():
    actor = person(Role.OFFICER)
    with pytest.raises(Refused, match="chưa chốt được"):
        reports.freeze(actor=actor, report=press_year.report(ends_on=timezone.localdate()))
    report = ended(year=2027)
    held = matter(MatterKind.SUDDEN, 30)
    first = reports.freeze(actor=actor, report=report)
    report.refresh_from_db()
    assert report.state == YearState.FROZEN and written(report)["statements"] == "0/1"
    held.first_at = timezone.now()
    held.save()
    assert written(report)["statements"] == "0/1"
    with pytest.raises(Refused, match="lý do chốt lại"):
        reports.freeze(actor=actor, report=report)
    second = reports.freeze(actor=actor, report=report, reason="Sở bổ sung")
    assert written(report)["statements"] == "1/1"
    assert first.digest != second.digest == digests.of(second.content)


def test_the_form_has_the_six_figures_and_part_two():
    actor = person(Role.OFFICER)
    report = ended()
    matter(MatterKind.SUDDEN, 30)
    reports.freeze(actor=actor, report=report)
    reports.write(actor=actor, report=report, difficulties="Thiếu người dịch.", proposals="Không có.")
    report.refresh_from_db()
    opened = docx.Document(BytesIO(files.as_docx(report)))
    text = "\n".join(each.text for each in opened.paragraphs)
    assert "Thiếu người dịch." in text and "Điều 10 Nghị định 244/2026/NĐ-CP" in text
    table = next(each for each in opened.tables if each.rows[0].cells[0].text == "TT")
    cells = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [row[0] for row in cells] == ["1", "2", "3", "4", "5", "6"]
    assert [row[2] for row in cells] == ["0", "0", "0/0", "0/1", "0/0", "0/0"]
    told = json.loads(files.as_json(report))
    assert told["figures"][3]["lines"][0]["lacks"] == "chưa phát ngôn"
    assert files.as_pdf(report).startswith(b"%PDF")


def test_sent_by_its_number_it_meets_the_deadline():
    actor, office = person(Role.OFFICER), standing_office()
    issuing.declared_form(office)
    report = ended()
    due = _started(actor, report)
    paper = papers.draft(actor=actor, report=report)
    with pytest.raises(Refused, match="chưa chốt"):
        signing.submit(actor=actor, paper=paper)
    reports.freeze(actor=actor, report=report)
    with pytest.raises(Refused, match="Phần II"):
        signing.submit(actor=actor, paper=paper)
    reports.write(actor=actor, report=report, difficulties="Không có.", proposals="Không có.")
    signing.submit(actor=actor, paper=paper)
    with pytest.raises(Refused):
        reports.write(actor=actor, report=report, difficulties="Khác", proposals="")
    signing.export(actor=actor, paper=paper, form=FileForm.DOCX)
    signing.bring_back(actor=actor, paper=paper, number="15", on=timezone.localdate())
    report.refresh_from_db()
    due.refresh_from_db()
    assert report.state == YearState.SENT and due.state == DeadlineState.MET


def test_each_figure_opens_its_records_as_a_page_and_a_file(client):
    report = press_year.report(ends_on=timezone.localdate() + timedelta(days=20))
    held = matter(MatterKind.SUDDEN, 3)
    client.force_login(person(Role.OFFICER))
    page = client.get(report.get_absolute_url()).content.decode()
    assert "Nếu năm kết thúc hôm nay" in page and held.title in page
    opened = client.get(reverse("press_year:figure", args=[report.pk, "statements"])).content.decode()
    assert held.get_absolute_url() in opened and "chưa phát ngôn" in opened
    address = reverse("press_year:figure", args=[report.pk, "statements"])
    table = client.get(address, {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert held.title in table
    assert client.get(reverse("press_year:figure", args=[report.pk, "khac"])).status_code == 404
    assert client.get(reverse("press_year:file", args=[report.pk, "exe"])).status_code == 404


def _started(actor, report):
    from nhipcau.clock.domain import deadlines

    begins = timezone.make_aware(datetime.combine(report.ends_on, datetime.min.time()))
    return deadlines.start(
        actor=actor, code=reports.RULE, subject=report, event_at=begins, label="x", unit=report.office
    )
