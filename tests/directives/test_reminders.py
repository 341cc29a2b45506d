"""Đôn đốc: notices once a day, the schedule, the letter, the message to copy."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives.domain import dissemination
from nhipcau.directives.enums import BriefingForm, ReminderKind
from nhipcau.directives.models import Delivery, Reminder
from nhipcau.issuing.domain import papers
from nhipcau.issuing.enums import PaperKind
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import DirectiveFactory
from tests.factories.dissemination import delivery
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def day(distance: int):
    return timezone.localdate() + timedelta(days=distance)


def done(sent: Delivery) -> Delivery:
    head = person(Role.UNIT_HEAD, sent.unit)
    dissemination.brief(
        actor=head, delivery=sent, held_on=day(0), form=BriefingForm.ONLINE, people=3, note=""
    )
    return sent


def test_a_reminder_a_day_and_none_to_who_is_done(clerk: User):
    home = DirectiveFactory()
    late, ready = delivery(UnitFactory(), home), done(delivery(UnitFactory(), home))
    assert dissemination.remind(actor=clerk, deliveries=[late, ready]) == 1
    with pytest.raises(Refused, match="đã được nhắc hôm nay"):
        dissemination.remind(actor=clerk, deliveries=[late, ready])
    assert Reminder.objects.get().delivery == late


def test_acknowledging_is_enough_where_no_briefing_was_asked(clerk: User):
    sent = delivery(UnitFactory(), wants_briefing=False)
    dissemination.acknowledge(actor=person(Role.UNIT_STAFF, sent.unit), delivery=sent)
    with pytest.raises(Refused):
        dissemination.remind(actor=clerk, deliveries=[sent])


def test_the_mail_goes_to_the_unit(clerk: User):
    staff = person(Role.UNIT_STAFF)
    staff.email = "so@example.org"
    staff.save()
    sent = delivery(staff.memberships.get().unit, due=day(-2))
    dissemination.remind(actor=clerk, deliveries=[sent])
    mail = Mail.objects.get()
    assert mail.recipient == "so@example.org"
    assert f"{day(-2):%d/%m/%Y}" in mail.body


class TestSchedule:
    def test_the_day_before_and_after_but_not_long_before(self):
        due = {distance: delivery(UnitFactory(), due=day(distance)) for distance in (-30, -1, 0, 1, 2)}
        delivery(UnitFactory())  # Without a day.
        assert dissemination.remind_due(on=day(0)) == 4
        assert not Reminder.objects.filter(delivery=due[2]).exists()

    def test_twice_a_day_reminds_once_and_again_after_a_week(self):
        delivery(UnitFactory(), due=day(-1))
        assert [dissemination.remind_due(on=day(n)) for n in (0, 0, 1, 6, 7, 8)] == [1, 0, 0, 0, 1, 0]

    def test_a_letter_counts_as_reminder(self, officer: User):
        sent = delivery(UnitFactory(), due=day(-1))
        dissemination.draft_letter(actor=officer, directive=sent.directive, deliveries=[sent])
        assert dissemination.remind_due(on=day(0)) == 0

    def test_what_a_new_version_replaced_is_asked_for_no_more(self):
        sent = delivery(UnitFactory(), due=day(-1))
        sent.directive.superseded_by = DirectiveFactory()
        sent.directive.save()
        assert dissemination.remind_due(on=day(0)) == 0

    def test_the_command_says_how_many(self, capsys):
        delivery(UnitFactory(), due=day(-1))
        call_command("dissemination", "remind")
        call_command("dissemination", "remind")
        assert capsys.readouterr().out.split("\n")[:2] == ["Đã nhắc 1 đơn vị.", "Đã nhắc 0 đơn vị."]
        assert AuditEntry.objects.get(verb="directives.remind").actor_id is None


class TestLetter:
    def test_it_names_who_is_not_done_in_words_and_annex(self, officer: User):
        home = DirectiveFactory(type_name="Hướng dẫn", number="7-HD/KT")
        first, second = UnitFactory(name="Sở Chậm"), UnitFactory(name="Sở Chậm Hơn")
        sent = [delivery(first, home, due=day(-3)), delivery(second, home)]
        ready = done(delivery(UnitFactory(name="Sở Xong"), home))
        paper = dissemination.draft_letter(actor=officer, directive=home, deliveries=[*sent, ready])
        content = papers.document(paper)
        assert paper.kind == PaperKind.REMINDER
        assert "Hướng dẫn 7-HD/KT" in paper.title
        assert content.letterhead.addressees == ("Sở Chậm", "Sở Chậm Hơn")
        (table,) = content.annexes[0].blocks
        assert [row.cells[1] for row in table.rows] == ["Sở Chậm", "Sở Chậm Hơn"]
        assert all("Chưa mở" in row.cells for row in table.rows)
        assert set(paper.units.all()) == {first, second}
        letters = Reminder.objects.filter(kind=ReminderKind.LETTER, paper=paper)
        assert {each.delivery for each in letters} == set(sent)

    def test_many_units_stand_in_the_annex_alone(self, officer: User):
        home = DirectiveFactory()
        sent = [delivery(UnitFactory(), home) for _ in range(12)]
        paper = dissemination.draft_letter(actor=officer, directive=home, deliveries=sent)
        content = papers.document(paper)
        assert content.letterhead.addressees == ("Các đơn vị có tên trong danh sách kèm theo",)
        assert len(content.annexes[0].blocks[0].rows) == 12

    def test_nobody_left_to_write_to(self, officer: User):
        sent = done(delivery(UnitFactory()))
        with pytest.raises(Refused, match="không cần công văn"):
            dissemination.draft_letter(actor=officer, directive=sent.directive, deliveries=[sent])


def test_the_message_says_which_what_and_where():
    home = DirectiveFactory(number="7-HD/KT")
    sent = [delivery(UnitFactory(name="Sở Chậm"), home, due=day(3))]
    text = dissemination.message(home, sent, address="https://nhip.example/van-ban/1/")
    for part in ("7-HD/KT", "Sở Chậm", f"{day(3):%d/%m/%Y}", "https://nhip.example/van-ban/1/"):
        assert part in text
