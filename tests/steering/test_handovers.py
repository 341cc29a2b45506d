"""Handing over: what a leaver holds passes with one confirmation, the unit's work stays (bàn giao)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, Job
from nhipcau.issuing.domain import letters
from nhipcau.issuing.enums import PaperKind, PaperState
from nhipcau.issuing.models import Paper
from nhipcau.steering.domain import handovers
from nhipcau.steering.enums import Ground
from nhipcau.steering.models import Delegation, HandOver, Notice
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def draft(actor: User) -> Paper:
    return letters.draft(
        actor=actor,
        kind=PaperKind.LETTER,
        office=standing_office(),
        title="mời họp",
        addressees=["Sở Ngoại vụ"],
        paragraphs=["Kính mời."],
    )


def officers() -> tuple[User, User, User]:
    """Who leaves, who takes over, and the administrator."""
    return person(Role.OFFICER), person(Role.OFFICER), person(Role.ADMINISTRATOR)


def test_drafts_and_jobs_pass_and_what_is_over_stays():
    leaver, taker, admin = officers()
    open_, issued = draft(leaver), draft(leaver)
    Paper.objects.filter(pk=issued.pk).update(state=PaperState.ISSUED)
    others = draft(taker)
    job = Job.objects.create(label="Nhập bảng", work="x", requested_by=leaver)
    work = AssignmentFactory(unit=standing_office())
    made = handovers.hand_over(actor=admin, person=leaver, to=taker)
    owners = dict(Paper.objects.values_list("pk", "created_by"))
    assert owners == {open_.pk: taker.pk, issued.pk: leaver.pk, others.pk: taker.pk}
    job.refresh_from_db()
    assert job.requested_by == taker
    assert [(line["kind"], line["moved"]) for line in made.lines] == [
        ("Văn bản đi đang soạn", True),
        ("Công việc nền đang chạy", True),
        ("Việc của đơn vị", False),
    ]
    assert made.lines[-1]["path"] == work.get_absolute_url()
    assert leaver.memberships.get().valid_to is None and made.roles == []
    entry = AuditEntry.objects.get(verb="steering.hand_over")
    assert entry.after["records"] == [f"issuing.paper:{open_.pk}", f"core.job:{job.pk}"]
    assert set(Notice.objects.filter(subject="Bàn giao công việc").values_list("person", flat=True)) == {
        leaver.pk,
        taker.pk,
    }


def test_an_administrator_passes_the_roles_too_but_never_their_own_kind():
    leaver, taker, admin = person(Role.OFFICER), person(Role.CLERK), person(Role.ADMINISTRATOR)
    made = handovers.hand_over(actor=admin, person=leaver, to=taker, with_roles=True)
    assert made.roles == ["Chuyên viên thường trực, Cơ quan thường trực"]
    now = {m.role for m in access.memberships(User.objects.get(pk=taker.pk))}
    assert now == {Role.CLERK, Role.OFFICER}
    assert access.memberships(User.objects.get(pk=leaver.pk)) == []


def test_a_head_hands_over_for_the_unit_but_gives_no_roles():
    unit = UnitFactory()
    head, leaver, taker = (person(role, unit) for role in (Role.UNIT_HEAD, Role.UNIT_STAFF, Role.UNIT_STAFF))
    with pytest.raises(PermissionDenied):
        handovers.hand_over(actor=head, person=leaver, to=taker, with_roles=True)
    assert not HandOver.objects.exists()
    assert handovers.hand_over(actor=head, person=leaver, to=taker)
    # Who sits in another unit as well is not one head's to hand over.
    from nhipcau.units.models import Membership

    Membership.objects.create(person=leaver, unit=UnitFactory(), role=Role.UNIT_STAFF)
    with pytest.raises(PermissionDenied):
        handovers.hand_over(actor=head, person=User.objects.get(pk=leaver.pk), to=taker)


def test_standing_in_ends_with_it():
    leaver, taker, admin = officers()
    clerk, today = person(Role.CLERK), timezone.localdate()
    days = {"unit": standing_office(), "starts_on": today, "ends_on": today, "ground": Ground.LEAVE}
    Delegation.objects.create(person=leaver, deputy=clerk, **days)
    Delegation.objects.create(person=clerk, deputy=leaver, **days)
    handovers.hand_over(actor=admin, person=leaver, to=taker)
    assert not Delegation.objects.filter(stopped_at=None).exists()


@pytest.mark.parametrize("case", ["self", "closed", "stranger"])
def test_who_cannot_take_over(case: str):
    leaver, taker, admin = officers()
    to = {"self": leaver, "closed": taker, "stranger": person(Role.UNIT_STAFF)}[case]
    if case == "closed":
        taker.is_active = False
        taker.save()
    with pytest.raises(Refused):
        handovers.hand_over(actor=admin, person=leaver, to=to)


def test_the_screens_show_it_confirm_it_once_and_print_it():
    leaver, taker, admin = officers()
    paper = draft(leaver)
    client = Client()
    client.force_login(admin)
    new = f"{reverse('steering:new_hand_over')}?nguoi={leaver.pk}"
    page = client.get(new).content.decode()
    assert str(paper) in page and "Chuyển cả vai trò" in page
    assert client.post(new, {"to": taker.pk}).status_code == 422
    record = client.post(new, {"to": taker.pk, "confirmed": "on", "note": "Đ/c chuyển công tác"})
    shown = client.get(record["Location"]).content.decode()
    assert str(paper) in shown and "Đ/c chuyển công tác" in shown and "data-print" in shown
    listing = reverse("steering:hand_overs")
    assert str(leaver) in client.get(listing).content.decode()
    assert len(client.get(f"{listing}?export=csv").content.decode("utf-8-sig").splitlines()) == 2
    for someone, status in ((taker, 200), (person(Role.OFFICER), 404)):
        other = Client()
        other.force_login(someone)
        assert other.get(record["Location"]).status_code == status
        assert other.get(new).status_code == 403
