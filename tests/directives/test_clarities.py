"""Sáu rõ: stated by the document, filled in by a person, or missing."""

from datetime import date

import pytest

from nhipcau.directives.domain import clarities, deadlines, obligations, parties
from nhipcau.directives.enums import Clarity, Part, Standing
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User
from tests.factories.directives import SENTENCES, DirectiveFactory, machine_of, obligation, party
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
TEXT = "\n".join(SENTENCES)


def standings(task: Obligation) -> dict[Clarity, Standing]:
    return {clear.clarity: clear.standing for clear in clarities.of(Obligation.objects.get(pk=task.pk))}


def test_each_of_the_six_once_in_the_official_order():
    assert [clear.clarity for clear in clarities.of(obligation())] == list(Clarity)


def test_what_the_document_states_and_what_it_does_not():
    task = obligation(
        lead=UnitFactory(),
        machine=machine_of(
            TEXT,
            SENTENCES[0],
            lead=["Sở ấy"],
            deadline={"text": "trước ngày 15/12/2026", "date": "2026-12-15"},
            deliverable="kế hoạch",
        ),
    )
    task.parties.update(written="Sở ấy")
    assert standings(task) == {
        Clarity.WHO: Standing.STATED,
        Clarity.WHAT: Standing.STATED,
        Clarity.WHEN: Standing.STATED,
        Clarity.RESPONSIBILITY: Standing.MISSING,
        Clarity.PRODUCT: Standing.STATED,
        Clarity.AUTHORITY: Standing.MISSING,
    }


def test_what_a_person_gives_is_told_apart(officer: User):
    task = obligation(lead=UnitFactory())
    wanted = {"due": date(2026, 12, 1), "authority": "Tỉnh ủy", "text": "Xây dựng kế hoạch"}
    obligations.edit(actor=officer, obligation=task, wanted=wanted)
    parties.add(actor=officer, obligation=task, part=Part.LEAD, unit=UnitFactory())
    found = standings(task)
    filled = {Clarity.WHO, Clarity.WHAT, Clarity.WHEN, Clarity.AUTHORITY}
    assert {clarity for clarity, standing in found.items() if standing == Standing.FILLED} == filled


def test_choosing_the_unit_for_a_stated_name_leaves_it_stated(officer: User):
    task = obligation(machine=machine_of(TEXT, SENTENCES[0], lead=["Sở ấy"]))
    line = party(task, Part.LEAD, "Sở ấy")
    parties.choose(actor=officer, party=line, unit=UnitFactory())
    assert standings(task)[Clarity.WHO] == Standing.STATED


def test_taking_back_a_value_makes_it_missing(officer: User):
    task = obligation(machine=machine_of(TEXT, SENTENCES[0], deliverable="kế hoạch"))
    obligations.edit(actor=officer, obligation=task, wanted={"deliverable": ""})
    assert standings(task)[Clarity.PRODUCT] == Standing.MISSING


def test_everything_in_an_added_task_is_a_persons(officer: User):
    task = obligations.add(actor=officer, directive=DirectiveFactory(), text="Lập danh sách", quote="")
    assert standings(task)[Clarity.WHAT] == Standing.FILLED
    assert standings(task)[Clarity.WHO] == Standing.MISSING


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=20", "ngày 20 hằng tháng"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "cuối tháng hằng tháng"),
        ("FREQ=WEEKLY;BYDAY=FR", "thứ sáu hằng tuần"),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "ngày 20 tháng cuối hằng quý"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10", "ngày 10 tháng 12 hằng năm"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10", "ngày 10 tháng 6, 12 hằng năm"),
        ("", ""),
    ],
)
def test_a_recurrence_in_words(rule: str, words: str):
    assert deadlines.rule_in_words(rule) == words


def test_a_deadline_in_words():
    task = Obligation(
        starts_on=date(2026, 4, 1),
        due=date(2026, 12, 15),
        continuous=True,
        deadline_after={"amount": 5, "unit": "working-day", "event": "ngày nhận được đề nghị"},
        periods=["quarter"],
    )
    assert deadlines.in_words(task) == (
        "từ 01/04/2026; chậm nhất 15/12/2026; "
        "5 ngày làm việc kể từ ngày nhận được đề nghị; thường xuyên; hằng quý"
    )
    assert deadlines.in_words(Obligation(deadline_text="kịp thời")) == "kịp thời"
