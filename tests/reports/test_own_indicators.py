"""Indicators an office defines for itself (chỉ tiêu của cơ quan)."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import LegalKind
from nhipcau.plans.enums import EvidenceKind, TermKind
from nhipcau.plans.models import Assignment, Evidence, Term
from nhipcau.reports.domain import kept, own_figures, own_indicators, snapshots, tallies
from nhipcau.reports.domain.figures import compute
from nhipcau.reports.domain.indicators import DEFINITIONS
from nhipcau.reports.domain.periods import Period
from nhipcau.reports.enums import Dimension, Indicator
from nhipcau.reports.models import IndicatorDefinition
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import EvidenceFactory, confirmed_obligation
from tests.factories.reports import FIRST, LAST, assigned, hanoi, report
from tests.factories.units import UnitFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NOVEMBER = Period(FIRST, LAST)
EARLIER = hanoi(2026, 9, 1, 8)


@pytest.fixture
def officer() -> User:
    IndicatorDefinition.objects.all().delete()
    return person(Role.OFFICER)


def fields(**changes: Any) -> dict[str, Any]:
    return {
        "label": "Tin bằng tiếng nước ngoài",
        "measure": "tin",
        "counts": Indicator.PRODUCTS,
        "evidence_kinds": [],
        "languages": [],
        "legal_kinds": [],
        "directive": None,
        "term": None,
        "group_by": "",
        "split_by": "",
        "citation": "Công văn của cấp trên",
        "in_force_from": date(2026, 1, 1),
        "in_force_to": None,
        "is_verified": True,
    } | changes


def defined(officer: User, **changes: Any) -> IndicatorDefinition:
    return own_indicators.define(actor=officer, fields=fields(**changes))


class TestCounting:
    def test_filters_narrow(self, officer) -> None:
        task = confirmed_obligation(legal_kind=LegalKind.IMAGE)
        work = assigned(EARLIER, obligation=task)
        EvidenceFactory(assignment=work, done_on=LAST, quantity=2, language="en")
        EvidenceFactory(assignment=work, done_on=LAST, quantity=5, language="vi")
        EvidenceFactory(assignment=work, done_on=LAST, quantity=7, language="en", kind=EvidenceKind.TRAINING)
        EvidenceFactory(assignment=assigned(EARLIER), done_on=LAST, quantity=11, language="en")
        EvidenceFactory(assignment=work, done_on=date(2026, 11, 15), quantity=13, language="en")

        def value(**narrowed: Any) -> int:
            return tallies.count(IndicatorDefinition(**fields(**narrowed)), NOVEMBER).value

        assert value() == 25
        assert value(languages=["en"]) == 20
        assert value(languages=["en"], evidence_kinds=["publication"]) == 13
        assert value(languages=["en"], legal_kinds=["image"]) == 9
        assert value(directive=task.directive) == 14
        assert value(counts=Indicator.EVIDENCE) == 4

    def test_rows_and_columns_add_up(self, officer) -> None:
        for language, kind, quantity in (
            ("en", "publication", 2),
            ("en", "training", 3),
            ("", "publication", 4),
        ):
            EvidenceFactory(
                assignment=assigned(EARLIER), done_on=LAST, quantity=quantity, language=language, kind=kind
            )
        definition = defined(officer, group_by=Dimension.LANGUAGE, split_by=Dimension.EVIDENCE_KIND)
        tally = tallies.count(definition, NOVEMBER)
        assert tally.rows == {"en": "Tiếng Anh", "": "chưa ghi"}
        assert tally.cell("en", "training") == 3
        assert [(name, whole) for _key, name, _cells, whole in tally.table()] == [
            ("Tiếng Anh", 5),
            ("chưa ghi", 4),
        ]
        assert sum(tally.cell(column=key) for key in tally.columns) == tally.value == 9
        assert tallies.from_json(tallies.as_json(tally)) == tally

    def test_what_a_page_sums_is_what_is_counted(self, officer) -> None:
        units = [UnitFactory() for _ in range(3)]
        for unit, language, quantity, legal in (
            (0, "en", 2, LegalKind.IMAGE),
            (0, "fr", 3, LegalKind.IMAGE),
            (1, "en", 4, LegalKind.WORLD),
            (2, "", 5, LegalKind.WORLD),
        ):
            work = assigned(EARLIER, unit=units[unit], obligation=confirmed_obligation(legal_kind=legal))
            for _ in range(2):
                EvidenceFactory(assignment=work, done_on=LAST, quantity=quantity, language=language)
        asked = [
            defined(officer, group_by=Dimension.LANGUAGE, split_by=Dimension.UNIT),
            defined(officer, label="Việc quá hạn", counts=Indicator.LATE, group_by=Dimension.DIRECTIVE),
            defined(
                officer,
                label="Theo chuyên đề",
                term=Term.objects.filter(kind=TermKind.THEME).first(),
                languages=["en"],
            ),
            defined(officer, label="Bằng tiếng Anh", languages=["en"], legal_kinds=["image"]),
        ]
        for own in (None, None, {units[0].pk}, {units[0].pk, units[2].pk}):
            found = kept.of(NOVEMBER, own, asked)
            for definition in asked:
                summed = tallies.tally_of(definition, found.parts[definition.pk])
                whole = tallies.count(definition, NOVEMBER).within(own)
                assert (summed.rows, summed.columns, summed.value) == (whole.rows, whole.columns, whole.value)
                assert summed.table() == whole.table()

    def test_only_those_in_force_and_confirmed(self, officer) -> None:
        for changes in ({"is_verified": False}, {"in_force_from": date(2027, 1, 1)}, {"in_force_to": FIRST}):
            defined(officer, **changes)
        kept = defined(officer)
        assert [tally.code for tally in tallies.live(NOVEMBER)] == [kept.code]
        own_indicators.end(actor=officer, definition=kept, on=FIRST)
        assert tallies.live(NOVEMBER) == []


class TestSafeguard:
    """Safeguard 13: nothing but records of this system, over fields of closed lists."""

    def test_what_may_be_counted(self) -> None:
        counted = {DEFINITIONS[each].records(FIRST, LAST).model for each in Indicator}
        assert counted == {Assignment, Evidence}

    def test_what_it_may_be_divided_by(self) -> None:
        allowed = {**tallies.OF_WORK, **tallies.OF_EVIDENCE}
        assert allowed == {
            Dimension.UNIT: "unit",
            Dimension.DIRECTIVE: "obligation__directive",
            Dimension.LEGAL_KIND: "obligation__legal_kind",
            Dimension.EVIDENCE_KIND: "kind",
            Dimension.LANGUAGE: "language",
        }
        assert set(allowed) == set(Dimension)

    def test_a_definition_holds_no_free_expression(self) -> None:
        assert {field.name for field in IndicatorDefinition._meta.get_fields()} == {"id", "code", *fields()}

    @pytest.mark.parametrize(
        "changes",
        [
            {"counts": Indicator.ACCEPTED, "languages": ["en"]},
            {"counts": Indicator.LATE, "group_by": Dimension.LANGUAGE},
            {"split_by": Dimension.UNIT},
            {"group_by": Dimension.UNIT, "split_by": Dimension.UNIT},
        ],
    )
    def test_what_does_not_stand_in_the_records_is_refused(self, officer, changes) -> None:
        with pytest.raises(Refused):
            defined(officer, **changes)
        assert not IndicatorDefinition.objects.exists()

    def test_not_by_a_unit(self) -> None:
        with pytest.raises(PermissionDenied):
            own_indicators.define(actor=person(Role.UNIT_HEAD), fields=fields())


class TestScreens:
    def test_tried_then_kept(self, officer) -> None:
        EvidenceFactory(assignment=assigned(EARLIER), done_on=date(2026, 11, 18), quantity=6, language="en")
        client = Client()
        client.force_login(officer)
        body = {
            "label": "Tin tiếng Anh",
            "measure": "tin",
            "counts": "products",
            "languages": ["en"],
            "group_by": "unit",
            "citation": "Công văn",
            "in_force_from": "01/01/2026",
            "is_verified": "on",
        }
        url = reverse("reports:new_indicator")
        tried = client.post(url, body | {"act": "preview"}).content.decode()
        assert "6 tin" in tried
        assert not IndicatorDefinition.objects.exists()
        wrong = client.post(url, body | {"counts": "late", "act": "keep"}).content.decode()
        assert "hãy bỏ lọc" in wrong
        assert "Tin tiếng Anh" in wrong
        client.post(url, body | {"act": "keep"})
        made = IndicatorDefinition.objects.get()
        assert (made.code, made.languages) == ("tin-tieng-anh", ["en"])
        client.post(made.get_absolute_url(), body | {"act": "keep", "measure": "tin, bài"})
        made.refresh_from_db()
        assert made.measure == "tin, bài"
        assert "Tin tiếng Anh" in client.get(reverse("reports:indicators")).content.decode()

    def test_every_number_opens_its_records_frozen_too(self, officer) -> None:
        unit = UnitFactory()
        EvidenceFactory(assignment=assigned(EARLIER, unit=unit), done_on=LAST, quantity=2, language="en")
        EvidenceFactory(assignment=assigned(EARLIER), done_on=LAST, quantity=3, language="zh")
        code = defined(officer, group_by=Dimension.LANGUAGE).code
        this, client = report(), Client()
        client.force_login(officer)
        for is_frozen in (False, True):
            if is_frozen:
                snapshots.freeze(actor=officer, report=this)
            this.refresh_from_db()
            page = client.get(this.get_absolute_url()).content.decode()
            query = "?lan=1&amp;hang=en" if is_frozen else "?hang=en"
            url = reverse("reports:tally", args=[this.pk, code])
            assert f'href="{url}{query}"' in page
            opened = client.get(url, {"hang": "en"})
            assert (opened.context["value"], len(opened.context["records"])) == (2, 1)
            assert "Lưu bộ lọc" not in opened.content.decode()
        own = own_figures.of(this, compute(this, person=officer), {unit.pk})
        assert [(tally.value, dict(tally.rows)) for tally in own] == [(2, {"en": "Tiếng Anh"})]
        client.force_login(person(Role.UNIT_STAFF, unit))
        assert client.get(url).context["value"] == 2
        assert client.get(reverse("reports:tally", args=[this.pk, "khong-co"])).status_code == 404
