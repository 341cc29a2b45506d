"""The year a document counts for, and days in a header that cannot well be (năm, ngày của văn bản)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.directives import queries
from nhipcau.directives.domain import header_doubts
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from tests.factories.directives import DirectiveFactory, obligation
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("number", "day", "year"),
    [
        ("41-HD/BTGDVTU", date(2026, 2, 12), 2026),
        ("97/2024/QĐ-UBND", None, 2024),
        ("97/2024/QĐ-UBND", date(2025, 1, 3), 2025),
        ("41-HD/BTGDVTU", None, timezone.localdate().year),
        ("", None, timezone.localdate().year),
        ("2019/BC-STTTT", None, 2019),
    ],
)
def test_the_year_of_a_document_is_the_same_in_words_and_in_the_database(
    number: str, day: date | None, year: int
):
    directive = DirectiveFactory(number=number, date=day)
    assert queries.year_of(directive) == year
    for asked in (2019, 2024, 2025, 2026, timezone.localdate().year):
        assert Directive.objects.filter(queries.of_year(asked)).exists() == (asked == year)


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("97/2026/QĐ-UBND", date(2026, 3, 1), []),
        ("97/2026/QĐ-UBND", date(2025, 3, 1), ["Số, ký hiệu ghi năm 2026"]),
        ("41-HD/BTGDVTU", TODAY + timedelta(days=1), ["chưa tới"]),
        ("41-HD/BTGDVTU", date(2007, 1, 1), ["đã hơn 10 năm"]),
        ("97/2024/QĐ-UBND", None, ["được tính vào năm 2024"]),
    ],
)
def test_a_day_that_cannot_well_be_is_told(number: str, day: date | None, said: list[str]):
    doubts = header_doubts.of(DirectiveFactory(number=number, date=day), TODAY)
    assert len(doubts) == len(said)
    assert all(words in doubt for words, doubt in zip(said, doubts, strict=True))


def test_list_and_review_say_so_and_the_picker_suggests_who_is_named():
    home = DirectiveFactory(number="97/2024/QĐ-UBND", date=None)
    task = obligation(home, lead=UnitFactory(name="Sở Được Nêu"))
    client = Client()
    client.force_login(person(Role.OFFICER))

    def page(name: str, *args: int, query: str = "") -> str:
        return client.get(reverse(f"directives:{name}", args=args) + query).content.decode()

    assert "97/2024/QĐ-UBND" in page("list", query="?year=2024") and "chưa rõ ngày" in page("list")
    assert "được tính vào năm 2024" in page("review", home.pk)
    assert "Sở Được Nêu" in page("add_party", task.pk) and "Gợi ý" in page("add_party", task.pk)
