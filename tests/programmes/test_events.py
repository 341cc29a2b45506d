"""Events and exhibitions (sự kiện, triển lãm)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.overview.domain.agenda import Agenda
from nhipcau.plans.domain import evidence
from nhipcau.plans.enums import AssignmentState, EvidenceKind
from nhipcau.programmes.domain import events
from nhipcau.programmes.models import Event
from nhipcau.programmes.queries import visible
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.plans import AssignmentFactory
from tests.factories.programmes import EventFactory, PartnerFactory, held
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return UnitFactory()


@pytest.fixture
def staff(unit: Unit) -> User:
    return person(Role.UNIT_STAFF, unit)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def typed(**fields: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "kind": "exhibition",
        "name": "Triển lãm ảnh biển đảo",
        "place": "Nhà văn hóa",
        "starts_on": f"{today - timedelta(days=2):%d/%m/%Y}",
        "ends_on": f"{today - timedelta(days=1):%d/%m/%Y}",
        "content": "",
        "assignment": "",
    } | fields


class TestFromTheFormToTheEvidence:
    def test_typed_once(self, unit, staff) -> None:
        work, partner = AssignmentFactory(unit=unit), PartnerFactory(unit=unit)
        client = signed_in(staff)
        sent = typed(unit=unit.pk, assignment=work.pk, partners=[partner.pk])
        made_at = client.post(reverse("programmes:new_event"), sent).url
        event = Event.objects.get()
        assert event.get_absolute_url() == made_at and list(event.partners.all()) == [partner]
        shown = {"act": "show", "show-kind": "panel", "show-title": "Pa nô", "show-quantity": "40"}
        client.post(made_at, shown)
        assert "Hãy ghi kết quả" in client.post(made_at, {"act": "evidence"}).content.decode()
        result = {"act": "hold", "hold-visitors": "900", "hold-counted": "", "hold-outcome": ""}
        assert "cách đếm" in client.post(made_at, result).content.decode()
        client.post(made_at, result | {"hold-counted": "counter"})
        client.post(made_at, {"act": "evidence"})
        client.post(made_at, {"act": "evidence"})
        event.refresh_from_db()
        work.refresh_from_db()
        proof = work.evidence.get()
        assert (event.evidence, proof.kind, proof.title) == (proof, EvidenceKind.EVENT, event.name)
        assert proof.link.endswith(made_at) and proof.done_on == event.ends_on
        assert work.state == AssignmentState.IN_PROGRESS
        page = client.get(made_at).content.decode()
        assert "Đã là minh chứng" in page and proof.get_absolute_url() in page and "40" in page

    def test_evidence_withdrawn_can_be_given_again(self, unit, staff) -> None:
        event = held(unit=unit, assignment=AssignmentFactory(unit=unit))
        first = events.as_evidence(actor=staff, event=event, link="https://example.org/1")
        with pytest.raises(Refused, match="minh chứng"):
            events.cancel(actor=staff, event=event, reason="nhầm")
        fields = {"starts_on": event.starts_on, "ends_on": event.ends_on, "assignment": None}
        event.refresh_from_db()
        with pytest.raises(Refused, match="rút minh chứng"):
            events.keep(actor=staff, event=event, fields=fields)
        evidence.withdraw(actor=staff, evidence=first)
        event.refresh_from_db()
        events.keep(actor=staff, event=event, fields=fields)
        events.keep(actor=staff, event=event, fields=fields | {"assignment": first.assignment})
        again = events.as_evidence(actor=staff, event=event, link="https://example.org/1")
        assert again.pk != first.pk

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            ({"starts_on": "32/13/2026"}, "ngày"),
            ({"starts_on": "02/01/2026", "ends_on": "01/01/2026"}, "đứng trước"),
            ({"name": ""}, "▲"),
        ],
    )
    def test_what_cannot_be_is_refused_and_kept_on_the_form(self, unit, staff, fields, says) -> None:
        answer = signed_in(staff).post(reverse("programmes:new_event"), typed(unit=unit.pk, **fields))
        page = answer.content.decode()
        assert answer.status_code == 422 and says in page and "Nhà văn hóa" in page
        assert not Event.objects.exists()

    def test_not_for_another_unit(self, staff) -> None:
        other = UnitFactory()
        answer = signed_in(staff).post(reverse("programmes:new_event"), typed(unit=other.pk))
        assert answer.status_code == 422 and not Event.objects.exists()
        theirs = EventFactory(unit=other)
        assert signed_in(staff).get(theirs.get_absolute_url()).status_code == 404
        with pytest.raises(Refused, match="đơn vị khác"):
            work = AssignmentFactory(unit=other)
            fields = {"starts_on": theirs.starts_on, "ends_on": theirs.ends_on, "assignment": work}
            events.keep(actor=person(Role.OFFICER), event=EventFactory(), fields=fields)

    def test_called_off_stays_with_its_reason_and_leaves_the_calendar(self, unit, staff) -> None:
        event = EventFactory(unit=unit)
        with pytest.raises(Refused, match="lý do"):
            events.cancel(actor=staff, event=event, reason=" ")
        events.cancel(actor=staff, event=event, reason="mưa bão")
        event.refresh_from_db()
        with pytest.raises(Refused, match="đã hủy"):
            events.hold(actor=staff, event=event, visitors=None, counted="")
        today = timezone.localdate()
        agenda = Agenda(staff, today - timedelta(days=9), today, today=today, kinds={"su-kien"})
        assert not agenda.items
        assert "mưa bão" in signed_in(staff).get(event.get_absolute_url()).content.decode()

    def test_its_result_not_before_it_begins(self, staff, unit) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        event = EventFactory(unit=unit, starts_on=tomorrow, ends_on=tomorrow)
        with pytest.raises(Refused, match="chưa bắt đầu"):
            events.hold(actor=staff, event=event, visitors=3, counted="tickets")


class TestCalendar:
    def test_on_each_of_its_days_for_who_may_see_it(self, unit, staff) -> None:
        today = timezone.localdate()
        event = held(unit=unit, starts_on=today - timedelta(days=3), ends_on=today)
        EventFactory()
        agenda = Agenda(staff, today - timedelta(days=2), today, today=today, kinds={"su-kien"})
        assert sum(len(items) for items in agenda.items.values()) == 3
        (item,) = agenda.items[today]
        assert (item.title, item.url, item.mark) == (event.name, event.get_absolute_url(), "done")


class TestList:
    def test_searched_filtered_exported_at_a_constant_cost(self, unit, staff) -> None:
        client, url = signed_in(staff), reverse("programmes:events")
        assert "Chưa có sự kiện nào" in client.get(url).content.decode()
        EventFactory(unit=unit, name="Tuần phim Việt", kind="culture")

        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                client.get(url)
            return len(seen)

        one = queries()
        held(unit=unit, name="Ngày hội ẩm thực")
        held(unit=unit, name="Hội chợ =SUM(1)")
        assert queries() == one
        found = client.get(url, {"q": "tuan phim", "kind": "culture"}).context["rows"]
        assert [row.title for row in found] == ["Tuần phim Việt"]
        assert not client.get(url, {"q": "tuan phim", "state": "held"}).context["rows"]
        table = client.get(url, {"export": "csv", "state": "held"}).content.decode()
        assert "Ngày hội ẩm thực" in table and "Đếm vé" in table and "Tuần phim" not in table
        chosen = {"cot": "name,outcome", "state": "held"}
        assert '<th scope="col">Kết quả</th>' in client.get(url, chosen).content.decode()
        table = client.get(url, chosen | {"export": "csv"}).content.decode("utf-8-sig")
        assert table.splitlines()[0] == "Sự kiện,Kết quả"
        kept = {"path": url, "query": "state=held", "name": "Đã xong", "reach": "own", "is_default": "1"}
        client.post(reverse("units:save_filter"), kept)
        assert client.get(url).url == f"{url}?state=held", "the list opens with the filter one keeps for it"
        assert f'href="{url}?tat-ca=1"' in client.get(url, {"state": "held"}).content.decode()
        assert visible.events(person(Role.UNIT_STAFF)).count() == 0
