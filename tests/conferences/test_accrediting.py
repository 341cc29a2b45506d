"""Cards and refusals: a closed list of grounds that hold, alike for everyone, a second look by another."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.conferences.domain import accrediting, appeals, checking, ending, entrance, keeping
from nhipcau.conferences.enums import Ground, Outcome, RegistrantKind, RegistrationState
from nhipcau.conferences.models import Appeal, Conference, RegistrantContact, Registration
from nhipcau.core.domain import audit, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from tests.factories import conferences
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def refuse(held: Conference, *people: Registration, ground: str = Ground.IDENTITY, **more: str) -> int:
    return accrediting.refuse(
        actor=person(Role.OFFICER),
        conference=held,
        registrations=[each.pk for each in people],
        ground=ground,
        **more,
    )


def test_grounds_name_no_content_and_are_all_there_are():
    assert set(Ground.values) == {"full", "incomplete", "late", "identity", "safety"}
    one = conferences.registered(held := conferences.announced())
    for ground in ("", "content", "hostile"):
        with pytest.raises(Refused, match="danh sách"):
            refuse(held, one, ground=ground)


def test_fields_of_people_are_an_allow_list():
    """Safeguards 2 and 10: no field for an opinion of a person or outlet can slip in."""
    assert {field.name for field in RegistrantContact._meta.fields} == {
        "id", "registration", "full_name", "sort_key", "email", "phone", "card", "purpose", "erase_on",
        "folded", "salt",
    }  # fmt: skip
    assert {field.name for field in Registration._meta.fields} == {
        "id", "conference", "kind", "outlet", "language", "equipment", "needs", "state", "ground",
        "authority", "decided_by", "decided_at", "checked_in_at", "checked_in_by", "entered_by", "nonce",
        "form_nonce", "registered_at",
    }  # fmt: skip
    assert {field.name for field in Appeal._meta.fields} == {
        "id", "registration", "words", "at", "refused_by", "decided_by", "decided_at", "outcome"
    }  # fmt: skip


def test_every_kind_passes_the_same_steps_under_the_same_grounds():
    """Safeguard 10: freelancers are treated alike, from the form to the second look."""
    seen = {}
    for kind in RegistrantKind.values:
        held = conferences.announced()
        outlet = "" if kind == RegistrantKind.FREELANCE else "Báo Sông Cầu"
        entry = conferences.entry(kind=kind, outlet=outlet)
        assert entrance.problems(held, entry) == {}
        one = conferences.registered(held, kind=kind, outlet=outlet)
        steps = [one.state]
        refuse(held, one)
        appeal = appeals.ask(registration=one, words="Xin xem lại giúp tôi.")
        appeals.decide(actor=person(Role.LEADER), appeal=appeal, outcome=Outcome.GRANTED)
        one.refresh_from_db()
        steps.append(one.state)
        verbs = AuditEntry.objects.filter(subject_type="conferences.registration", subject_id=str(one.pk))
        seen[kind] = (steps, list(verbs.order_by("sequence").values_list("verb", flat=True)))
    assert len({str(each) for each in seen.values()}) == 1


def test_a_ground_that_does_not_hold_is_not_taken():
    held = conferences.announced(capacity=2)
    one, two, three = (conferences.registered(held, f"Nguyễn Văn {name}") for name in ("An", "Bé", "Cò"))
    with pytest.raises(Refused, match="Còn chỗ"):
        refuse(held, one, ground=Ground.FULL)
    with pytest.raises(Refused, match="trong hạn"):
        refuse(held, one, ground=Ground.LATE)
    with pytest.raises(Refused, match="cơ quan phụ trách an toàn"):
        refuse(held, one, ground=Ground.SAFETY)
    officer = person(Role.OFFICER)
    with pytest.raises(Refused, match="còn 2 chỗ"):
        accrediting.accredit(actor=officer, conference=held, registrations=[one.pk, two.pk, three.pk])
    assert accrediting.accredit(actor=officer, conference=held, registrations=[one.pk, two.pk]) == 2
    assert refuse(held, three, ground=Ground.FULL) == 1
    # A place that becomes free goes to who was refused for want of one.
    assert refuse(held, one, ground=Ground.SAFETY, authority="Công an tỉnh, văn bản 12/CAT") == 1
    assert accrediting.accredit(actor=officer, conference=held, registrations=[three.pk]) == 1
    told = list(Mail.objects.order_by("pk").values_list("subject", flat=True))
    assert told.count("Bạn đã được cấp thẻ dự") == 3 and told.count("Chưa cấp thẻ dự được cho bạn") == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=one.pk).update(state="refused", ground="")


def test_a_second_look_is_anothers():
    refuser = person(Role.OFFICER)
    held = conferences.announced(capacity=1)
    appeal = conferences.appealed(held, actor=refuser)
    assert appeals.ask(registration=appeal.registration, words="Lần nữa, xin xem lại.").pk == appeal.pk
    with pytest.raises(Refused, match="người khác"):
        appeals.decide(actor=refuser, appeal=appeal, outcome=Outcome.GRANTED)
    # While it waits nobody decides past it.
    assert accrediting.accredit(actor=refuser, conference=held, registrations=[appeal.registration_id]) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(decided_by=refuser)
    decided = appeals.decide(actor=person(Role.LEADER), appeal=appeal, outcome=Outcome.GRANTED)
    assert decided.outcome == Outcome.GRANTED
    one = Registration.objects.get(pk=appeal.registration_id)
    assert (one.state, one.ground) == (RegistrationState.ACCREDITED, "")
    with pytest.raises(Refused, match="đã được xem lại"):
        appeals.decide(actor=person(Role.LEADER), appeal=appeal, outcome=Outcome.DISMISSED)


def test_a_second_look_that_keeps_the_refusal_is_told_and_one_too_late_is_not_taken():
    held = conferences.announced()
    appeal = conferences.appealed(held)
    appeals.decide(actor=person(Role.LEADER), appeal=appeal, outcome=Outcome.DISMISSED)
    assert Mail.objects.filter(subject="Việc từ chối được giữ sau khi xem lại").exists()
    other = conferences.refused(held, "Trần Văn Bốn")
    with pytest.raises(Refused, match="10 đến 2000"):
        appeals.ask(registration=other, words="ngắn")
    ending.hold(actor=person(Role.OFFICER), conference=conferences.moved(held, -3))
    with pytest.raises(Refused, match="Không có việc từ chối"):
        appeals.ask(registration=other, words="Xin xem lại giúp tôi.")


def test_checked_in_twice_counts_once():
    held, officer = conferences.announced(), person(Role.OFFICER)
    one, waiting = conferences.accredited(held), conferences.registered(held, "Trần Văn Chờ")
    with pytest.raises(Refused, match="Chưa đến giờ"):
        checking.check_in(actor=officer, registration=one)
    conferences.moved(held, 1)
    assert [checking.check_in(actor=officer, registration=one)[1] for _ in range(2)] == [True, False]
    with pytest.raises(Refused, match="chưa được cấp thẻ"):
        checking.check_in(actor=officer, registration=waiting)
    conferences.moved(held, -1)
    done = ending.hold(actor=officer, conference=held)
    assert (done.registered, done.accredited, done.came) == (2, 1, 1)
    checking.take_back(actor=officer, registration=one)
    done.refresh_from_db()
    assert done.came == 0


def test_contacts_are_gone_by_the_day_promised_and_the_chain_holds():
    held, officer = conferences.announced(), person(Role.OFFICER)
    one = conferences.accredited(held, needs="Lối đi cho xe lăn")
    appeal = conferences.appealed(held)
    assert one.contact.erase_on == timezone.localdate(held.ends_at) + timedelta(days=keeping.DAYS)
    later = conferences.moved(held, -48)
    ending.hold(actor=officer, conference=later)
    assert retention.run("conferences.contacts") == 0
    RegistrantContact.objects.update(erase_on=timezone.localdate())
    assert retention.run("conferences.contacts") == 2
    assert not RegistrantContact.objects.exists()
    one.refresh_from_db()
    appeal.refresh_from_db()
    assert (one.needs, one.equipment, one.nonce, one.outlet) == ("", "", "", "Báo Sông Cầu")
    assert appeal.words == ""
    later.refresh_from_db()
    assert (later.registered, later.accredited) == (2, 1) and later.erased_at is not None
    assert audit.broken_at() is None
    assert retention.run("conferences.contacts") == 0
