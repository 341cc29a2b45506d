"""Words approved in advance: what counts as unchanged, by whom they are approved, until when they count."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.enums import EditionState, Step
from nhipcau.press.domain import blanks, prepared
from nhipcau.press.models import HoldingStatement
from nhipcau.steering.models import Notice
from nhipcau.units.enums import Role
from tests.factories import newsroom, press
from tests.factories.units import UnitFactory, person

LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}"), min_size=1, max_size=30
)
NAMES = st.sampled_from(["giờ", "nơi", "số người", "giờ hẹn"])
VALUES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}"), min_size=1, max_size=200
).filter(str.strip)
# Fixed words, a blank, fixed words …: as a template is kept.
TEMPLATES = st.tuples(LETTERS, st.lists(st.tuples(NAMES, LETTERS), max_size=6))


def written(template: tuple[str, list[tuple[str, str]]]) -> str:
    return template[0] + "".join(f"{{{{{name}}}}}{words}" for name, words in template[1])


@given(st.lists(TEMPLATES, min_size=3, max_size=3), st.data())
def test_filled_blanks_and_nothing_else_is_unchanged(templates, data):
    parts = [written(each) for each in templates]
    values = {name: data.draw(VALUES) for name in blanks.names_in(*parts)}
    told = [blanks.fill(each, values) for each in parts]
    found = blanks.filled(parts, told)
    # Another way of cutting may be found, but it puts the same text together.
    assert found is not None and [blanks.fill(each, found) for each in parts] == told


@given(st.lists(TEMPLATES, min_size=3, max_size=3), st.data())
def test_whatever_is_called_unchanged_is_the_prepared_text_with_its_blanks_filled(templates, data):
    parts = [written(each) for each in templates]
    values = {name: data.draw(VALUES) for name in blanks.names_in(*parts)}
    told = [blanks.fill(each, values) for each in parts]
    which, at = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 60))
    put = data.draw(LETTERS)
    told[which] = told[which][:at] + put + told[which][at:]
    found = blanks.filled(parts, told)
    if found is not None:
        assert [blanks.fill(each, found) for each in parts] == told
        assert all(1 <= len(said) <= 200 and "\n" not in said for said in found.values())


@given(TEMPLATES, LETTERS)
def test_a_text_without_blanks_is_unchanged_only_as_it_is(template, put):
    fixed = template[0]
    assert blanks.filled([fixed], [fixed]) == {}
    assert blanks.filled([fixed], [fixed + put]) is None
    assert blanks.filled([fixed], [put + fixed]) is None


def test_the_rule_in_single_cases():
    told = ["Lúc {{giờ}} tại {{nơi}}.", "Từ {{giờ}}, đường tắc."]
    assert blanks.filled(told, ["Lúc 9:30 tại km 12.", "Từ 9:30, đường tắc."]) == {
        "giờ": "9:30",
        "nơi": "km 12",
    }
    # Another value under the same name, a changed word, an empty blank, two lines, a blank left as it was.
    for wrong in (
        ["Lúc 9:30 tại km 12.", "Từ 9:31, đường tắc."],
        ["Lúc 9:30 tại km 12.", "Từ 9:30, đường thông."],
        ["Lúc  tại km 12.", "Từ , đường tắc."],
        ["Lúc 9:30 tại km 12\n13.", "Từ 9:30, đường tắc."],
        ["Lúc 9:30 tại " + "x" * 201 + ".", "Từ 9:30, đường tắc."],
        ["Lúc {{giờ}} tại km 12.", "Từ {{giờ}}, đường tắc."],
        ["Lúc 9:30 tại km 12.", "Từ 9:30, đường tắc.", "Thêm."],
    ):
        assert blanks.filled(told, wrong) is None


def test_a_puzzle_is_given_up_soon():
    told = " ".join(f"{{{{c{n}}}}}" for n in range(12)) + " {{c0}} hết"
    assert blanks.filled([told], ["a " * 150 + "khác"]) is None


pytestmark = pytest.mark.django_db


def test_it_is_approved_in_advance_by_another_and_writing_on_begins_anew():
    writer = person(Role.OFFICER)
    held = press.holding(actor=writer)
    (text,) = prepared.latest_texts(held)
    with pytest.raises(Refused, match="người khác"):
        prepared.approve(actor=writer, text=text)
    with pytest.raises(PermissionDenied):
        prepared.approve(actor=person(Role.UNIT_HEAD, held.unit), text=text)
    prepared.approve(actor=person(Role.LEADER), text=text)
    (text,) = prepared.latest_texts(held)
    assert prepared.why_not(text) == ""
    prepared.write(
        actor=writer, holding=held, language=newsroom.language(), wanted=press.WORDS | {"lead": "Khác."}
    )
    (text,) = prepared.latest_texts(held)
    assert (text.number, held.texts.count()) == (2, 2) and "chưa được duyệt" in prepared.why_not(text)


def test_blanks_that_adjoin_are_refused_and_words_must_be_whole():
    held = press.holding()
    for wrong in (
        {"body": "Tại {{nơi}} {{giờ}}."},
        {"lead": ""},
        {"body": " ".join(f"{{{{a{n}}}}} và" for n in range(31))},
    ):
        with pytest.raises(Refused):
            prepared.write(
                actor=person(Role.OFFICER),
                holding=held,
                language=newsroom.language(),
                wanted=press.WORDS | wrong,
            )


def test_unchanged_words_have_their_first_approval_with_its_ground():
    leader = person(Role.LEADER)
    source = press.approved_holding(by=leader)
    made = press.from_prepared(press.registered(source.unit), source)
    edition = newsroom.edition_of(made.story)
    assert edition.state == EditionState.CHECKED
    assert edition.current.title == "Về sự việc tại km 12 quốc lộ 279" and "{{" not in edition.current.body
    first = edition.current.approvals.get()
    day = timezone.localdate()
    assert (first.step, first.person) == (Step.FIRST, leader)
    assert first.ground == (
        f"duyệt trước ngày {day:%d/%m/%Y}, nội dung chuẩn bị sẵn số {source.pk} (lời thứ 1), "
        f"dùng đến {source.expires_on:%d/%m/%Y}"
    )


@pytest.mark.parametrize("how", ["altered", "picture", "expired", "retired", "unapproved"])
def test_otherwise_the_first_approval_is_needed_and_the_screen_says_why(how, client):
    actor = person(Role.OFFICER)
    source = press.approved_holding()
    made = press.from_prepared(press.registered(source.unit), source)
    edition = newsroom.edition_of(made.story)
    from nhipcau.newsroom.domain import approving

    approving.take_back(actor=actor, edition=edition)
    said = {"expired": "hết hạn", "retired": "thôi dùng", "unapproved": "chưa được duyệt trước"}.get(
        how, "đã khác"
    )
    if how == "altered":
        newsroom.write(
            newsroom.edition_of(made.story), actor, body=edition.current.body + "\n\nĐường đã thông."
        )
    elif how == "picture":
        newsroom.write(
            newsroom.edition_of(made.story), actor, picture=newsroom.picture(), picture_alt="Đường"
        )
    elif how == "expired":
        HoldingStatement.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    elif how == "retired":
        prepared.retire(actor=actor, holding=source, reason="đã có quy định mới")
    else:
        prepared.renew(actor=actor, holding=source, expires_on=source.expires_on + timedelta(days=30))
    client.force_login(actor)
    assert said in client.get(made.story.get_absolute_url()).content.decode()
    assert newsroom.submitted(made.story).state == EditionState.SUBMITTED


def test_only_a_blank_filled_otherwise_keeps_the_first_approval():
    source = press.approved_holding()
    made = press.from_prepared(press.registered(source.unit), source)
    from nhipcau.newsroom.domain import approving

    actor = person(Role.OFFICER)
    edition = newsroom.edition_of(made.story)
    approving.take_back(actor=actor, edition=edition)
    words = {name: getattr(edition.current, name).replace("09:30", "09:45") for name in prepared.WORDS}
    newsroom.write(newsroom.edition_of(made.story), actor, **words)
    assert newsroom.submitted(made.story).state == EditionState.CHECKED


def test_it_is_told_a_fortnight_before_it_runs_out_once(mailoutbox):
    officer, unit = person(Role.OFFICER), UnitFactory()
    near = press.holding(unit, days=14)
    press.holding(unit, days=15)
    assert prepared.warn() == 1 and prepared.warn() == 1
    keys = Notice.objects.filter(person=officer).values_list("key", flat=True)
    assert list(keys) == [f"press.holding.expires:{near.pk}:{near.expires_on:%Y%m%d}"]
