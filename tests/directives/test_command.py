"""`nhipcau directive`: reads without a worker and prints what was read."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from nhipcau.directives.enums import DirectiveState, ObligationState
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def run(*args: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("directive", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path, guidance: str) -> Path:
    path = tmp_path / "huong-dan.txt"
    path.write_text(guidance, encoding="utf-8")
    return path


def test_add_tells_header_tasks_leads_and_what_is_missing(officer: User, offices: None, file: Path):
    out, _ = run("add", str(file))
    assert "41-HD/BTGDVTU" in out
    assert "Sở Ngoại vụ → Sở Ngoại vụ" in out
    assert "chậm nhất 15/12/2026" in out
    assert "Còn thiếu: " in out
    assert Directive.objects.get().state == DirectiveState.REVIEW


def test_confirm_takes_those_with_a_lead(officer: User, offices: None, file: Path):
    run("add", str(file), "--confirm", "--as", officer.username)
    found = Directive.objects.get().obligations.all()
    ready = {o for o in found if any(p.part == "lead" and p.unit for p in o.parties.all())}
    assert ready == {o for o in found if o.state == ObligationState.CONFIRMED}
    assert len(ready) >= 2


def test_a_file_that_is_there_already_is_said_so(officer: User, file: Path):
    run("add", str(file))
    out, _ = run("add", str(file))
    assert "đã tiếp nhận trước đó" in out
    assert Directive.objects.count() == 1


def test_what_cannot_be_read_is_an_error(officer: User, tmp_path: Path, file: Path):
    broken = tmp_path / "x.pdf"
    broken.write_bytes(b"%PDF-1.7 " + bytes(50))
    with pytest.raises(CommandError, match="2/3"):
        run("add", str(broken), str(tmp_path / "khong-co.txt"), str(file))
    assert Directive.objects.filter(state=DirectiveState.REVIEW).count() == 1


def test_somebody_must_be_named_when_it_is_not_clear(file: Path):
    with pytest.raises(CommandError, match="--as"):
        run("add", str(file))
    with pytest.raises(CommandError, match="khong-co-ai"):
        run("add", str(file), "--as", "khong-co-ai")
    staff = person(Role.UNIT_STAFF)
    with pytest.raises(CommandError):
        run("add", str(file), "--as", staff.username)
    assert Directive.objects.count() == 0


def test_list(officer: User, file: Path):
    run("add", str(file))
    out, _ = run("list")
    assert "41-HD/BTGDVTU" in out
    assert "Chờ rà soát" in out
