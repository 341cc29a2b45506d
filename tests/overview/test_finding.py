"""Tìm mọi thứ: without marks, by kind, and never more than the lists would show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.directives.enums import ObligationState
from nhipcau.overview.domain import finding
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import SENTENCES, DirectiveFactory, obligation
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


def kinds(who: User, text: str) -> dict[str, list[str]]:
    return {
        one.kind.name: [hit.title for hit in one.hits] for one in finding.everything(person=who, text=text)
    }


def test_words_without_marks_find_words_with_them(officer: User):
    directive = DirectiveFactory(title="Công tác thông tin đối ngoại", number="12-HD/KT")
    task = obligation(directive, sentence=SENTENCES[0])
    found = kinds(officer, "doi ngoai")
    assert found["directives"] == ["12-HD/KT Công tác thông tin đối ngoại"]
    assert found["obligations"] == [task.text]
    assert kinds(officer, "ĐỐI  ngoại thông") == found
    assert kinds(officer, "doi xyz") == {}


def test_a_task_reworded_by_a_person_is_found_by_its_new_words(officer: User):
    task = obligation(DirectiveFactory(), sentence=SENTENCES[1])
    task.text = "Mở chuyên mục tiếng Lào"
    task.save(update_fields=["text"])
    assert kinds(officer, "tieng lao")["obligations"] == [task.text]


def test_a_unit_finds_only_what_is_its_own():
    own, other = UnitFactory(name="Sở Kiểm thử"), UnitFactory(name="Sở Khác")
    staff = person(Role.UNIT_STAFF, own)
    for unit in (own, other):
        AssignmentFactory(unit=unit, approver=standing_office())
    for lead, sentence in ((own, SENTENCES[0]), (other, SENTENCES[1])):
        obligation(DirectiveFactory(), sentence=sentence, lead=lead, state=ObligationState.CONFIRMED)
    found = finding.everything(person=staff, text="kiem thu")
    by_kind = {one.kind.name: one for one in found}
    assert "people" not in by_kind
    assert SENTENCES[1] not in [hit.title for hit in by_kind["obligations"].hits]
    assert all(str(own) in hit.note for hit in by_kind["work"].hits)


@pytest.mark.parametrize("text", ["", " ", "a", "đ", "%", "''"])
def test_too_little_to_look_for_finds_nothing(officer: User, text: str):
    DirectiveFactory()
    assert finding.everything(person=officer, text=text) == []


def test_the_cost_does_not_grow_with_what_is_found(officer: User):
    counts = []
    for _ in range(2):
        for sentence in SENTENCES:
            AssignmentFactory(obligation=obligation(DirectiveFactory(), sentence=sentence))
        with CaptureQueriesContext(connection) as asked:
            finding.everything(person=User.objects.get(pk=officer.pk), text="kiem thu")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10


def test_the_page_and_the_switcher(officer: User, client: Client):
    DirectiveFactory(title="Kế hoạch <b>đối ngoại</b>")
    client.force_login(officer)
    page = client.get(reverse("overview:find"), {"q": "doi ngoai"}).content.decode()
    assert "&lt;b&gt;đối ngoại&lt;/b&gt;" in page and "<b>đối" not in page
    assert "Không thấy gì cho" in client.get(reverse("overview:find"), {"q": "khongco gi"}).content.decode()
    told = client.get(reverse("overview:suggest"), {"q": "doi ngoai"}).json()
    assert told["groups"][0]["label"] == "Văn bản chỉ đạo"
    every = client.get(reverse("overview:suggest")).json()
    assert {"Kế hoạch", "Theo dõi", "Danh bạ"} <= {screen["title"] for screen in every["screens"]}
    assert (
        client.get(reverse("overview:suggest"), {"q": "theo doi"}).json()["screens"][0]["title"] == "Theo dõi"
    )
