"""Nhật ký: words for the verbs of the trail, its check, and an export that is itself recorded."""

from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from nhipcau.core.domain import audit
from nhipcau.core.domain.collation import sort_key
from nhipcau.core.models import AuditEntry

from ..models import User
from . import access, policy

# Under this key an entry keeps for whom the actor stood in.
STEAD = "in_stead_of"
_words: dict[str, str | Promise] = {}


def name_verbs(words: Mapping[str, str | Promise]) -> None:
    """Đặt lời cho các việc: every app names its own verbs."""
    _words.update(words)


def describe(verb: str) -> str:
    """Lời của một việc, the verb itself when nobody named it."""
    return str(_words.get(verb, verb))


def people_in(entries: Iterable[AuditEntry]) -> dict[int, User]:
    """Những người trong các mục nhật ký: who did it and for whom, in one query."""
    found = {entry.actor_id for entry in entries if entry.actor_id}
    found |= {pk for entry in entries for pk in entry.after.get(STEAD, ())}
    return User.objects.in_bulk(found)


def who_did(entry: AuditEntry, people: Mapping[int, User]) -> str:
    """Ai làm, thay cho ai; empty when nobody is known."""
    actor = people.get(entry.actor_id or 0)
    if actor is None:
        return ""
    absent = [str(people.get(pk, f"#{pk}")) for pk in entry.after.get(STEAD, ())]
    if not absent:
        return str(actor)
    return gettext("%(who)s (thay cho %(absent)s)") % {"who": actor, "absent": ", ".join(absent)}


def verbs() -> list[tuple[str, str]]:
    """Các việc có trong nhật ký with their words, for a filter."""
    known = _verbs_there_are()
    return sorted(((verb, describe(verb)) for verb in known), key=lambda pair: sort_key(pair[1]))


def _verbs_there_are() -> list[str]:
    """Từ một việc đến việc kế tiếp in the index, so that a long trail is not read through for some dozens."""
    table, quote = AuditEntry._meta.db_table, connection.ops.quote_name
    after = f"SELECT MIN(verb) FROM {quote(table)} WHERE verb > found.verb"  # noqa: S608
    statement = (
        f"WITH RECURSIVE found(verb) AS (SELECT MIN(verb) FROM {quote(table)} UNION ALL "  # noqa: S608
        f"SELECT ({after}) FROM found WHERE found.verb IS NOT NULL) "
        "SELECT verb FROM found WHERE verb IS NOT NULL"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [verb for (verb,) in cursor.fetchall()]


def record_export(*, actor: User, entries: int, filters: Mapping[str, str]) -> None:
    """Ghi lại việc xuất nhật ký (safeguard 12)."""
    access.require(actor, policy.READ_AUDIT)
    with transaction.atomic():
        after = {"entries": entries, "filters": dict(filters)}
        audit.record(actor=actor, verb="units.audit.export", subject=actor, after=after)


def verify(*, actor: User) -> int | None:
    """Kiểm tra chuỗi nhật ký: the first broken entry's number, or None."""
    access.require(actor, policy.READ_AUDIT)
    return audit.broken_at()


name_verbs(
    {
        "core.backup": gettext_lazy("Sao lưu"),
        "core.restore": gettext_lazy("Khôi phục từ bản sao lưu"),
        "core.retention": gettext_lazy("Dọn dữ liệu quá thời hạn lưu"),
        "units.retention": gettext_lazy("Đặt thời hạn lưu"),
        "units.found": gettext_lazy("Khởi tạo hệ thống"),
        "units.create": gettext_lazy("Thêm đơn vị"),
        "units.correct": gettext_lazy("Sửa đơn vị"),
        "units.close": gettext_lazy("Ghi đơn vị ngừng hoạt động"),
        "units.reopen": gettext_lazy("Ghi đơn vị còn hoạt động"),
        "units.standing_office": gettext_lazy("Chọn cơ quan thường trực"),
        "units.enter_province": gettext_lazy("Nạp tỉnh, xã vào danh bạ"),
        "units.succession": gettext_lazy("Ghi nhận kế thừa"),
        "units.succession.withdraw": gettext_lazy("Bỏ ghi nhận kế thừa"),
        "units.name.add": gettext_lazy("Thêm tên gọi"),
        "units.name.remove": gettext_lazy("Bỏ tên gọi"),
        "units.remember": gettext_lazy("Ghi nhớ cách viết"),
        "units.forget": gettext_lazy("Bỏ cách viết đã ghi nhớ"),
        "units.group.create": gettext_lazy("Thêm nhóm đơn vị"),
        "units.group.correct": gettext_lazy("Sửa nhóm đơn vị"),
        "units.group.name": gettext_lazy("Thêm cách gọi nhóm"),
        "units.group.unname": gettext_lazy("Bỏ cách gọi nhóm"),
        "units.group.dissolve": gettext_lazy("Bỏ nhóm đơn vị"),
        "units.people.create": gettext_lazy("Tạo tài khoản"),
        "units.people.correct": gettext_lazy("Sửa thông tin tài khoản"),
        "units.people.password": gettext_lazy("Đặt lại mật khẩu"),
        "units.people.own-password": gettext_lazy("Tự đổi mật khẩu"),
        "units.people.mail": gettext_lazy("Tự chọn nhận thư báo"),
        "units.people.deactivate": gettext_lazy("Khóa tài khoản"),
        "units.people.reactivate": gettext_lazy("Mở lại tài khoản"),
        "units.people.enter": gettext_lazy("Vào bằng tài khoản của cơ quan"),
        "units.people.second-step": gettext_lazy("Tự bật hoặc tắt xác thực hai bước"),
        "units.people.second-step-drop": gettext_lazy("Bỏ xác thực hai bước của một người"),
        "units.people.export": gettext_lazy("Xuất danh sách người dùng"),
        "units.people.erase": gettext_lazy("Xóa thông tin cá nhân"),
        "units.role.give": gettext_lazy("Giao vai trò"),
        "units.role.end": gettext_lazy("Thôi vai trò"),
        "units.mail.retry": gettext_lazy("Gửi lại thư báo"),
        "units.mail.export": gettext_lazy("Xuất danh sách thư báo"),
        "units.mail.test": gettext_lazy("Gửi thư thử"),
        "units.filter.save": gettext_lazy("Lưu bộ lọc"),
        "units.filter.drop": gettext_lazy("Bỏ bộ lọc đã lưu"),
        "units.audit.export": gettext_lazy("Xuất nhật ký"),
    }
)
