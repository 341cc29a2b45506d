"""Rà soát: edit, drop, confirm, reopen; and what the machine read stays as it was."""

from datetime import date

import pytest

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.queries import history_of
from nhipcau.directives.domain import completion, duplicates, header, obligations, parties
from nhipcau.directives.enums import DirectiveState, ObligationState, Origin, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.models import User
from tests.factories.directives import SENTENCES, DirectiveFactory, obligation, party
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def test_confirming_needs_a_lead_found_in_the_directory(officer: User):
    nobody = obligation()
    with pytest.raises(Refused, match="chưa có đơn vị chủ trì"):
        obligations.confirm(actor=officer, obligation=nobody)
    party(nobody, Part.LEAD, "Sở Bí Ẩn")
    with pytest.raises(Refused, match="Sở Bí Ẩn"):
        obligations.confirm(actor=officer, obligation=nobody)
    nobody.refresh_from_db()
    assert nobody.state == ObligationState.PROPOSED


def test_the_last_confirmation_confirms_the_directive(officer: User):
    home, lead = DirectiveFactory(), UnitFactory()
    first = obligation(home, lead=lead)
    second = obligation(home, sentence=SENTENCES[1])
    obligations.confirm(actor=officer, obligation=first)
    home.refresh_from_db()
    assert home.state == DirectiveState.REVIEW
    obligations.drop(actor=officer, obligation=second, reason="nhắc lại nhiệm vụ 1")
    home.refresh_from_db()
    assert (home.state, home.confirmed_at is not None) == (DirectiveState.CONFIRMED, True)


def test_confirming_twice_writes_one_entry(officer: User):
    task = obligation(lead=UnitFactory())
    obligations.confirm(actor=officer, obligation=task)
    obligations.confirm(actor=officer, obligation=task)
    assert history_of(task).filter(verb="directives.obligation.confirm").count() == 1


def test_confirm_all_takes_only_those_whose_every_lead_is_found(officer: User):
    home, lead = DirectiveFactory(), UnitFactory()
    ready = obligation(home, lead=lead)
    half = obligation(home, lead=lead, sentence=SENTENCES[1])
    party(half, Part.LEAD, "một đơn vị chưa rõ")
    bare = obligation(home, sentence=SENTENCES[2])
    assert obligations.confirm_all(actor=officer, directive=home) == 1
    states = {o.pk: o.state for o in home.obligations.all()}
    assert states[ready.pk] == ObligationState.CONFIRMED
    assert {states[half.pk], states[bare.pk]} == {ObligationState.PROPOSED}


def test_nothing_is_confirmed_while_it_may_be_a_duplicate(officer: User):
    first = DirectiveFactory()
    home = DirectiveFactory(duplicate_of=first)
    task = obligation(home, lead=UnitFactory())
    with pytest.raises(Refused, match="trùng"):
        obligations.confirm(actor=officer, obligation=task)
    with pytest.raises(Refused, match="trùng"):
        obligations.confirm_all(actor=officer, directive=home)
    duplicates.declare_distinct(actor=officer, directive=home)
    obligations.confirm(actor=officer, obligation=task)


def test_an_edit_leaves_the_reading_and_is_in_the_trail(officer: User):
    task = obligation(lead=UnitFactory())
    machine, reading = task.machine, task.directive.reading
    obligations.edit(
        actor=officer, obligation=task, wanted={"due": date(2026, 12, 20), "authority": "Tỉnh ủy"}
    )
    task = Obligation.objects.get(pk=task.pk)
    assert (task.due, task.authority) == (date(2026, 12, 20), "Tỉnh ủy")
    assert (task.machine, task.directive.reading) == (machine, reading)
    entry = history_of(task).get()
    assert entry.before == {"due": None, "authority": ""}
    assert entry.after == {"due": "2026-12-20", "authority": "Tỉnh ủy"}


@pytest.mark.parametrize(
    "wanted",
    [
        {"text": "  "},
        {"starts_on": date(2026, 5, 2), "due": date(2026, 5, 1)},
        {"recurrence": "FREQ=HOURLY;COUNT=9"},
    ],
)
def test_an_edit_without_sense_changes_nothing(officer: User, wanted: dict):
    task = obligation()
    with pytest.raises(Refused):
        obligations.edit(actor=officer, obligation=task, wanted=wanted)
    assert history_of(task).count() == 0
    assert Obligation.objects.get(pk=task.pk).text == task.text


def test_dropping_needs_a_reason_and_can_be_undone(officer: User):
    task = obligation()
    with pytest.raises(Refused, match="lý do"):
        obligations.drop(actor=officer, obligation=task, reason="  ")
    obligations.drop(actor=officer, obligation=task, reason="chỉ là mục tiêu")
    task.refresh_from_db()
    assert (task.state, task.drop_reason) == (ObligationState.DROPPED, "chỉ là mục tiêu")
    obligations.restore(actor=officer, obligation=task)
    task.refresh_from_db()
    assert (task.state, task.drop_reason) == (ObligationState.PROPOSED, "")


def test_a_confirmed_obligation_is_closed_until_reopened(officer: User):
    task = obligation(lead=UnitFactory())
    obligations.confirm(actor=officer, obligation=task)
    for change in (
        lambda: obligations.edit(actor=officer, obligation=task, wanted={"text": "khác"}),
        lambda: obligations.drop(actor=officer, obligation=task, reason="vì"),
        lambda: parties.add(actor=officer, obligation=task, part=Part.SUPPORT, unit=UnitFactory()),
    ):
        with pytest.raises(Refused, match="mở lại"):
            change()
    with pytest.raises(Refused, match="lý do"):
        obligations.reopen(actor=officer, obligation=task, reason="")
    obligations.reopen(actor=officer, obligation=task, reason="văn bản đính chính thời hạn")
    task.refresh_from_db()
    assert (task.state, task.directive.state) == (ObligationState.PROPOSED, DirectiveState.REVIEW)
    assert history_of(task).first().after["reason"] == "văn bản đính chính thời hạn"


def test_a_higher_app_may_object_to_reopening(officer: User, monkeypatch: pytest.MonkeyPatch):
    def object_to(task: Obligation) -> None:
        raise Refused("Việc này đang được thực hiện.")

    monkeypatch.setattr(obligations.confirmation, "guards", [object_to])
    task = obligation(lead=UnitFactory())
    obligations.confirm(actor=officer, obligation=task)
    with pytest.raises(Refused, match="đang được thực hiện"):
        obligations.reopen(actor=officer, obligation=task, reason="sửa hạn")
    task.refresh_from_db()
    assert task.state == ObligationState.CONFIRMED


def test_a_task_the_machine_missed_is_tied_to_its_sentence(officer: User):
    home = DirectiveFactory()
    quote = SENTENCES[1].replace(" ", "\n  ", 3)
    added = obligations.add(actor=officer, directive=home, text="", quote=quote)
    ((start, end),) = added.spans
    assert home.text[start:end] == SENTENCES[1] == added.text
    assert (added.origin, added.machine) == (Origin.ADDED, None)
    with pytest.raises(Refused, match="Không tìm thấy"):
        obligations.add(actor=officer, directive=home, text="", quote="câu không có trong văn bản")
    with pytest.raises(Refused, match="trống"):
        obligations.add(actor=officer, directive=home, text=" ", quote="")


def test_adding_to_a_confirmed_directive_brings_it_back_to_review(officer: User):
    task = obligation(lead=UnitFactory())
    obligations.confirm(actor=officer, obligation=task)
    obligations.add(actor=officer, directive=task.directive, text="Lập danh sách đầu mối", quote="")
    task.directive.refresh_from_db()
    assert task.directive.state == DirectiveState.REVIEW


def test_a_directive_without_work_is_confirmed_by_a_person(officer: User):
    home = DirectiveFactory()
    waiting = obligation(home)
    with pytest.raises(Refused, match="Còn 1 nhiệm vụ"):
        completion.confirm(actor=officer, directive=home)
    obligations.drop(actor=officer, obligation=waiting, reason="không phải việc")
    home.refresh_from_db()
    assert home.state == DirectiveState.REVIEW
    completion.confirm(actor=officer, directive=home)
    home.refresh_from_db()
    assert home.state == DirectiveState.CONFIRMED


def test_the_header_is_put_right_beside_what_was_read(clerk: User):
    first = DirectiveFactory(number="5-HD/KT")
    home = DirectiveFactory(number="")
    header.correct(actor=clerk, directive=home, wanted={"number": "5-HD/KT", "title": "Kế hoạch mới"})
    home = Directive.objects.get(pk=home.pk)
    assert home.duplicate_of == first
    assert "ke hoach moi" in home.folded
    assert header.changed_fields(home) >= {"number", "title"}
    assert home.reading["number"] is None
    assert audit.broken_at() is None
