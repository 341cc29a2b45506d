"""So sánh hai văn bản: known differences of guidances written for it; all found, none invented."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.directives.domain import comparisons, intake
from nhipcau.directives.domain.comparisons import Comparison
from nhipcau.directives.domain.matching import Task, match, same_words
from nhipcau.directives.enums import DirectiveState, Matched, ObligationState
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.directives import DirectiveFactory, obligation, reading_of
from tests.factories.units import UnitFactory, person

GUIDANCES = Path(__file__).parent / "guidances"
PAIRS = tomllib.loads((GUIDANCES / "pairs.toml").read_text(encoding="utf-8"))["pair"]
FILM = "phim ngắn giới thiệu di sản văn hóa của tỉnh phục vụ"
SENTENCES = [sentence for pair in PAIRS for side in ("old", "new") for _unit, sentence in pair[side]]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_known_pairs_are_found_and_none_is_invented(pair: dict[str, Any]):
    old = [Task(at, f"II.{at}", text) for at, (_unit, text) in enumerate(pair["old"], start=1)]
    new = [Task(at, f"III.{at}", text) for at, (_unit, text) in enumerate(pair["new"], start=1)]
    found = match(old, new, years=pair["years"][1] - pair["years"][0])
    assert sorted([row.old - 1, row.new - 1] for row in found if row.kind == Matched.SAME) == pair["same"]
    assert (
        sorted([row.old - 1, row.new - 1] for row in found if row.kind == Matched.CHANGED) == pair["changed"]
    )


some = st.lists(st.sampled_from(SENTENCES), unique=True, min_size=1, max_size=8)


@given(kept=some, left=some)
def test_whatever_is_taken_out_and_moved_is_told(kept: list[str], left: list[str]):
    """A guidance of next year: some tasks left out, the rest in another order, all years one later."""
    before = [Task(at, str(at), text) for at, text in enumerate(sorted({*kept, *left}), start=1)]
    keys = {task.text: task.key for task in before}
    later = [Task(1000 + keys[text], "", _next_year(text)) for text in kept]
    found = {(row.old, row.new) for row in match(before, later, years=1) if row.kind == Matched.SAME}
    assert found == {(task.key - 1000, task.key) for task in later}


def _next_year(text: str) -> str:
    return text.replace("2026", "2027").replace("2025", "2026")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("trong quý I/2026", "trong quý I/2027", True),
        ("Luật năm 2012, trong năm 2026.", "Luật năm 2012, trong năm 2027", True),
        ("trước ngày 15/11/2026", "trước ngày 15/11/2028", False),
        ("trước ngày 15/11/2026", "trước ngày 16/11/2027", False),
        ("giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030", True),
    ],
)
def test_years_that_go_on_are_no_change(old: str, new: str, same: bool):
    assert same_words(old, new, 1) is same


@pytest.fixture
def guidances(clerk: User, officer: User) -> tuple[Directive, Directive]:
    """Two yearly guidances of one commission, taken in as a clerk does."""
    for name in ("Sở Ngoại vụ", "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"):
        UnitFactory(name=name)
    read = [
        intake.register(actor=clerk, content=path.read_bytes(), name=path.name).directive
        for path in sorted(GUIDANCES.glob("*.txt"))
    ]
    for directive in read:
        directive.refresh_from_db()
    return read[0], read[1]


def told(found: Comparison, kind: Matched) -> list[str]:
    return [(row.new or row.old).text for row in found.rows if row.kind == kind]


def test_two_yearly_guidances(guidances: tuple[Directive, Directive], officer: User):
    old, new = guidances
    found = comparisons.compare(old=old, new=new, person=officer)
    assert found.years == 1
    assert [text.split(",")[0][:44] for text in told(found, Matched.NEW)] == [
        "Thiết kế",
        "Tập huấn kỹ năng trả lời báo chí nước ngoài ",
    ]
    assert [text[:30] for text in told(found, Matched.GONE)] == [
        "Chủ trì tổ chức Ngày văn hóa S",
        "Mở chuyên trang về người Sông ",
        "Lắp đặt 05 cụm thông tin đối n",
    ]
    changed = {
        row.new.text[:24]: [(str(move.what), move.before, move.after) for move in row.moves]
        for row in found.rows
        if row.kind == Matched.CHANGED
    }
    assert changed == {
        "Giới thiệu đất nước, con": [],
        "Chủ trì xây dựng và phát": [
            ("Hạn", "15/09/2026", "30/08/2027"),
            ("Sản phẩm", f"{FILM} người nước ngoài", f"{FILM} du khách"),
        ],
        "Tham mưu tổ chức gặp mặt": [("Hạn", "30/06/2026", "30/04/2027")],
        "Xây dựng bộ tài liệu giớ": [("Chủ trì", "Sở Ngoại vụ", "Trung tâm Xúc tiến đầu tư")],
        "Duy trì chuyên mục tiếng": [],
        "Chủ trì, phối hợp với Sở": [("Phối hợp", "các xã biên giới", "Sở Tư pháp, các xã biên giới")],
    }
    assert found.counts == {Matched.SAME: 5, Matched.CHANGED: 6, Matched.NEW: 2, Matched.GONE: 3}
    effects = {effect.unit: effect.counts for effect in found.effects()}
    assert effects["Sở Tài chính"] == {Matched.SAME: 1, Matched.CHANGED: 0, Matched.GONE: 0, Matched.NEW: 0}
    assert effects["Sở Ngoại vụ"] == {Matched.SAME: 1, Matched.CHANGED: 2, Matched.GONE: 0, Matched.NEW: 1}


def test_a_paper_beside_itself_has_no_difference(guidances: tuple[Directive, Directive], officer: User):
    found = comparisons.compare(old=guidances[1], new=guidances[1], person=officer)
    assert set(found.counts) == {Matched.SAME}


class TestScreen:
    def test_every_kind_stands_side_by_side(self, guidances, officer: User, client: Client):
        old, new = guidances
        client.force_login(officer)
        url = reverse("directives:compare", args=[new.pk])
        assert f"?voi={old.pk}" in client.get(url).content.decode()
        shown = client.get(url, {"voi": old.pk}).content.decode()
        assert "Thiết kế, vận hành bản đồ số" in shown and "Mở chuyên trang về người" in shown
        assert (
            '<del class="nd-gone">15/9/2026.</del>' in shown
            and '<ins class="nd-new">30/8/2027.</ins>' in shown
        )
        only = client.get(url, {"voi": old.pk, "loai": "gone"}).content.decode()
        assert "Mở chuyên trang về người" in only and "Thiết kế, vận hành bản đồ số" not in only
        of_one = client.get(url, {"voi": old.pk, "don-vi": "Sở Tài chính"}).content.decode()
        assert "bố trí kinh phí" in of_one and "phóng viên nước ngoài" not in of_one
        rows = client.get(url, {"voi": old.pk, "export": "csv"}).content.decode("utf-8-sig").splitlines()
        assert len(rows) == 1 + 16 and rows[1].startswith("Mới,,,III.1,")

    def test_a_unit_compares_only_what_it_is_asked(self, guidances, client: Client):
        old, new = guidances
        for directive in guidances:
            directive.obligations.filter(text__startswith="Tham mưu").update(state=ObligationState.CONFIRMED)
        client.force_login(person(Role.UNIT_STAFF, Unit.objects.get(names__text="Sở Tài chính")))
        shown = client.get(reverse("directives:compare", args=[new.pk]), {"voi": old.pk}).content.decode()
        assert "bố trí kinh phí" in shown and "cán bộ ngoại giao" not in shown

    @pytest.mark.parametrize("other", ["0", "999999", "abc", "-1"])
    def test_what_cannot_be_compared(self, guidances, officer: User, client: Client, other: str):
        client.force_login(officer)
        response = client.get(reverse("directives:compare", args=[guidances[1].pk]), {"voi": other})
        assert response.status_code == (404 if other.isdecimal() else 200)

    def test_the_number_of_queries_does_not_grow(self, officer: User, client: Client):
        unit = UnitFactory()
        client.force_login(officer)
        counts = []
        for many in (1, 3):
            old, new = (
                DirectiveFactory(reading=reading_of("\n".join(SENTENCES[:many])), state=DirectiveState.REVIEW)
                for _ in range(2)
            )
            for directive in (old, new):
                for sentence in SENTENCES[:many]:
                    obligation(directive, sentence=sentence, lead=unit)
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse("directives:compare", args=[new.pk]), {"voi": old.pk})
            counts.append(len(asked))
        assert counts[0] == counts[1]
