"""The audit chain names the first entry that was touched."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry, AuditHead
from tests.factories.units import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db

ENTRIES = 6


@pytest.fixture
def chain() -> list[AuditEntry]:
    actor, unit = UserFactory(), UnitFactory()
    return [
        audit.record(actor=actor, verb="test.change", subject=unit, before={"n": n}, after={"n": n + 1})
        for n in range(ENTRIES)
    ]


def test_an_untouched_chain_holds(chain):
    assert audit.broken_at() is None


def test_an_empty_chain_holds(db):
    assert audit.broken_at() is None


@pytest.mark.parametrize("place", range(ENTRIES))
@pytest.mark.parametrize(
    "change",
    [{"verb": "test.other"}, {"after": {"n": 99}}, {"actor_id": 4711}, {"subject_id": "0"}],
    ids=["verb", "after", "actor", "subject"],
)
def test_an_altered_entry_is_named(chain, place, change):
    AuditEntry.objects.filter(pk=chain[place].pk).update(**change)
    assert audit.broken_at() == place + 1


@pytest.mark.parametrize("place", range(ENTRIES))
def test_a_removed_entry_is_named(chain, place):
    chain[place].delete()
    assert audit.broken_at() == place + 1


def test_an_entry_rehashed_alone_breaks_the_next(chain):
    forged = chain[2]
    forged.after = {"n": 99}
    forged.digest = audit.digest_of(forged)
    forged.save()
    assert audit.broken_at() == 4


def test_a_moved_head_shows(chain):
    AuditHead.objects.update(digest="f" * 64)
    assert audit.broken_at() == ENTRIES + 1


def test_a_chain_written_anew_as_a_whole_shows_against_a_head_kept_elsewhere(chain, capsys):
    call_command("audit", "head")
    number, digest = capsys.readouterr().out.split()
    assert (int(number), digest) == (ENTRIES, chain[-1].digest)
    kept = {"number": number, "digest": digest}
    call_command("audit", "verify", **kept)
    AuditEntry.objects.all().delete()
    AuditHead.objects.all().delete()
    for _ in range(ENTRIES):
        audit.record(actor=None, verb="test.forged", subject=UnitFactory())
    call_command("audit", "verify")
    with pytest.raises(CommandError, match=f"số {number} không khớp"):
        call_command("audit", "verify", **kept)


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_a_transaction():
    with pytest.raises(audit.NotInTransaction):
        audit.record(actor=None, verb="test.change", subject=UnitFactory())
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_falls_with_its_change():
    unit = UnitFactory()
    with pytest.raises(RuntimeError, match="later"), transaction.atomic():
        audit.record(actor=None, verb="test.change", subject=unit)
        raise RuntimeError("later")
    assert not AuditEntry.objects.exists()
    assert audit.broken_at() is None


@given(value=st.text(), salt=st.text(min_size=8), other=st.text(min_size=8))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_personal_value_is_told_only_by_its_salt(value, salt, other):
    digest = audit.personal(value, salt=salt)
    assert digest == audit.personal(value, salt=salt)
    assert (digest == audit.personal(value, salt=other)) == (salt == other)
