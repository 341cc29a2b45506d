"""Văn bản mật: nothing of it stays, anywhere (safeguard 16)."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers

from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry
from nhipcau.directives.domain import intake
from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Directive
from nhipcau.units.models import User

SECRET = "Đơn vị Hoa Sen Trắng chuyển hàng qua bến Thử Nghiệm"
NAME = "ke-hoach-hoa-sen-trang.txt"


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


def document(mark: str, body: str = SECRET) -> bytes:
    return f"""ỦY BAN NHÂN DÂN
TỈNH SÔNG THỬ

{mark}

Số: 12/KH-UBND

KẾ HOẠCH
Công tác năm 2026

1. Sở Ngoại vụ {body}.
""".encode()


def everything_stored() -> str:
    """Every row of every table, as text."""
    rows = []
    for model in apps.get_models():
        rows.append(serializers.serialize("json", model._default_manager.all(), ensure_ascii=False))
    return "".join(rows)


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_marked_letterhead_leaves_no_trace(clerk: User, mark: str, tmp_path: Path):
    directive = intake.register(actor=clerk, content=document(mark), name=NAME).directive
    assert directive.state == DirectiveState.FAILED
    assert "độ mật" in directive.failure
    stored = everything_stored()
    assert "Hoa Sen" not in stored
    assert "hoa-sen" not in stored
    assert "12/KH-UBND" not in stored
    assert directive.digest == directive.file_name == directive.quarantine_key == ""
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    refusal = AuditEntry.objects.get(verb="directives.refuse_secret")
    assert refusal.after == {"state": "failed", "refused": "secret"}
    assert audit.broken_at() is None


def test_the_word_in_the_body_is_no_mark(clerk: User):
    content = document("", "bảo vệ bí mật nhà nước; văn bản đóng dấu MẬT gửi riêng")
    directive = intake.register(actor=clerk, content=content, name="a.txt").directive
    assert directive.state == DirectiveState.REVIEW


def test_the_same_secret_file_is_refused_again(clerk: User):
    intake.register(actor=clerk, content=document("MẬT"), name=NAME)
    again = intake.register(actor=clerk, content=document("MẬT"), name=NAME)
    assert again.is_new
    assert not Directive.objects.exclude(state=DirectiveState.FAILED).exists()
