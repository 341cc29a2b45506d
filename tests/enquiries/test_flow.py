"""From the question to the answer: one thread, two people, a voice, grounds of the law."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.clock import queries as clock_queries
from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.models import Rule
from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.enquiries import queries
from nhipcau.enquiries.domain import approving, clocks, publishing, receiving, replying, sorting, writing
from nhipcau.enquiries.enums import EntryKind, Ground, State, Via
from nhipcau.enquiries.models import AnswerApproval, Enquiry
from nhipcau.mailing.domain import delivery
from nhipcau.units.enums import Role
from tests.factories import enquiries, newsroom
from tests.factories.units import UnitFactory, UserFactory, person

pytestmark = pytest.mark.django_db


def test_from_the_form_to_the_answer_in_the_askers_box():
    made = enquiries.answered()
    assert (made.state, made.numbered) == (State.ANSWERED, f"1/{timezone.localdate().year}")
    delivery.deliver_due()
    to_asker = [each for each in mail.outbox if each.to == ["hoi@example.org"]]
    assert [each.subject.rpartition(" ")[2] for each in to_asker] == [f"[#{made.numbered}]"] * 2
    assert enquiries.TEXT in to_asker[1].body and str(made.unit) in to_asker[1].body
    assert "Kinh phí bao nhiêu" not in to_asker[0].body, "nobody writes to strangers through us"
    kinds = list(made.entries.values_list("kind", flat=True))
    assert kinds.count(EntryKind.MAIL_OUT) == 2 and kinds.count(EntryKind.STEP) == 6
    second = made.second
    assert second is not None and second.spokesperson is not None and "12/QĐ-UBND" in second.capacity


def test_the_letter_is_in_the_language_asked():
    newsroom.language("fr", is_public=True)
    made = enquiries.approved(code="fr")
    mail.outbox.clear()
    replying.reply(actor=person(Role.OFFICER), enquiry=made, via=Via.MAIL)
    delivery.deliver_due()
    assert "répond à la question" in mail.outbox[-1].subject and "/fr/bao-chi/hoi/" in mail.outbox[-1].body


@pytest.mark.parametrize("ground", Ground.values)
def test_a_refusal_states_its_ground_and_needs_both_people(ground: str):
    made = enquiries.answered(ground=ground)
    assert made.state == State.REFUSED
    letter = made.entries.filter(kind=EntryKind.MAIL_OUT).last()
    assert letter is not None and "Cơ quan không cung cấp thông tin này vì:" in letter.body
    assert {"not-ours": "Sở Xây dựng", "published": "https://example.org/da-cong-bo"}.get(
        ground, ""
    ) in letter.body
    with pytest.raises(Refused, match="bước"):
        publishing.publish(actor=person(Role.OFFICER), enquiry=made, subject="a", question="b")


def test_a_ground_outside_the_list_is_no_ground():
    made = enquiries.given()
    officer = person(Role.OFFICER)
    for ground, detail in (
        ("hostile", ""),
        ("not-ours", ""),
        ("published", "đâu đó"),
        ("published", "javascript:1"),
    ):
        with pytest.raises(Refused):
            writing.write(actor=officer, enquiry=made, text="", ground=ground, detail=detail)
    assert not made.answers.exists()


def test_no_fact_without_a_source_that_a_second_person_looked_up():
    unit = UnitFactory()
    writer, head = person(Role.UNIT_STAFF, unit), person(Role.UNIT_HEAD, unit)
    made = enquiries.given(unit)
    writing.write(actor=writer, enquiry=made, text="120 tỉ đồng.")
    with pytest.raises(Refused, match="ít nhất một nguồn"):
        approving.submit(actor=writer, enquiry=made)
    source = enquiries.sourced(made, head)
    for hand in (writer, head):
        with pytest.raises(Refused, match="không soạn"):
            writing.check_source(actor=hand, source=source)
    with pytest.raises(Refused, match="đối chiếu"):
        approving.submit(actor=writer, enquiry=made)
    writing.check_source(actor=person(Role.OFFICER), source=source)
    assert approving.submit(actor=writer, enquiry=made).state == State.SUBMITTED
    other = enquiries.given(unit)
    writing.write(actor=writer, enquiry=other, text="Xin hẹn gặp thứ Hai.")
    writing.need_none(actor=writer, enquiry=other, reason="chỉ hẹn gặp")
    assert approving.submit(actor=writer, enquiry=other).state == State.SUBMITTED
    with pytest.raises(Refused, match="ngày văn bản hoặc liên kết"):
        writing.add_source(actor=writer, enquiry=enquiries.given(unit), statement="a", title="b")


def test_neither_the_writer_nor_the_first_approver_nor_one_without_a_voice_gives_the_second():
    unit = UnitFactory()
    writer = person(Role.OFFICER)
    made = enquiries.submitted(unit, writer)
    with pytest.raises(Refused, match="không soạn"):
        approving.check(actor=writer, enquiry=made)
    first = enquiries.voice(unit)
    approving.check(actor=first, enquiry=made)
    made.refresh_from_db()
    with pytest.raises(Refused, match="lần hai phải là người khác"):
        approving.approve(actor=first, enquiry=made)
    with pytest.raises(Refused, match="Chỉ người phát ngôn đang có hiệu lực"):
        approving.approve(actor=person(Role.LEADER), enquiry=made)
    assert approving.approve(actor=enquiries.voice(unit), enquiry=made).state == State.APPROVED


def test_the_database_itself_answers_nothing_that_two_people_have_not_approved():
    made = enquiries.checked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.filter(pk=made.pk).update(state=State.APPROVED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.filter(pk=made.pk).update(state=State.ANSWERED, second=made.first)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerApproval.objects.create(answer=made.answer, step=2, person=UserFactory())


def test_what_was_handed_in_never_changes_and_what_was_returned_is_written_anew():
    unit = UnitFactory()
    writer, head = person(Role.UNIT_STAFF, unit), person(Role.UNIT_HEAD, unit)
    made = enquiries.submitted(unit, writer)
    with pytest.raises(Refused):
        writing.write(actor=writer, enquiry=made, text="Khác.")
    approving.return_(actor=head, enquiry=made, reason="nói rõ nguồn vốn")
    made.refresh_from_db()
    with pytest.raises(Refused, match="lưu bản sửa"):
        approving.submit(actor=writer, enquiry=made)
    again = writing.write(actor=writer, enquiry=made, text="Vốn trung ương 120 tỉ.")
    assert again.number == 2 and made.answers.get(number=1).text == enquiries.TEXT
    other = person(Role.UNIT_STAFF, unit)
    with pytest.raises(Refused, match="đã lưu bản 2"):
        writing.write(actor=other, enquiry=made, text="Tôi viết.", base=1)
    assert writing.write(actor=other, enquiry=made, text="Tôi viết.", base=2).number == 3


def test_the_own_term_runs_only_once_it_was_switched_on():
    made = enquiries.received()
    assert not clock_queries.deadlines_of(made).exists() and not clocks.is_in_use(made)
    Rule.objects.filter(code="press-enquiry-answer").update(is_verified=True)
    made = enquiries.answered()
    deadline = clock_queries.deadlines_of(made).get()
    assert deadline.state == DeadlineState.MET and deadline.unit == made.unit
    assert "Quy chế phát ngôn" in deadline.explanation


def test_a_resident_foreign_bureau_is_answered_within_the_laws_five_working_days():
    made = enquiries.received(is_resident_bureau=True)
    assert clock_queries.deadlines_of(made).get().rule.code == "foreign-press-resident-request"
    moved = sorting.triage(
        actor=person(Role.OFFICER), enquiry=made, unit=UnitFactory(), reason="nhầm", is_resident_bureau=False
    )
    assert clock_queries.deadlines_of(moved).get().state == DeadlineState.CANCELLED
    back = sorting.triage(
        actor=person(Role.OFFICER), enquiry=moved, unit=UnitFactory(), reason="đúng", is_resident_bureau=True
    )
    running = clock_queries.deadlines_of(back).get(state=DeadlineState.RUNNING)
    assert (running.event_at, running.unit) == (made.received_at, back.unit)


def test_merged_askers_are_answered_too_and_passed_ones_are_told_where_to_turn():
    kept = enquiries.approved(email="a@example.org")
    twin = enquiries.received(email="b@example.org")
    sorting.merge(actor=person(Role.OFFICER), enquiry=twin, into=kept)
    replying.reply(actor=person(Role.OFFICER), enquiry=kept)
    late = sorting.merge(
        actor=person(Role.OFFICER), enquiry=enquiries.received(email="c@example.org"), into=kept
    )
    passed = sorting.pass_on(
        actor=person(Role.OFFICER), enquiry=enquiries.received(email="d@example.org"), reason="dân hỏi"
    )
    delivery.deliver_due()
    for each in ("a", "b", "c"):
        assert any(enquiries.TEXT in sent.body for sent in mail.outbox if sent.to == [f"{each}@example.org"])
    assert any("tiếp công dân" in sent.body for sent in mail.outbox if sent.to == ["d@example.org"])
    assert late.contact.enquiry_id == late.pk and passed.state == State.PASSED
    opened = replying.reopen(actor=person(Role.OFFICER), enquiry=passed, reason="là báo thật")
    assert opened.state == State.RECEIVED
    with pytest.raises(Refused, match="câu hỏi khác còn trong sổ"):
        sorting.merge(actor=person(Role.OFFICER), enquiry=opened, into=late)


def test_drafts_of_one_unit_are_invisible_to_others_and_visible_to_its_voice():
    made = enquiries.given()
    assert made in queries.enquiries_visible_to(person(Role.UNIT_STAFF, made.unit))
    assert made not in queries.enquiries_visible_to(person(Role.UNIT_HEAD))
    assert made not in queries.enquiries_visible_to(person(Role.CLERK))
    with pytest.raises(PermissionDenied):
        writing.write(actor=person(Role.UNIT_STAFF), enquiry=made, text="a")


def test_figures_open_what_they_count():
    year = timezone.localdate().year
    first, last = date(year, 1, 1), date(year, 12, 31)
    yes, no = enquiries.answered(), enquiries.answered(ground="secret")
    waits = enquiries.received(email="x@example.org")
    enquiries.received(is_trapped=True)
    sorting.pass_on(actor=person(Role.OFFICER), enquiry=enquiries.received(email="y@example.org"), reason="a")
    asked = queries.asked_between(first, last)
    assert set(asked) == {yes, no, waits}
    assert set(queries.answered_of(asked)) == {yes}
    assert set(queries.answered_between(first, last)) == {yes}
    assert set(queries.refused_between(first, last)) == {no}
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert not queries.asked_between(tomorrow, tomorrow).exists()


def test_by_hand_for_the_own_unit_and_never_of_tomorrow():
    staff = person(Role.UNIT_STAFF)
    unit = staff.memberships.get().unit
    given = {"asked": enquiries.asked(email=""), "language": newsroom.language(), "channel": "telephone"}
    made = receiving.enter(actor=staff, unit=unit, **given)
    assert made.state == State.DRAFTING and made.number
    with pytest.raises(PermissionDenied):
        receiving.enter(actor=staff, **given)
    with pytest.raises(Refused, match="tương lai"):
        receiving.enter(actor=staff, unit=unit, received_at=timezone.now() + timedelta(hours=1), **given)
    with pytest.raises(Refused, match="đường hỏi"):
        receiving.enter(actor=staff, unit=unit, **(given | {"channel": "form"}))


def test_the_trail_holds_no_name_and_its_chain_holds():
    made = enquiries.published()
    said = "".join(f"{each.before}{each.after}" for each in AuditEntry.objects.all())
    for value in (made.contact.name, made.contact.email, made.contact.phone):
        assert value not in said
    assert "sha256:" in said and audit.broken_at() is None
