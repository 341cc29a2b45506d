"""From nomination to decision: who scores, how points are weighed, what the paper says (khen thưởng)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import papers, signing
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import Paragraph
from nhipcau.plans.enums import AssignmentState
from nhipcau.programmes.domain import nominations, panel, rounds
from nhipcau.programmes.enums import RoundState
from nhipcau.programmes.models import Nomination, Round
from nhipcau.programmes.queries import visible
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.issuing import declared_form
from tests.factories.plans import AssignmentFactory, EvidenceFactory
from tests.factories.programmes import a_round, nominated, nomination_words, scoring
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


def score(member: User, nomination: Nomination, *points: int) -> None:
    keys = [each.pk for each in nomination.round.criteria.all()]
    panel.score(actor=member, nomination=nomination, points=dict(zip(keys, points, strict=True)))


class TestNomination:
    def test_only_accepted_work_of_its_own_unit(self, officer) -> None:
        unit = UnitFactory()
        head, this = person(Role.UNIT_HEAD, unit), a_round(officer)
        good = EvidenceFactory(assignment=AssignmentFactory(unit=unit, state=AssignmentState.ACCEPTED))
        for bad in (
            EvidenceFactory(assignment=AssignmentFactory(unit=unit)),
            EvidenceFactory(assignment=AssignmentFactory(state=AssignmentState.ACCEPTED)),
        ):
            with pytest.raises(Refused, match="đã được chấp nhận"):
                nominations.keep(
                    actor=head,
                    nomination=Nomination(round=this, unit=unit),
                    fields=nomination_words(evidence=[bad]),
                )
        client = Client()
        client.force_login(head)
        sent = nomination_words(unit=unit.pk, evidence=[good.pk])
        url = client.post(reverse("programmes:new_nomination", args=[this.pk]), sent).url
        made = Nomination.objects.get()
        assert list(made.evidence.all()) == [good]
        client.post(url, {"act": "submit"})
        assert good.get_absolute_url() in client.get(url).content.decode()
        with pytest.raises(Refused, match="rút về"):
            made.refresh_from_db()
            nominations.keep(actor=head, nomination=made, fields=nomination_words())
        client.post(url, {"act": "withdraw"})
        client.post(url.replace(str(made.pk), str(made.pk)) + "sua/", sent | {"title": "Tên mới"})
        made.refresh_from_db()
        assert (made.title, made.state) == ("Tên mới", "withdrawn")

    def test_not_after_the_day(self, officer) -> None:
        unit, this = UnitFactory(), a_round(officer)
        made = nominated(this, unit, sent=False)
        Round.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
        made.refresh_from_db()
        with pytest.raises(Refused, match="thôi nhận"):
            nominations.submit(actor=person(Role.UNIT_HEAD, unit), nomination=made)

    def test_seen_by_its_unit_and_once_sent_by_the_panel(self, officer) -> None:
        unit, member = UnitFactory(), person(Role.UNIT_HEAD)
        this = a_round(officer)
        sent, draft = nominated(this, unit), nominated(this, unit, sent=False)
        rounds.seat(actor=officer, round=this, people=[member])
        assert list(visible.nominations(member)) == [sent]
        assert set(visible.nominations(person(Role.UNIT_STAFF, unit))) == {sent, draft}
        assert not visible.nominations(person(Role.UNIT_HEAD)).exists()


class TestCriteria:
    @pytest.mark.parametrize(
        "wanted", [[("Một", 60)], [("Một", 60), ("Hai", 50)], [], [("Một", 0), ("Hai", 100)]]
    )
    def test_weights_make_a_hundred(self, officer, wanted) -> None:
        with pytest.raises(Refused):
            rounds.set_criteria(actor=officer, round=a_round(officer), criteria=wanted)

    def test_a_new_round_begins_with_those_of_the_last(self, officer) -> None:
        first = a_round(officer)
        rounds.set_criteria(actor=officer, round=first, criteria=[("Hiệu quả", 70), ("Nhân rộng", 30)])
        second = a_round(officer, name="Đợt sau")
        assert [(each.name, each.weight) for each in second.criteria.all()] == [
            ("Hiệu quả", 70),
            ("Nhân rộng", 30),
        ]


class TestPanel:
    def test_the_mean_is_weighed_and_the_spread_told(self, officer) -> None:
        one, two = person(Role.LEADER), person(Role.UNIT_HEAD)
        this, nomination = scoring(officer, one, two)
        score(one, nomination, 10, 5, 0)
        assert panel.results([nomination], this.criteria.all())[nomination.pk].mean == pytest.approx(5.5)
        score(two, nomination, 5, 5, 5)
        score(two, nomination, 8, 9, 10)
        result = panel.results([nomination], this.criteria.all())[nomination.pk]
        assert result.members == 2
        assert result.mean == pytest.approx((5.5 + 8.9) / 2)
        assert result.spread == pytest.approx(1.7)
        assert (result.least, result.most) == pytest.approx((5.5, 8.9))

    def test_no_one_scores_their_own_unit_nor_without_a_seat(self, officer) -> None:
        unit = UnitFactory()
        head, stranger = person(Role.UNIT_HEAD, unit), person(Role.UNIT_HEAD)
        _this, nomination = scoring(officer, head, officer, unit=unit)
        with pytest.raises(Refused, match="đơn vị mình"):
            score(head, nomination, 10, 10, 10)
        with pytest.raises(Refused, match="Chỉ thành viên"):
            score(stranger, nomination, 10, 10, 10)
        with pytest.raises(Refused, match="0 đến 10"):
            score(officer, nomination, 11, 0, 0)
        client = Client()
        client.force_login(head)
        assert "bạn không chấm" in client.get(nomination.get_absolute_url()).content.decode()

    def test_who_has_scored_keeps_their_seat(self, officer) -> None:
        member = person(Role.LEADER)
        this, nomination = scoring(officer, member)
        score(member, nomination, 1, 2, 3)
        with pytest.raises(Refused, match="không đưa ra"):
            rounds.seat(actor=officer, round=this, people=[officer])

    @given(points=st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=9))
    def test_the_mean_lies_between_least_and_most(self, points) -> None:
        weights = {1: 40, 2: 30, 3: 30}
        result = panel._result([dict(enumerate(each, 1)) for each in points], weights)
        assert result.mean is not None and result.least is not None and result.most is not None
        assert 0 <= result.least <= result.mean + 1e-9 and result.mean <= result.most + 1e-9 <= 10 + 1e-6
        assert (result.spread is None) == (len(points) == 1)
        assert (result.spread or 0) <= (result.most - result.least) / 2 + 1e-9

    def test_nothing_to_score_or_nobody_to_do_it(self, officer) -> None:
        this = a_round(officer)
        with pytest.raises(Refused, match="hội đồng"):
            rounds.start_scoring(actor=officer, round=this)
        rounds.seat(actor=officer, round=this, people=[officer])
        with pytest.raises(Refused, match="đề cử"):
            rounds.start_scoring(actor=officer, round=this)


class TestDecision:
    def test_from_points_to_the_issued_paper_and_the_library(self, officer) -> None:
        declared_form(standing_office())
        this, nomination = scoring(officer, officer)
        with pytest.raises(Refused, match="chưa chấm"):
            rounds.recognise(actor=officer, nomination=nomination, award="Giấy khen")
        score(officer, nomination, 9, 8, 9)
        with pytest.raises(Refused, match="Chưa chọn"):
            rounds.draft_decision(actor=officer, round=this)
        rounds.recognise(actor=officer, nomination=nomination, award="Giấy khen")
        paper = rounds.draft_decision(actor=officer, round=this)
        assert rounds.draft_decision(actor=officer, round=this) == paper
        document = papers.compose(paper)
        said = "\n".join(
            "".join(run.text for run in block.runs)
            for block in document.blocks
            if isinstance(block, Paragraph)
        )
        assert "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;" in said
        assert "Điều 1. Ghi nhận, khen thưởng 1 tập thể, cá nhân" in said
        row = document.annexes[0].blocks[0].rows[0].cells  # type: ignore[union-attr]
        assert row[1:] == (nomination.nominee, nomination.unit.name, nomination.title, "Giấy khen", "8,70")
        assert document.letterhead.symbol.startswith("QĐ")
        signing.submit(actor=officer, paper=paper)
        with pytest.raises(Refused, match="đã khóa"):
            rounds.recognise(actor=officer, nomination=nomination, award="Bằng khen")
        with pytest.raises(Refused, match="sau khi quyết định"):
            nominations.publish(actor=officer, nomination=nomination)
        Paper.objects.filter(pk=paper.pk).update(state=PaperState.EXPORTED)
        paper.refresh_from_db()
        signing.bring_back(actor=person(Role.CLERK), paper=paper, number="27", on=timezone.localdate())
        this.refresh_from_db()
        assert this.state == RoundState.DECIDED and nomination.unit in paper.units.all()
        nominations.publish(actor=officer, nomination=nomination)
        client = Client()
        client.force_login(person(Role.UNIT_STAFF))
        library = client.get(reverse("programmes:library")).content.decode()
        assert nomination.title in library
        page = client.get(reverse("programmes:practice", args=[nomination.pk])).content.decode()
        assert nomination.achievement in page and "27/QĐ" in page

    def test_not_without_its_grounds(self, officer) -> None:
        this, nomination = scoring(officer, officer)
        rounds.keep(actor=officer, round=this, fields={"grounds": ""})
        score(officer, nomination, 9, 8, 9)
        rounds.recognise(actor=officer, nomination=nomination, award="Giấy khen")
        paper = rounds.draft_decision(actor=officer, round=this)
        with pytest.raises(Refused, match="căn cứ"):
            signing.submit(actor=officer, paper=paper)

    def test_every_button_of_the_round_s_page(self, officer) -> None:
        unit, client = UnitFactory(), Client()
        client.force_login(officer)
        sent = {"name": "Đợt xét quý", "closes_on": f"{date.today():%d/%m/%Y}", "grounds": ""}
        url = client.post(reverse("programmes:new_round"), sent).url
        this = Round.objects.get()
        every = reverse("programmes:rounds")
        assert [row.title for row in client.get(every, {"q": "DOT XET"}).context["rows"]] == [this.name]
        assert not client.get(every, {"q": "năm"}).context["rows"]
        rows = {"criteria-name_0": "Hiệu quả", "criteria-weight_0": "90"}
        assert "phải bằng 100" in client.post(url, {"act": "criteria", **rows}).content.decode()
        client.post(url, {"act": "criteria", **rows, "criteria-weight_0": "100"})
        nomination = nominated(this, unit)
        client.post(url, {"act": "seat", "seat-people": [officer.pk]})
        client.post(url, {"act": "start"})
        key = this.criteria.get().pk
        client.post(nomination.get_absolute_url(), {"act": "score", f"score-c{key}": "7"})
        assert "7,00" in client.get(url).content.decode()
        client.post(url, {"act": "recognise", "item": nomination.pk, "recognise-award": "Biểu dương"})
        client.post(url, {"act": "paper"})
        this.refresh_from_db()
        assert this.paper is not None and this.paper.title == "Về việc khen thưởng đợt xét quý"
        assert client.post(url, {"act": "unknown"}).status_code == 404


def test_an_office_without_a_standing_office_is_told_so(officer) -> None:
    Unit.objects.filter(is_standing_office=True).update(is_standing_office=False)
    client = Client()
    client.force_login(officer)
    day = f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}"
    page = client.post(reverse("programmes:new_round"), {"name": "Đợt xét", "closes_on": day})
    assert page.status_code == 422 and "Chưa chọn cơ quan thường trực" in page.content.decode()
    assert "Đợt xét" in page.content.decode() and not Round.objects.exists()
