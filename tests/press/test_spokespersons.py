"""The register of spokespersons: published in 24 hours, history kept, contacts short-lived."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain import audit, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.press.domain import spokespersons, turns, words
from nhipcau.press.enums import SpokespersonKind
from nhipcau.press.models import Spokesperson
from nhipcau.units.enums import Role
from tests.factories import newsroom, press
from tests.factories.units import UnitFactory, UserFactory, person

pytestmark = pytest.mark.django_db


def wanted(**more):
    now = timezone.now()
    return {
        "kind": SpokespersonKind.REGULAR,
        "full_name": "  Lò  Thị Nói ",
        "positions": {"vi": "Phó Chánh Văn phòng", "en": "Deputy Chief of Office", "fr": " "},
        "phone": "0204 3 000 111",
        "email": "phatngon@example.vn",
        "decision": "12/QĐ-UBND",
        "decided_on": timezone.localdate(now - timedelta(hours=2)),
        "assigned_at": now - timedelta(hours=2),
    } | more


def assigned(unit=None, **more) -> Spokesperson:
    return spokespersons.assign(actor=person(Role.OFFICER), unit=unit or UnitFactory(), wanted=wanted(**more))


def test_the_clock_of_publishing_runs_from_the_assignment_and_is_met_by_publishing():
    held = assigned()
    (due,) = deadlines_of(held)
    assert due.due_at == held.assigned_at + timedelta(hours=24)
    assert "24 giờ kể từ khi giao nhiệm vụ người phát ngôn" in due.explanation
    assert "khoản 3 Điều 3" in due.explanation and "244/2026" in due.explanation
    spokespersons.publish(actor=person(Role.OFFICER), spokesperson=held)
    due.refresh_from_db()
    assert due.state == DeadlineState.MET and due.met_at <= due.due_at


def test_published_too_late_is_recorded_as_late():
    long_ago = timezone.now() - timedelta(hours=30)
    held = assigned(assigned_at=long_ago, decided_on=timezone.localdate(long_ago))
    spokespersons.publish(actor=person(Role.OFFICER), spokesperson=held)
    (due,) = deadlines_of(held)
    assert due.met_at > due.due_at


def test_only_the_regular_one_has_that_term():
    assert not deadlines_of(assigned(kind=SpokespersonKind.HEAD)).exists()


def test_what_cannot_be_is_refused():
    unit, now = UnitFactory(), timezone.now()
    mine, other = press.matter(unit), press.matter()
    ends = now + timedelta(days=2)
    bound = {"kind": SpokespersonKind.AUTHORISED}
    for more, said in (
        ({"full_name": " "}, "họ tên"),
        ({"positions": {"en": "Chief"}}, "tiếng Việt"),
        ({"decision": ""}, "văn bản giao nhiệm vụ"),
        ({"assigned_at": now + timedelta(hours=1)}, "ở phía trước"),
        ({"decided_on": timezone.localdate(now) + timedelta(days=1)}, "sau lúc giao"),
        ({"until": now - timedelta(days=1)}, "trước lúc giao"),
        ({"until": now + timedelta(days=4000)}, "sáu năm"),
        ({"matter": mine}, "Chỉ người được ủy quyền"),
        (bound | {"matter": mine}, "có thời hạn"),
        (bound | {"until": ends}, "một vụ việc"),
        (bound | {"until": ends, "matter": other}, "đơn vị khác"),
    ):
        with pytest.raises(Refused, match=said):
            assigned(unit, **more)
    assert not Spokesperson.objects.exists()
    assigned(unit, **bound, until=ends, matter=mine)


def test_one_head_at_a_time():
    unit = UnitFactory()
    first = assigned(unit, kind=SpokespersonKind.HEAD)
    with pytest.raises(Refused, match="ghi thôi"):
        assigned(unit, kind=SpokespersonKind.HEAD)
    spokespersons.end(actor=person(Role.OFFICER), spokesperson=first, reason="Quyết định 3/QĐ nghỉ hưu")
    assert assigned(unit, kind=SpokespersonKind.HEAD).pk


def test_the_end_empties_the_contact_stops_turns_and_drops_the_clock():
    held, now = assigned(), timezone.now()
    turn = turns.put(
        actor=person(Role.OFFICER),
        spokesperson=held,
        person=UserFactory(),
        starts_at=now,
        ends_at=now + timedelta(hours=10),
        decision="8/TB",
    )
    spokespersons.end(actor=person(Role.OFFICER), spokesperson=held, reason="chuyển công tác")
    held.refresh_from_db()
    turn.refresh_from_db()
    assert held.phone == held.email == "" and held.full_name == "Lò Thị Nói"
    assert turn.stopped_at is not None
    assert deadlines_of(held).get().state == DeadlineState.CANCELLED


def test_contacts_of_a_term_that_ran_out_are_emptied_by_the_round():
    now = timezone.now()
    over = press.spokesperson(until=now - timedelta(days=2))
    lately = press.spokesperson(until=now - timedelta(hours=2))
    going = press.spokesperson()
    assert retention.run("press.spokesperson-contact") == 1
    for each in (over, lately, going):
        each.refresh_from_db()
    assert (over.phone, bool(lately.phone), bool(going.phone)) == ("", True, True)


def test_the_trail_holds_no_name_and_no_number():
    held = assigned()
    actor = person(Role.OFFICER)
    spokespersons.correct(actor=actor, spokesperson=held, wanted=wanted(phone="0987 654 321"))
    spokespersons.end(actor=actor, spokesperson=held, reason="x")
    told = " ".join(f"{each.before} {each.after}" for each in AuditEntry.objects.all())
    assert "0987" not in told and "0204 3" not in told and "Lò" not in told and "phatngon@" not in told
    assert audit.broken_at() is None


def test_a_turn_is_short_alone_and_never_for_the_authorised():
    unit, now, actor = UnitFactory(), timezone.now(), person(Role.OFFICER)
    held, other = press.spokesperson(unit, UserFactory()), UserFactory()
    given = {"actor": actor, "spokesperson": held, "decision": "8/TB", "starts_at": now}
    turns.put(**given, person=other, ends_at=now + timedelta(hours=8))
    with pytest.raises(Refused, match="đã có"):
        turns.put(**given, person=UserFactory(), ends_at=now + timedelta(hours=2))
    with pytest.raises(Refused, match="14 ngày"):
        turns.put(**given, person=other, ends_at=now + timedelta(days=15))
    with pytest.raises(Refused, match="chính mình"):
        turns.put(
            **given | {"starts_at": now + timedelta(days=1)},
            person=held.person,
            ends_at=now + timedelta(days=2),
        )
    bound = press.spokesperson(
        unit,
        UserFactory(),
        SpokespersonKind.AUTHORISED,
        matter=press.matter(unit),
        until=now + timedelta(days=9),
    )
    with pytest.raises(Refused, match="không được chuyển"):
        turns.put(**given | {"spokesperson": bound}, person=other, ends_at=now + timedelta(hours=2))


def test_the_public_register_tells_who_speaks_in_each_language_and_who_spoke(client):
    newsroom.language("en", is_public=True)
    unit, now = UnitFactory(name="Sở Nội vụ"), timezone.now()
    press.spokesperson(unit, full_name="Lò Thị Nói", published_at=now)
    press.spokesperson(unit, full_name="Chưa Công Bố")
    press.spokesperson(
        unit,
        full_name="Trước Đây",
        published_at=now - timedelta(days=6),
        ended_at=now - timedelta(days=1),
        phone="",
        email="",
    )
    page = client.get(reverse("portal:spokespersons", args=["en"])).content.decode()
    assert "Lò Thị Nói" in page and "Deputy Chief of Office" in page and "0204 3 000 111" in page
    assert "Chưa Công Bố" not in page
    assert page.index("Lò Thị Nói") < page.index("Former spokespersons") < page.index("Trước Đây")
    table = client.get(reverse("portal:spokespersons_file", args=["en"])).getvalue().decode("utf-8-sig")
    assert "Lò Thị Nói,Regular spokesperson" in table and "Chưa" not in table
    feed = client.get(reverse("portal:spokespersons_feed", args=["en"])).content.decode()
    assert "Sở Nội vụ: Lò Thị Nói" in feed and "Trước Đây" in feed and "Chưa Công Bố" not in feed


def test_words_of_the_press_room_are_complete():
    told = {code: words.of(code) for code in words.known()}
    assert len(told) >= 9
    for code, found in told.items():
        assert found.keys() == told["vi"].keys(), code
        assert all(found.values()), code
