"""Screens of conferences: what waits stands on the first page, many are decided at once, lists are noted."""

from datetime import datetime, time, timedelta
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.conferences import queries
from nhipcau.conferences.domain import questions, tokens
from nhipcau.conferences.models import Registration
from nhipcau.core.domain import occasions
from nhipcau.core.models import AuditEntry
from nhipcau.units.enums import Role
from tests.factories import conferences as made
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def test_what_waits_is_told_in_one_query_and_to_whom_it_concerns(django_assert_num_queries):
    officer, unit = person(Role.OFFICER), UnitFactory()
    held = made.announced(unit, officer)
    made.registered(held)
    made.registered(held, "Trần Văn Bốn")
    appeal = made.appealed(held, actor=officer)
    owed = questions.note(
        actor=officer,
        conference=held,
        text="Bao giờ?",
        outlet="Báo Mẫu",
        answer="",
        promised_on=timezone.localdate() + timedelta(days=2),
    )
    head, stranger, leader = person(Role.UNIT_HEAD, unit), person(Role.UNIT_HEAD), person(Role.LEADER)
    list(queries.waiting_for(officer))
    with django_assert_num_queries(1):
        mine = list(queries.waiting_for(officer))
    # Who refused is not asked to look again.
    assert {(each["of_kind"], each["of_record"], each["number"]) for each in mine} == {
        ("decide", held.pk, 2),
        ("owed", owed.pk, 0),
    }
    assert {each["of_kind"] for each in queries.waiting_for(head)} == {"decide", "owed", "review"}
    assert [(each["of_kind"], each["of_record"]) for each in queries.waiting_for(leader)] == [
        ("review", appeal.registration_id)
    ]
    assert not list(queries.waiting_for(stranger))
    client = Client()
    client.force_login(head)
    page = client.get(reverse("my_work")).content.decode()
    assert "Xét 2 đăng ký dự" in page and "Bao giờ?" in page


def test_many_are_decided_at_once_and_what_is_taken_out_is_noted():
    officer = person(Role.OFFICER)
    held = made.announced()
    people = [made.registered(held, f"Nguyễn Văn {name}") for name in ("An", "Bé", "Cò")]
    client = Client()
    client.force_login(officer)
    url = reverse("conferences:people", args=[held.pk])
    ticked = [str(each.pk) for each in people]
    client.post(url, {"act": "refuse", "person": ticked[:1], "ground": ""})
    assert set(Registration.objects.values_list("state", flat=True)) == {"waiting"}
    client.post(url, {"act": "refuse", "person": ticked[:1], "ground": "identity"})
    client.post(url, {"act": "accredit", "person": ticked[1:]})
    assert sorted(Registration.objects.values_list("state", flat=True)) == [
        "accredited",
        "accredited",
        "refused",
    ]
    table = b"".join(client.get(f"{url}?export=csv&q=nguyen+van+be"))
    assert "Nguyễn Văn Bé" in table.decode() and "Nguyễn Văn Cò" not in table.decode()
    badges = client.get(reverse("conferences:badges_pdf", args=[held.pk]))
    page = pypdfium2.PdfDocument(badges.content)[0]
    words = page.get_textpage().get_text_range()
    assert "Nguyễn Văn Bé" in words and "Nguyễn Văn Cò" in words and "Nguyễn Văn An" not in words
    codes = zxingcpp.read_barcodes(page.render(scale=4).to_pil())
    assert len(codes) == 2 and all("/lam-viec/hop-bao/don/" in each.text for each in codes)
    rolls = pypdfium2.PdfDocument(
        BytesIO(client.get(reverse("conferences:door_list_pdf", args=[held.pk])).content)
    )
    assert "Nguyễn Văn Bé" in rolls[0].get_textpage().get_text_range()
    noted = AuditEntry.objects.filter(verb="conferences.export").order_by("sequence")
    assert [(each.after["what"], each.after["people"]) for each in noted] == [
        ("csv", 1),
        ("badges", 2),
        ("door list", 2),
    ]


def test_a_badge_opens_the_door_and_one_press_notes_it_once():
    one = made.accredited(made.announced(), needs="Lối đi cho xe lăn")
    made.moved(one.conference, 1)
    client = Client()
    client.force_login(person(Role.OFFICER))
    url = reverse("conferences:scan", args=[tokens.make(tokens.Kind.DOOR, one)])
    assert "Lối đi cho xe lăn" in client.get(url).content.decode()
    one.refresh_from_db()
    assert one.checked_in_at is None
    assert "Đã ghi có mặt" in client.post(url).content.decode()
    assert "Đã ghi từ trước" in client.post(url).content.decode()
    status = tokens.make(tokens.Kind.STATUS, one)
    assert client.get(reverse("conferences:scan", args=[status])).status_code == 404


def test_a_conference_stands_in_the_calendar_by_the_offices_clock():
    starts = timezone.make_aware(datetime(2026, 12, 7, 0, 30), timezone.get_default_timezone())
    held = made.announced(starts_at=starts, closes_at=None)
    day = starts.date()
    (shown,) = occasions.between(person(Role.OFFICER), day, day, kinds={"hop-bao"})
    assert (shown.title, shown.first, shown.last, shown.opens) == (held.title, day, day, held.pk)
    assert (shown.begins, shown.ends) == (time(0, 30), time(2, 30))
    assert not occasions.between(person(Role.UNIT_HEAD), day, day, kinds={"hop-bao"})
