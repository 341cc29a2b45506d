"""Màn hình phổ biến: send, follow, remind; what a unit sees and does; the same cost at one row and three."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.directives.domain import dissemination
from nhipcau.directives.models import Briefing, Delivery, Directive, Reminder
from nhipcau.issuing.models import Paper
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import SENTENCES, DirectiveFactory, obligation, reading_of
from tests.factories.dissemination import delivery
from tests.factories.units import GroupFactory, UnitFactory, person

pytestmark = pytest.mark.django_db


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def desk(clerk: User) -> Client:
    return signed_in(clerk)


def url(name: str, *args: object) -> str:
    return reverse(f"directives:{name}", args=args)


def test_the_clerk_sends_what_is_ticked(desk: Client):
    first, second, group = UnitFactory(), UnitFactory(), GroupFactory()
    group.members.set([UnitFactory(), UnitFactory(valid_to=timezone.localdate())])
    home = DirectiveFactory()
    page = desk.get(url("dissemination", home.pk)).content.decode()
    assert f'name="don_vi" value="{first.pk}"' in page
    sent = {"don_vi": [first.pk], "nhom": [group.pk], "ten": ["", f"u-{second.pk}"], "wants_briefing": "on"}
    answer = desk.post(url("dissemination", home.pk), sent | {"note": "Lồng ghép giao ban."})
    assert answer.url == url("dissemination", home.pk)
    assert set(Delivery.objects.values_list("unit", flat=True)) == {
        first.pk,
        second.pk,
        group.members.get(valid_to=None).pk,
    }
    assert "Lồng ghép giao ban." in desk.get(answer.url).content.decode()


def test_refused_nothing_typed_is_lost(desk: Client):
    unit, home = UnitFactory(), DirectiveFactory()
    sent = {"don_vi": [unit.pk], "note": "Nhớ quán triệt", "due": "01/01/2020"}
    answer = desk.post(url("dissemination", home.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hạn phổ biến đã qua" in page and "Nhớ quán triệt" in page
    assert f'name="don_vi" value="{unit.pk}" checked' in page
    assert not Delivery.objects.exists()


def test_recipients_are_ticked_beforehand(desk: Client):
    unit = UnitFactory(name="Sở Ngoại vụ")
    recipients = [{"name": "Sở Ngoại vụ", "purpose": None, "units": []}]
    home = DirectiveFactory(reading=reading_of("x", recipients=recipients))
    assert f'value="{unit.pk}" checked' in desk.get(url("dissemination", home.pk)).content.decode()


def late(home: Directive, name: str) -> Delivery:
    return delivery(UnitFactory(name=name), home, due=timezone.localdate() - timedelta(days=4))


def test_the_standing_filters_and_is_exported(desk: Client):
    home = DirectiveFactory()
    slow = late(home, "Sở Chậm")
    quick = delivery(UnitFactory(name="Sở Nhanh"), home)
    dissemination.brief(
        actor=person(Role.UNIT_HEAD, quick.unit),
        delivery=quick,
        held_on=timezone.localdate(),
        form="online",
        people=33,
    )
    page = desk.get(url("dissemination", home.pk)).content.decode()
    assert "quá hạn 4 ngày" in page and "<strong>33</strong>" in page and "<strong>1/2</strong>" in page
    for wanted, seen, hidden in (
        ("state=late", "Sở Chậm", "Sở Nhanh"),
        ("state=briefed", "Sở Nhanh", "Sở Chậm"),
        ("q=nhanh", "Sở Nhanh", "Sở Chậm"),
    ):
        rows = desk.get(f"{url('dissemination', home.pk)}?{wanted}&export=csv").content.decode("utf-8-sig")
        assert seen in rows and hidden not in rows
    (_head, row) = csv.reader(
        io.StringIO(
            desk.get(url("dissemination", home.pk) + "?export=csv&state=late").content.decode("utf-8-sig")
        )
    )
    assert row[0] == slow.unit.name and "4" in row


def test_reminding_with_and_without_marks(desk: Client):
    home = DirectiveFactory()
    first, _second = late(home, "Sở A"), late(home, "Sở B")
    desk.post(url("remind", home.pk), {"chon": [first.pk]})
    assert Reminder.objects.get().delivery == first
    answer = desk.post(url("remind", home.pk), follow=True)
    assert Reminder.objects.count() == 2
    assert "Đã nhắc 1 đơn vị" in answer.content.decode()


def test_marks_of_another_directive_do_nothing(desk: Client):
    strange = late(DirectiveFactory(), "Sở A")
    home = DirectiveFactory()
    late(home, "Sở B")
    desk.post(url("recall", home.pk), {"chon": [strange.pk], "reason": "nhầm"})
    desk.post(url("remind", home.pk), {"chon": [strange.pk]})
    strange.refresh_from_db()
    assert strange.recalled_at is None and not Reminder.objects.filter(delivery=strange).exists()


def test_the_officer_goes_on_to_the_letter(officer: User):
    home = DirectiveFactory()
    late(home, "Sở A")
    answer = signed_in(officer).post(url("reminder_letter", home.pk))
    assert answer.url == Paper.objects.get().get_absolute_url()


class TestUnit:
    def test_it_sees_opens_acknowledges_briefs_and_withdraws(self):
        head = person(Role.UNIT_HEAD)
        home = DirectiveFactory()
        sent = delivery(head.memberships.get().unit, home, due=timezone.localdate())
        client = signed_in(head)
        page = client.get(home.get_absolute_url()).content.decode()
        assert "Xác nhận đơn vị đã nhận" in page and SENTENCES[0] in page
        assert Delivery.objects.get().opened_at
        client.post(url("acknowledge", sent.pk))
        assert Delivery.objects.get().acknowledged_at
        wrong = client.post(url("brief", sent.pk), {"held_on": "31/12/2099", "form": "online", "people": 7})
        assert wrong.status_code == 422 and "không được sau hôm nay" in wrong.content.decode()
        today = f"{timezone.localdate():%d/%m/%Y}"
        client.post(url("brief", sent.pk), {"held_on": today, "form": "online", "people": 7})
        assert "7 người" in client.get(home.get_absolute_url()).content.decode()
        client.post(url("withdraw_briefing", Briefing.objects.get().pk))
        assert Briefing.objects.get().withdrawn_at

    def test_its_own_work_shows_it_until_it_is_done(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit, DirectiveFactory(number="77-HD/KT"))
        client = signed_in(head)
        home = reverse("wagtailadmin_home")
        assert "77-HD/KT" in client.get(home).content.decode()
        dissemination.brief(actor=head, delivery=sent, held_on=timezone.localdate(), form="online", people=1)
        assert "77-HD/KT" not in client.get(home).content.decode()

    def test_it_passes_on_to_the_units_below(self):
        head = person(Role.UNIT_HEAD)
        sent = delivery(head.memberships.get().unit)
        below = UnitFactory(parent=sent.unit)
        client = signed_in(head)
        assert below.name in client.get(url("forward", sent.pk)).content.decode()
        assert client.post(url("forward", sent.pk)).status_code == 422
        client.post(url("forward", sent.pk), {"don_vi": [below.pk]})
        assert Delivery.objects.get(unit=below).forwarded_by == sent.unit

    def test_another_unit_finds_nothing(self):
        sent = delivery(UnitFactory())
        client = signed_in(person(Role.UNIT_HEAD))
        assert client.get(sent.directive.get_absolute_url()).status_code == 404
        assert client.post(url("acknowledge", sent.pk)).status_code == 404
        assert client.get(url("dissemination", sent.directive_id)).status_code == 403


def test_the_number_of_people_opens_its_briefings(desk: Client):
    sent = delivery(UnitFactory(name="Sở A"))
    made = {"held_on": timezone.localdate(), "form": "online", "people": 21}
    dissemination.brief(actor=person(Role.UNIT_HEAD, sent.unit), delivery=sent, **made)
    other = delivery(UnitFactory(name="Sở B"))
    dissemination.brief(actor=person(Role.UNIT_HEAD, other.unit), delivery=other, **made)
    page = desk.get(f"{url('briefings')}?don-vi={sent.unit_id}").content.decode()
    assert "Sở A" in page and "Sở B" not in page and "21 lượt người" in page
    assert f"?don-vi={sent.unit_id}" in desk.get(sent.unit.get_absolute_url()).content.decode()


class TestSuperseding:
    def test_the_officer_sees_the_difference_before_confirming(self, officer: User):
        old = DirectiveFactory(number="1-HD/KT")
        obligation(old, lead=UnitFactory(), state="confirmed")
        new = DirectiveFactory(number="1-HD/KT", duplicate_of=old)
        task = obligation(new)
        client = signed_in(officer)
        review = client.get(new.get_absolute_url()).content.decode()
        assert f"{url('supersede', new.pk)}?cu={old.pk}" in review
        page = client.get(f"{url('supersede', new.pk)}?cu={old.pk}").content.decode()
        assert SENTENCES[0] in page
        assert client.post(url("supersede", new.pk), {"cu": old.pk}).url == new.get_absolute_url()
        task.refresh_from_db()
        assert task.state == "confirmed"
        assert "đã có bản thay thế" in client.get(old.get_absolute_url()).content.decode()

    def test_looking_again_changes_nothing(self, officer: User):
        old, new = DirectiveFactory(), DirectiveFactory()
        before = obligation(old)
        obligation(new)
        chosen = {"cu": old.pk, "tach": [before.pk], "xem": "1"}
        answer = signed_in(officer).post(url("supersede", new.pk), chosen)
        assert answer.status_code == 200
        old.refresh_from_db()
        assert old.superseded_by is None

    def test_the_older_one_is_found_by_search(self, officer: User):
        old, new = DirectiveFactory(title="Hướng dẫn cũ"), DirectiveFactory(title="Khác")
        page = signed_in(officer).get(url("supersede", new.pk) + "?q=huong dan cu").content.decode()
        assert f"?cu={old.pk}" in page and f"?cu={new.pk}" not in page


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("place", ["dissemination", "review", "my-work", "briefings"])
def test_three_units_cost_what_one_does(officer: User, place: str):
    head = person(Role.UNIT_HEAD)
    above, home = head.memberships.get().unit, DirectiveFactory()
    who = head if place in {"review", "my-work"} else officer
    address = {
        "dissemination": url("dissemination", home.pk),
        "review": home.get_absolute_url(),
        "my-work": reverse("wagtailadmin_home"),
        "briefings": url("briefings"),
    }[place]

    def one_more(directive: Directive) -> None:
        sent = delivery(UnitFactory(parent=above), directive, due=timezone.localdate())
        dissemination.brief(
            actor=person(Role.UNIT_STAFF, sent.unit),
            delivery=sent,
            held_on=timezone.localdate(),
            form="online",
            people=3,
        )
        delivery(above, DirectiveFactory(), due=timezone.localdate())

    delivery(above, home)
    one_more(home)
    client = signed_in(who)
    first = queries_of(client, address)
    for _ in range(2):
        one_more(home)
    assert queries_of(client, address) == first
