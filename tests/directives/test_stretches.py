"""Chia màn hình rà soát: pages hold every task and every sign of the text exactly once."""

from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.directives.domain import marking, stretches
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User
from tests.factories.directives import DirectiveFactory, machine_of, reading_of
from tests.factories.units import UnitFactory

lines = st.lists(st.sampled_from(["A", "Một việc.", "I. Phần", "…"]), min_size=1, max_size=40)


@given(lines=lines, size=st.integers(2, 9), marked=st.sets(st.integers(0, 39)), sections=st.data())
def test_the_pages_are_the_whole(lines, size, marked, sections):
    text = "\n".join(lines)
    starts = [len("\n".join(lines[:n])) + (n > 0) for n in range(len(lines))]
    labels = st.sampled_from(["", "I", "I.1", "I.2", "II.1"])
    tasks = [(starts[n], sections.draw(labels)) for n in sorted(marked) if n < len(lines)]
    heads = [{"span": [starts[n], starts[n] + 1]} for n, line in enumerate(lines) if line.startswith("I.")]
    pages = stretches.of(text, tasks, heads, size)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert (pages[0].first, pages[0].start) == (0, 0)
    assert (pages[-1].last, pages[-1].end) == (len(tasks), len(text) + 1)
    for before, after in pairwise(pages):
        assert (before.last, before.end) == (after.first, after.start)
        assert text[after.start - 1] == "\n"
    for page in pages:
        assert page.last - page.first <= size
        # A task stands on the page that shows its sentence.
        assert all(page.holds(position) for position, _section in tasks[page.first : page.last])
        assert all(stretches.at(pages, position) == page for position, _ in tasks[page.first : page.last])


@given(lines=lines, data=st.data())
def test_the_source_of_all_pages_is_the_source(lines, data):
    reading = reading_of("\n".join(lines))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(lines)), max_size=3)) | {0})
    starts = [len("\n".join(lines[:n])) + (0 < n < len(lines)) for n in cuts]
    whole = marking.blocks(reading, [])
    ends = [*starts[1:], len(reading["text"])]
    parts = [
        b for low, high in zip(starts, ends, strict=True) for b in marking.blocks(reading, [], low, high)
    ]
    assert [block.rows for block in parts] == [block.rows for block in whole]


def test_a_page_ends_with_its_part_rather_than_when_it_is_full():
    tasks = [(n * 10, "I.1" if n < 8 else "II.1") for n in range(14)]
    pages = stretches.of("x" * 200, tasks, [], size=10)
    assert [(page.first, page.last) for page in pages] == [(0, 8), (8, 14)]


@pytest.fixture
def long(db: None):
    """A directive of 130 tasks, one a line."""
    unit = UnitFactory(name="Sở Kiểm thử")
    sentences = [f"Sở Kiểm thử làm việc thứ {n}." for n in range(130)]
    home = DirectiveFactory(reading=reading_of("\n".join(sentences)))
    for sentence in sentences:
        machine = machine_of(home.text, sentence, lead=[unit.name])
        task = Obligation.objects.create(
            directive=home,
            machine=machine,
            text=sentence,
            spans=[machine["span"]],
            position=machine["span"][0],
        )
        task.parties.create(part="lead", written=unit.name, unit=unit)
    return home


@pytest.mark.django_db
class TestScreen:
    def page(self, officer: User, address: str) -> str:
        client = Client()
        client.force_login(officer)
        return client.get(address).content.decode()

    def test_one_page_shows_its_cards_and_its_text_alone(self, officer: User, long):
        html = self.page(officer, f"{reverse('directives:review', args=[long.pk])}?trang=2")
        assert html.count("data-task=") == 60
        assert "việc thứ 60." in html and "việc thứ 59." not in html and "việc thứ 120." not in html
        assert "Xác nhận 0/130" in html
        assert "Nhiệm vụ 61–120 trong 130" in html

    def test_a_link_to_a_sentence_or_a_card_opens_its_page(self, officer: User, long):
        task = long.obligations.order_by("position")[125]
        for address in (task.source_url, f"{long.get_absolute_url()}?nhiem-vu={task.pk}"):
            html = self.page(officer, address.split("#")[0])
            assert f'id="nhiem-vu-{task.pk}"' in html
            assert f'id="cau-{task.position}"' in html

    @pytest.mark.parametrize(
        "query", ["trang=0", "trang=99", "trang=x", "cau=-1", "cau=999999", "nhiem-vu=0"]
    )
    def test_an_address_that_means_nothing_still_opens(self, officer: User, long, query: str):
        assert "data-task=" in self.page(officer, f"{long.get_absolute_url()}?{query}")

    def test_confirm_all_reaches_over_the_pages_and_stays_where_it_was(self, officer: User, long):
        client = Client()
        client.force_login(officer)
        answer = client.post(reverse("directives:confirm_all", args=[long.pk]), {"trang": "2"})
        assert answer.url == f"{long.get_absolute_url()}?trang=2"
        assert not long.obligations.exclude(state="confirmed").exists()
