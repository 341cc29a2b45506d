"""Chuỗi văn bản: which documents hang together, as far as each person may see, at a constant cost."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.directives.domain import chain, citations, values
from nhipcau.directives.enums import DirectiveState, Held, ObligationState, Relation
from nhipcau.directives.models import Directive
from nhipcau.directives.views import chain_picture, lettering
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import SENTENCES, DirectiveFactory, obligation, reading_of
from tests.factories.units import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


def mention(number: str | None, day: str | None = "2026-02-12", **more: Any) -> dict[str, Any]:
    """One item of `citations` (vanban/1)."""
    plain = {"text": number or "văn bản", "span": [0, 5], "type": "KH", "number": number, "date": day}
    rest = dict.fromkeys(("issuer", "title", "place", "same_as", "in_footnote"))
    return plain | rest | {"relation": "implements"} | more


def directive(
    number: str, *cited: dict[str, Any], day: date | None = date(2026, 2, 12), **fields
) -> Directive:
    text = "\n".join(SENTENCES)
    made = DirectiveFactory(
        number=number,
        date=day,
        type_code=fields.pop("type_code", "KH"),
        type_name=fields.pop("type_name", "Kế hoạch"),
        reading=reading_of(text, citations=list(cited)),
        **fields,
    )
    citations.record(made)
    return made


def chain_of(directive: Directive, who: User) -> chain.Chain:
    return chain.of(directive=directive, person=who)


def test_the_mentions_of_one_document_are_one_with_the_strongest_relation():
    made = directive(
        "9/KH-A",
        mention("5/KH-B", relation="mentions", span=[40, 50], same_as=1),
        mention("5/KH-B", title="Một kế hoạch", span=[60, 70]),
        mention("6/KH-C", span=[80, 90]),
    )
    first, second = made.citations.all()
    assert (first.relation, first.title, first.position, first.mentions) == (
        Relation.IMPLEMENTS,
        "Một kế hoạch",
        40,
        2,
    )
    assert second.number == "6/KH-C"


def test_a_reading_from_before_relations_only_mentions():
    old = mention("5/KH-B")
    del old["relation"]
    assert directive("9/KH-A", old).citations.get().relation == Relation.MENTIONS


def test_what_only_a_footnote_cites_stands_where_the_text_calls_it():
    note = {"label": "1", "text": "Kế hoạch số 5/KH-B", "called_at": 33}
    made = DirectiveFactory(
        reading=reading_of("x" * 50, citations=[mention("5/KH-B", in_footnote=0)], footnotes=[note])
    )
    citations.record(made)
    found = made.citations.get()
    assert (found.position, found.footnote) == (33, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("05/KH-UBND", "5/KH-UBND"), ("97 - HD/BTGTU", "97–hd/btgtu"), ("1/QĐ-TTg", "01/qđ-ttg")],
)
def test_one_number_has_many_spellings(one: str, other: str):
    assert values.number_key_of(one) == values.number_key_of(other) != ""


def test_a_serial_alone_is_compared_with_nothing():
    assert values.number_key_of("16") == ""


def test_two_steps_each_way(officer: User):
    top = directive("1/KH-A")
    upper = directive("2/KH-A", mention("1/KH-A"))
    middle = directive("3/KH-A", mention("2/KH-A"))
    lower = directive("4/KH-A", mention("3/KH-A"))
    last = directive("5/KH-A", mention("4/KH-A"))
    directive("6/KH-A", mention("5/KH-A"))
    found = chain_of(middle, officer)
    assert [link.directive for link in found.above] == [upper]
    assert [(link.directive, link.towards) for link in found.above_further] == [(top, f"vb-{upper.pk}")]
    assert [link.directive for link in found.below] == [lower]
    assert [(link.directive, link.towards) for link in found.below_further] == [(last, f"vb-{lower.pk}")]
    assert {link.held for link in (*found.above, *found.below)} == {Held.HERE}


def test_a_mere_mention_leads_no_further(officer: User):
    directive("1/KH-A")
    directive("2/KH-A", mention("1/KH-A", relation="mentions"))
    middle = directive("3/KH-A", mention("2/KH-A"))
    found = chain_of(middle, officer)
    assert len(found.above) == 1 and not found.above_further


def test_circles_end(officer: User):
    one = directive("1/KH-A", mention("2/KH-A"), mention("1/KH-A"))
    other = directive("2/KH-A", mention("1/KH-A"))
    found = chain_of(one, officer)
    assert [link.directive for link in found.above if link.directive] == [other]
    assert [link.directive for link in found.below] == [other]
    assert not found.above_further and not found.below_further


@pytest.mark.parametrize(
    ("cited", "held", "expected"),
    [
        ({}, {}, Held.HERE),
        ({"day": None}, {}, Held.MAYBE),
        ({"day": "2025-01-01"}, {}, Held.CITED),
        ({"type": "QĐ"}, {}, Held.CITED),
        ({"type": None}, {}, Held.HERE),
        ({"issuer": "UBND tỉnh"}, {"issuer_name": "Ủy ban nhân dân tỉnh Sông Cầu"}, Held.HERE),
        ({"issuer": "UBND huyện Khác"}, {"issuer_name": "Ủy ban nhân dân tỉnh Sông Cầu"}, Held.MAYBE),
        (
            {"day": None, "title": "Hoạt động đối ngoại năm 2026"},
            {"title": "HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2026 của tỉnh"},
            Held.HERE,
        ),
        ({}, {"day": None}, Held.MAYBE),
    ],
)
def test_when_a_citation_means_a_document_held(cited, held, expected: Held, officer: User):
    directive("86/KH-UBND", **held)
    asking = directive("9/KH-A", mention("86/KH-UBND", **cited))
    (link,) = chain_of(asking, officer).above
    assert link.held == expected


def test_a_number_with_its_year_needs_no_day(officer: User):
    directive("72/2015/NĐ-CP", type_code="NĐ", day=None)
    asking = directive("9/KH-A", mention("72/2015/NĐ-CP", None, type="NĐ"))
    assert [link.held for link in chain_of(asking, officer).above] == [Held.HERE]


def test_of_several_versions_the_one_that_stands_is_meant(officer: User):
    old = directive("1/KH-A")
    new = directive("1/KH-A")
    Directive.objects.filter(pk=old.pk).update(superseded_by=new, superseded_at="2026-03-01T00:00:00Z")
    asking = directive("9/KH-A", mention("1/KH-A"))
    assert [link.directive for link in chain_of(asking, officer).above] == [new]


def test_what_was_discarded_is_in_no_chain(officer: User):
    directive("1/KH-A", mention("9/KH-A"), state=DirectiveState.DISCARDED)
    asking = directive("9/KH-A", mention("1/KH-A"))
    found = chain_of(asking, officer)
    assert [link.held for link in found.above] == [Held.CITED] and not found.below


def test_a_unit_sees_of_the_chain_what_is_its_own():
    head = person(Role.UNIT_HEAD)
    own = head.memberships.first().unit
    above = directive("1/KH-A", title="Việc của nơi khác")
    middle = directive("2/KH-A", mention("1/KH-A"))
    directive("3/KH-A", mention("2/KH-A"), title="Cũng của nơi khác")
    obligation(middle, lead=own, state=ObligationState.CONFIRMED)
    found = chain_of(middle, head)
    assert [(link.held, link.directive) for link in found.above] == [(Held.CITED, None)]
    assert not found.below
    client = Client()
    client.force_login(head)
    page = client.get(reverse("directives:chain", args=[middle.pk])).content.decode()
    assert "nơi khác" not in page
    assert reverse("directives:review", args=[above.pk]) not in page


def test_a_header_put_right_joins_the_chain(officer: User):
    from nhipcau.directives.domain import header

    wrong = directive("11/KH-A")
    asking = directive("9/KH-A", mention("1/KH-A"))
    header.correct(actor=officer, directive=wrong, wanted={"number": "01/KH-A"})
    assert [link.directive for link in chain_of(asking, officer).above] == [wrong]


def test_the_chain_costs_the_same_at_one_and_at_many(officer: User):
    client = Client()
    client.force_login(officer)

    def cost(count: int) -> int:
        centre = directive(f"{count}/KH-C", *(mention(f"{count}{n}/KH-A") for n in range(count)))
        for n in range(count):
            directive(f"{count}{n}/KH-A", *(mention(f"{count}{n}{m}/KH-Z") for m in range(count)))
            directive(f"{count}{n}/KH-B", mention(f"{count}/KH-C"))
            directive(f"{count}{n}/KH-D", mention(f"{count}{n}/KH-B"))
        address = reverse("directives:chain", args=[centre.pk])
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert cost(1) == cost(3) == cost(9)


class _Svg(HTMLParser):
    """Links within the pictures, and whether each has words for a reader of screens."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.links: list[dict[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "svg"
        if tag == "a" and self.depth:
            self.links.append(dict(attrs))

    def handle_endtag(self, tag):
        self.depth -= tag == "svg"


def test_the_page_shows_picture_and_list(officer: User):
    client = Client()
    client.force_login(officer)
    directive("1/KH-A")
    more = [mention(f"{n}/KH-X", span=[n, n + 3]) for n in range(20, 31)]
    centre = directive("9/KH-A", mention("1/KH-A"), *more, title="<b>Kế hoạch</b> & việc")
    page = client.get(reverse("directives:chain", args=[centre.pk])).content.decode()
    parser = _Svg()
    parser.feed(page)
    assert parser.links and all(link["aria-label"] and link["href"] for link in parser.links)
    assert "và 6 văn bản khác" in page and "<b>Kế hoạch" not in page
    assert page.count(">xem chỗ viện dẫn<") == 12
    assert "?cau=20#cho-20" in page


def test_the_place_that_cites_is_marked_when_asked_for(officer: User):
    client = Client()
    client.force_login(officer)
    made = directive("9/KH-A", mention("5/KH-B", span=[4, 12]))
    page = client.get(reverse("directives:review", args=[made.pk]), {"cau": 4}).content.decode()
    assert 'id="cho-4"' in page
    assert reverse("directives:chain", args=[made.pk]) in page


def test_without_a_chain_the_page_says_what_will_stand_here(officer: User):
    client = Client()
    client.force_login(officer)
    page = client.get(reverse("directives:chain", args=[DirectiveFactory().pk])).content.decode()
    assert "Chưa có văn bản nào trong chuỗi" in page


def test_boxes_never_overlap_and_words_stay_within(officer: User):
    for n in range(9):
        directive(f"{n}/KH-B", mention(f"{n}/KH-T"), mention(f"{n}/KH-S"), title="Tên " * 30)
        directive(f"{n}/KH-D", mention("9/KH-A"), title="WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")
        directive(f"{n}/KH-E", mention(f"{n}/KH-D"))
    centre = directive("9/KH-A", *(mention(f"{n}/KH-B") for n in range(9)))
    found = chain_of(centre, officer)
    for picture in (chain_picture.wide(found), chain_picture.narrow(found)):
        for index, box in enumerate(picture.boxes):
            assert box.x >= 0 and box.x + box.width <= picture.width
            assert box.y >= 0 and box.y + box.height <= picture.height
            for other in picture.boxes[index + 1 :]:
                apart_x = box.x + box.width <= other.x or other.x + other.width <= box.x
                apart_y = box.y + box.height <= other.y or other.y + other.height <= box.y
                assert apart_x or apart_y, (box.label, other.label)
            for line in box.lines:
                size = 14 if line.kind == "name" else 12.5
                assert lettering.width(line.text, size) <= box.width - 24
        assert len(picture.edges) == len([box for box in picture.boxes if box.kind in Held.values])


def test_a_reading_lays_out_its_citations(guidance: str, clerk: User, offices: None, settings, tmp_path):
    from nhipcau.core.domain import jobs
    from nhipcau.directives.domain import intake

    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    made = intake.register(actor=clerk, content=guidance.encode(), name="huong-dan.txt").directive
    jobs.execute(str(made.job_id))
    made.refresh_from_db()
    (cited,) = made.citations.all()
    assert (cited.number, cited.date, cited.relation) == ("57-KL/TW", date(2023, 6, 15), Relation.IMPLEMENTS)
    assert made.number_key == "41-hd/btgdvtu"
