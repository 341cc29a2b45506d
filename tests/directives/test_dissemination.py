"""Phổ biến: proposals, sending, receipt, briefing, passing on, recall."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives import queries
from nhipcau.directives.domain import dissemination, intake
from nhipcau.directives.enums import BriefingForm, DeliveryState, DirectiveState, ObligationState, Part
from nhipcau.directives.models import Briefing, Delivery
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import DirectiveFactory, obligation, party, reading_of
from tests.factories.dissemination import delivery
from tests.factories.units import GroupFactory, UnitFactory, merged, person, standing_office

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def names(proposed: list[dissemination.Proposed]) -> list[str]:
    return [each.unit.name for each in proposed]


def recipient(name: str, *, purpose: str | None = None, units: list[str] | None = None) -> dict[str, object]:
    return {"name": name, "purpose": purpose, "note": None, "span": [0, 1], "units": units or []}


def directive_to(*recipients: dict[str, object], addressees: tuple[str, ...] = ()):
    return DirectiveFactory(
        reading=reading_of("Nơi nhận", recipients=list(recipients), addressees=addressees)
    )


class TestProposals:
    def test_a_recipient_line_gives_each_unit_it_names(self):
        for name in ("Sở Ngoại vụ", "Sở Tài chính"):
            UnitFactory(name=name)
        home = directive_to(recipient("Sở Ngoại vụ, Sở Tài chính", units=["Sở Ngoại vụ", "Sở Tài chính"]))
        assert names(dissemination.propose(home).by_recipients) == ["Sở Ngoại vụ", "Sở Tài chính"]

    def test_a_group_stands_for_its_members_and_the_ended_for_their_heirs(self):
        old, new = UnitFactory(name="Sở Thông tin"), UnitFactory(name="Sở Văn hóa")
        group = GroupFactory(name="Các sở, ban, ngành")
        group.members.set([old, UnitFactory(name="Sở Y tế")])
        merged(old, new, date(2025, 3, 1))
        found = dissemination.propose(directive_to(recipient("Các sở, ban, ngành")))
        assert sorted(names(found.by_recipients)) == ["Sở Văn hóa", "Sở Y tế"]

    def test_as_above_means_the_addressees(self):
        UnitFactory(name="Sở Ngoại vụ")
        home = directive_to(
            recipient("Như trên"), recipient("Lưu: VT", purpose="file"), addressees=("Sở Ngoại vụ",)
        )
        found = dissemination.propose(home)
        assert names(found.by_recipients) == ["Sở Ngoại vụ"]
        assert not found.unclear

    def test_a_copy_for_report_is_offered_but_not_ticked(self):
        UnitFactory(name="Ban Chỉ đạo Thử")
        home = directive_to(recipient("Ban Chỉ đạo Thử", purpose="report"))
        (line,) = dissemination.propose(home).by_recipients
        assert not line.asked

    def test_who_must_act_is_not_hidden_by_a_copy_for_report(self):
        UnitFactory(name="Sở Ngoại vụ")
        home = directive_to(recipient("Sở Ngoại vụ", purpose="report"), addressees=("Sở Ngoại vụ",))
        (line,) = dissemination.propose(home).by_recipients
        assert line.asked

    def test_a_name_nobody_knows_is_shown_to_choose(self):
        found = dissemination.propose(directive_to(recipient("TT.ĐUK")))
        assert [each.written for each in found.unclear] == ["TT.ĐUK"]

    def test_units_of_tasks_come_once_and_not_again(self):
        lead, support = UnitFactory(name="Sở Ngoại vụ"), UnitFactory(name="Sở Y tế")
        home = directive_to(recipient("Sở Ngoại vụ"))
        task = obligation(home, lead=lead, sentence="Nơi nhận")
        party(task, Part.SUPPORT, "Sở Y tế", support)
        dropped = obligation(home, lead=UnitFactory(), sentence="Nơi nhận", state=ObligationState.DROPPED)
        found = dissemination.propose(home)
        assert names(found.by_recipients) == ["Sở Ngoại vụ"]
        assert names(found.by_tasks) == ["Sở Y tế"]
        assert dropped.parties.get().unit not in [each.unit for each in found.by_tasks]

    def test_the_standing_office_the_issuer_and_who_has_it_are_left_out(self):
        office, issuer, has = standing_office(), UnitFactory(name="Ban Ra Văn Bản"), UnitFactory(name="Sở Có")
        home = directive_to(*(recipient(unit.name) for unit in (office, issuer, has)))
        home.issuer = issuer
        home.save()
        delivery(has, home)
        assert not dissemination.propose(home).by_recipients

    def test_units_that_had_the_older_version_are_proposed(self):
        unit, old = UnitFactory(), DirectiveFactory(number="1-HD/CU")
        new = DirectiveFactory()
        delivery(unit, old)
        old.superseded_by = new
        old.save()
        (line,) = dissemination.propose(new).by_older
        assert (line.unit, line.why) == (unit, "1-HD/CU")


class TestSending:
    def test_each_unit_gets_it_once(self, clerk: User):
        first, second = UnitFactory(), UnitFactory()
        home = DirectiveFactory()
        made = dissemination.send(actor=clerk, directive=home, units=[first, first], due=TODAY())
        dissemination.send(actor=clerk, directive=home, units=[first, second])
        assert made.deliveries.count() == 1
        assert sorted(Delivery.objects.values_list("unit", flat=True)) == sorted([first.pk, second.pk])

    def test_the_people_of_the_unit_are_told_by_mail_and_nobody_else(self, clerk: User):
        mine, other = person(Role.UNIT_STAFF), person(Role.UNIT_STAFF)
        for who, address in ((mine, "a@example.org"), (other, "b@example.org")):
            who.email = address
            who.save()
        unit = mine.memberships.get().unit
        home = DirectiveFactory()
        dissemination.send(actor=clerk, directive=home, units=[unit])
        mail = Mail.objects.get()
        assert mail.recipient == "a@example.org"
        assert home.number not in mail.subject
        assert home.number in mail.body

    @pytest.mark.parametrize("days", [-1, -400])
    def test_a_day_that_is_past_is_refused(self, clerk: User, days: int):
        with pytest.raises(Refused, match="Hạn phổ biến đã qua"):
            dissemination.send(
                actor=clerk,
                directive=DirectiveFactory(),
                units=[UnitFactory()],
                due=TODAY() + timedelta(days=days),
            )
        assert not Delivery.objects.exists()

    def test_no_unit_an_ended_unit_and_an_open_duplicate_are_refused(self, clerk: User):
        home, ended = DirectiveFactory(), UnitFactory(valid_to=date(2025, 1, 1))
        with pytest.raises(Refused, match="ít nhất một đơn vị"):
            dissemination.send(actor=clerk, directive=home, units=[])
        with pytest.raises(Refused, match="không còn hoạt động"):
            dissemination.send(actor=clerk, directive=home, units=[UnitFactory(), ended])
        twin = DirectiveFactory(duplicate_of=home)
        with pytest.raises(Refused, match="có thể trùng"):
            dissemination.send(actor=clerk, directive=twin, units=[UnitFactory()])
        assert not Delivery.objects.exists()

    def test_a_superseded_directive_is_not_sent_any_more(self, clerk: User):
        old = DirectiveFactory(superseded_by=DirectiveFactory())
        with pytest.raises(Refused, match="bản mới"):
            dissemination.send(actor=clerk, directive=old, units=[UnitFactory()])

    def test_one_that_units_have_is_not_discarded_before_it_is_recalled(self, clerk: User):
        sent = delivery(UnitFactory())
        with pytest.raises(Refused, match="thu hồi"):
            intake.discard(actor=clerk, directive=sent.directive)
        dissemination.recall(actor=clerk, deliveries=[sent], reason="tiếp nhận nhầm")
        intake.discard(actor=clerk, directive=sent.directive)
        sent.directive.refresh_from_db()
        assert sent.directive.state == DirectiveState.DISCARDED


class TestSight:
    def test_a_unit_sees_what_was_sent_to_it_but_no_more_tasks(self):
        staff = person(Role.UNIT_STAFF)
        home = DirectiveFactory()
        obligation(home, lead=UnitFactory(), state=ObligationState.CONFIRMED)
        assert home not in queries.visible_to(staff)
        delivery(staff.memberships.get().unit, home)
        assert home in queries.visible_to(staff)
        assert not queries.obligations_visible_to(staff).exists()

    def test_after_a_recall_it_sees_it_no_more(self, clerk: User):
        staff = person(Role.UNIT_STAFF)
        sent = delivery(staff.memberships.get().unit)
        dissemination.recall(actor=clerk, deliveries=[sent], reason="gửi nhầm")
        assert sent.directive not in queries.visible_to(staff)


class TestReceipt:
    def test_the_first_opening_by_the_unit_is_recorded_once(self):
        staff = person(Role.UNIT_STAFF)
        sent = delivery(staff.memberships.get().unit)
        dissemination.record_opening(actor=staff, directive=sent.directive)
        first = Delivery.objects.get().opened_at
        dissemination.record_opening(actor=staff, directive=sent.directive)
        assert first and Delivery.objects.get().opened_at == first
        assert AuditEntry.objects.filter(verb="directives.delivery.open").count() == 1

    def test_officers_and_strangers_open_nothing(self, officer: User):
        sent = delivery(UnitFactory())
        own = delivery(officer.memberships.get().unit, sent.directive)
        for who in (officer, person(Role.UNIT_HEAD)):
            dissemination.record_opening(actor=who, directive=sent.directive)
        assert {sent.pk, own.pk} == set(Delivery.objects.filter(opened_at=None).values_list("pk", flat=True))

    def test_acknowledging_twice_keeps_the_first_time(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        dissemination.acknowledge(actor=head, delivery=sent)
        first = Delivery.objects.get()
        dissemination.acknowledge(actor=person(Role.UNIT_STAFF, sent.unit), delivery=sent)
        again = Delivery.objects.get()
        assert first.opened_at and first.acknowledged_at == again.acknowledged_at
        assert again.acknowledged_by == head

    def test_another_unit_may_not_acknowledge(self):
        with pytest.raises(PermissionDenied):
            dissemination.acknowledge(actor=person(Role.UNIT_HEAD), delivery=delivery(UnitFactory()))

    def test_what_was_recalled_is_not_acknowledged(self, clerk: User):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        dissemination.recall(actor=clerk, deliveries=[sent], reason="gửi nhầm")
        with pytest.raises(Refused, match="gửi nhầm"):
            dissemination.acknowledge(actor=head, delivery=sent)


class TestBriefing:
    def stated(self, **changes: object) -> dict[str, object]:
        return {"held_on": TODAY(), "form": BriefingForm.CONFERENCE, "people": 40, "note": ""} | changes

    def test_briefings_add_up_and_the_receipt_is_acknowledged(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        dissemination.brief(actor=head, delivery=sent, **self.stated())
        dissemination.brief(actor=head, delivery=sent, **self.stated())  # A double click.
        dissemination.brief(
            actor=head, delivery=sent, **self.stated(form=BriefingForm.CELL_MEETING, people=12)
        )
        (row,) = queries.deliveries(sent.directive)
        assert (row.people, row.sessions, row.briefed) == (52, 2, True)
        assert row.acknowledged_at is not None
        assert row.state(briefed=row.briefed) == DeliveryState.BRIEFED
        assert queries.people_briefed(sent.unit) == 52

    def test_one_withdrawn_does_not_count(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        made = dissemination.brief(actor=head, delivery=sent, **self.stated())
        dissemination.withdraw_briefing(actor=head, briefing=made)
        dissemination.withdraw_briefing(actor=head, briefing=made)
        (row,) = queries.deliveries(sent.directive)
        assert (row.people, row.briefed) == (0, False)
        assert AuditEntry.objects.filter(verb="directives.briefing.withdraw").count() == 1

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"held_on": TODAY() + timedelta(days=1)}, "không được sau hôm nay"),
            ({"people": -1}, "từ 0 trở lên"),
            ({"people": 10**7}, "từ 0 trở lên"),
            ({"form": "picnic"}, "không có trong danh mục"),
            ({"note": "x" * 301}, "300 ký tự"),
        ],
    )
    def test_what_cannot_be_is_refused(self, changes: dict[str, object], sentence: str):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        with pytest.raises(Refused, match=sentence):
            dissemination.brief(actor=head, delivery=sent, **self.stated(**changes))
        assert not Briefing.objects.exists()

    def test_nobody_is_a_number_too(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        dissemination.brief(actor=head, delivery=sent, **self.stated(form=BriefingForm.POSTING, people=0))
        (row,) = queries.deliveries(sent.directive)
        assert row.briefed and row.people == 0


class TestPassingOn:
    def test_to_units_below_and_they_may_go_on(self):
        head = person(Role.UNIT_HEAD)
        above = head.memberships.get().unit
        below = UnitFactory(parent=above)
        deeper = UnitFactory(parent=below)
        sent = delivery(above, due=TODAY())
        (passed,) = dissemination.forward(actor=head, delivery=sent, units=[below])
        assert (passed.forwarded_by, passed.dissemination) == (above, sent.dissemination)
        dissemination.forward(actor=person(Role.UNIT_HEAD, below), delivery=passed, units=[deeper])
        assert Delivery.objects.count() == 3

    def test_not_to_a_neighbour_and_not_by_one(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        neighbour = UnitFactory()
        with pytest.raises(Refused, match="không phải đơn vị trực thuộc"):
            dissemination.forward(actor=head, delivery=sent, units=[neighbour])
        with pytest.raises(PermissionDenied):
            dissemination.forward(actor=person(Role.UNIT_HEAD, neighbour), delivery=sent, units=[neighbour])
        assert Delivery.objects.count() == 1

    def test_a_recall_reaches_those_it_was_passed_on_to(self, clerk: User):
        head = person(Role.UNIT_HEAD)
        above = head.memberships.get().unit
        sent = delivery(above)
        below = UnitFactory(parent=above)
        dissemination.forward(actor=head, delivery=sent, units=[below])
        other = delivery(UnitFactory(), sent.directive)
        assert dissemination.recall(actor=clerk, deliveries=[sent], reason="thay văn bản") == 2
        assert list(Delivery.objects.filter(recalled_at=None)) == [other]
        assert dissemination.recall(actor=clerk, deliveries=[sent], reason="thay văn bản") == 0

    def test_a_recall_needs_a_reason(self, clerk: User):
        sent = delivery(UnitFactory())
        with pytest.raises(Refused, match="lý do thu hồi"):
            dissemination.recall(actor=clerk, deliveries=[sent], reason=" ")
        with pytest.raises(Refused, match="đánh dấu"):
            dissemination.recall(actor=clerk, deliveries=[], reason="nhầm")

    def test_once_recalled_it_can_be_sent_again(self, clerk: User):
        sent = delivery(UnitFactory())
        dissemination.recall(actor=clerk, deliveries=[sent], reason="gửi nhầm bản")
        dissemination.send(actor=clerk, directive=sent.directive, units=[sent.unit])
        assert Delivery.objects.filter(unit=sent.unit, recalled_at=None).count() == 1
