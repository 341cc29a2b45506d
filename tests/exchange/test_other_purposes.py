"""Receipts of directives and comments on drafts come by link too (mục đích khác của liên kết)."""

import pytest
from django.test import Client
from django.utils import timezone

from nhipcau.directives.models import Delivery, Dissemination
from nhipcau.exchange.domain import answers, comments, links, receipts
from nhipcau.exchange.models import Answer
from nhipcau.units.enums import Role
from tests.factories import issuing as papers
from tests.factories.directives import DirectiveFactory
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    standing_office()
    return person(Role.OFFICER)


@pytest.fixture
def unit():
    return UnitFactory(name="Xã Cầu Đông")


def made_for(officer, unit, purpose: str):
    return links.make(actor=officer, purpose=purpose, units=[unit], days=7)[0]


@pytest.fixture
def delivery(officer, unit):
    directive = DirectiveFactory(state="confirmed", title="Hướng dẫn tuyên truyền")
    sent = Dissemination.objects.create(directive=directive, wants_briefing=True, sent_by=officer)
    return Delivery.objects.create(dissemination=sent, directive=directive, unit=unit)


def test_a_receipt_with_its_briefing_is_taken_over_in_the_units_name(officer, unit, delivery):
    made = made_for(officer, unit, receipts.NAME)
    assert unit.pk in receipts.units()
    url = f"/tra-loi/{made.token}/"
    opened = Client().get(url)
    assert opened.status_code == 302  # one thing alone opens at once
    text = Client().get(opened["Location"]).content.decode()
    assert "Hướng dẫn tuyên truyền" in text
    file = Client().get(f"{url}viec/{delivery.pk}/van-ban/")
    assert file.status_code == 200 and "attachment" in file["Content-Disposition"]
    day = timezone.localdate()
    told = {"received": "on", "held_on": day.isoformat(), "form": "conference", "people": "45"}
    assert Client().post(f"{url}viec/{delivery.pk}/", told | {"people": ""}).status_code == 422
    assert Client().post(f"{url}viec/{delivery.pk}/", told).status_code == 302
    delivery.refresh_from_db()
    assert delivery.acknowledged_at is None
    answers.merge(actor=officer, answer=Answer.objects.get())
    delivery.refresh_from_db()
    briefing = delivery.briefings.get()
    assert delivery.acknowledged_at and delivery.acknowledged_by is None
    assert (briefing.people, briefing.held_on, briefing.added_by) == (45, day, None)
    assert receipts.items(made.link) == [] and unit.pk not in receipts.units()


def test_a_receipt_without_the_mark_is_no_receipt(officer, unit, delivery):
    made = made_for(officer, unit, receipts.NAME)
    page = Client().post(f"/tra-loi/{made.token}/viec/{delivery.pk}/", {"people": "3"})
    assert page.status_code == 422 and not Answer.objects.exists()


def test_comments_on_a_draft_are_taken_over_with_their_places(officer, unit):
    request = papers.asked(papers.letter(officer), unit).requests.get()
    made = made_for(officer, unit, comments.NAME)
    item = comments.items(made.link)[0]
    url = f"/tra-loi/{made.token}/viec/{request.pk}/"
    assert Client().post(url, {"agrees": "on", "text1": "bỏ mục 2"}).status_code == 422
    assert Client().post(url, {}).status_code == 422
    place = next(question for question in item.questions if question.name == "place1").choices[0][0]
    assert Client().post(url, {"place1": place, "text1": "bỏ mục 2"}).status_code == 302
    got = Answer.objects.get()
    assert "bỏ mục 2" in comments.compare(got)[0].answered
    answers.merge(actor=officer, answer=got)
    request.refresh_from_db()
    assert request.agrees is False and f"liên kết số {made.link.pk}" in request.via
    assert [(point.place, point.text) for point in request.points.all()] == [(place, "bỏ mục 2")]


def test_the_draft_is_there_to_read(officer, unit):
    request = papers.asked(papers.letter(officer), unit).requests.get()
    made = made_for(officer, unit, comments.NAME)
    page = Client().get(f"/tra-loi/{made.token}/viec/{request.pk}/van-ban/")
    assert page.status_code == 200 and page.content.startswith(b"%PDF")
