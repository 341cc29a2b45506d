"""Tài khoản của người: made, corrected, closed, and erased so that only the trail's digests remain.

Names and addresses enter the audit trail as digests under the person's own salt (safeguard 15).
"""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import UserManager
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import outbox

from ..enums import Role
from ..models import Membership, Unit, User
from . import access, policy, roles

# Higher apps that keep something about a person forget it with them, in the same transaction.
forgetters: list[Callable[[User], None]] = []
PERSONAL = ("username", "last_name", "first_name", "email")


def create(
    *,
    actor: User,
    username: str,
    last_name: str,
    first_name: str,
    email: str = "",
    unit: Unit | None = None,
    role: Role | None = None,
    password: str = "",
) -> User:
    """Tạo tài khoản, with a first role when `unit` and `role` are given; without a password nobody enters.

    Raises Refused for a username taken, ValidationError for a weak password.
    """
    access.require(actor, policy.MANAGE_PEOPLE)
    name = UserManager.normalize_email(email), User.normalize_username(username.strip())
    person = User(email=name[0], username=name[1], last_name=last_name.strip(), first_name=first_name.strip())
    with transaction.atomic():
        _require_username_free(person)
        _put_password(person, password)
        person.full_clean(exclude=["password"])
        person.save()
        after = _digests(person, PERSONAL)
        audit.record(actor=actor, verb="units.people.create", subject=person, after=after)
        if unit and role:
            roles.give(actor=actor, person=person, unit=unit, role=role)
    return person


def correct(*, actor: User, person: User, last_name: str, first_name: str, email: str) -> None:
    """Sửa họ tên, thư điện tử; the username stays, for the person has learnt it."""
    access.require(actor, policy.MANAGE_PEOPLE)
    wanted = {"last_name": last_name.strip(), "first_name": first_name.strip(), "email": email.strip()}
    with transaction.atomic():
        person = _locked(person)
        changed = [field for field, value in wanted.items() if getattr(person, field) != value]
        before = _digests(person, changed)
        for field in changed:
            setattr(person, field, wanted[field])
        if changed:
            person.full_clean(exclude=["password"])
            person.save(update_fields=changed)
            after = _digests(person, changed)
            audit.record(actor=actor, verb="units.people.correct", subject=person, before=before, after=after)


def set_password(*, actor: User, person: User, password: str) -> None:
    """Đặt mật khẩu: ends the person's open sessions. Raises ValidationError for a weak one."""
    access.require(actor, policy.MANAGE_PEOPLE)
    with transaction.atomic():
        person = _locked(person)
        if not password:
            raise Refused(_("Hãy nhập mật khẩu mới."))
        _put_password(person, password)
        person.save(update_fields=["password"])
        audit.record(actor=actor, verb="units.people.password", subject=person)


def record_own_password(*, actor: User) -> None:
    """Người dùng tự đổi mật khẩu: the shell has changed it, in the caller's transaction; this records it."""
    audit.record(actor=actor, verb="units.people.own-password", subject=actor)


def record_own_wish(*, actor: User, wants_mail: bool) -> None:
    """Người dùng tự chọn có nhận thư báo hay không: recorded like one's own password."""
    audit.record(
        actor=actor,
        verb="units.people.mail",
        subject=actor,
        before={"wants_mail": not wants_mail},
        after={"wants_mail": wants_mail},
    )


def deactivate(*, actor: User, person: User) -> None:
    """Khóa tài khoản. Raises Refused for oneself and for the last administrator."""
    access.require(actor, policy.MANAGE_PEOPLE)
    with transaction.atomic():
        person = _locked(person)
        if not person.is_active:
            return
        _require_another_administrator(actor, person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        audit.record(
            actor=actor,
            verb="units.people.deactivate",
            subject=person,
            before={"active": True},
            after={"active": False},
        )


def reactivate(*, actor: User, person: User) -> None:
    """Mở lại tài khoản. Raises Refused for an erased one."""
    access.require(actor, policy.MANAGE_PEOPLE)
    with transaction.atomic():
        person = _locked(person)
        if person.is_erased:
            raise Refused(_("Thông tin của người này đã được xóa; hãy tạo tài khoản mới."))
        if not person.is_active:
            person.is_active = True
            person.save(update_fields=["is_active"])
            audit.record(
                actor=actor,
                verb="units.people.reactivate",
                subject=person,
                before={"active": False},
                after={"active": True},
            )


def record_export(*, actor: User, entries: int) -> None:
    """Ghi lại việc xuất danh sách người dùng (safeguard 12)."""
    access.require(actor, policy.MANAGE_PEOPLE)
    with transaction.atomic():
        audit.record(actor=actor, verb="units.people.export", subject=actor, after={"entries": entries})


def erase(*, actor: User, person: User) -> None:
    """Xóa thông tin cá nhân: name, address, password and salt go, the records signed by number stay.

    Law 91/2025/QH15 on personal data. Raises Refused for oneself and for the last administrator.
    """
    access.require(actor, policy.MANAGE_PEOPLE)
    with transaction.atomic():
        person = _locked(person)
        if person.is_erased:
            return
        _require_another_administrator(actor, person)
        today = timezone.localdate()
        for membership in roles.running(person, today):
            roles.finish(membership, today)
        outbox.forget(person.email)
        for forget in forgetters:
            forget(person)
        person.username, person.last_name, person.first_name = f"đã-xóa-{person.pk}", "", ""
        person.email, person.audit_salt, person.last_login = "", "", None
        person.is_active = person.is_staff = person.is_superuser = False
        person.set_unusable_password()
        person.save()
        _drop_profile(person)
        Authenticator.objects.filter(user=person).delete()
        audit.record(actor=actor, verb="units.people.erase", subject=person)


def _drop_profile(person: User) -> None:
    """The shell's own record of a person: language, theme, and a picture with its file."""
    for profile in UserProfile.objects.filter(user=person):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()


def _put_password(person: User, password: str) -> None:
    if password:
        validate_password(password, person)
        person.set_password(password)
    else:
        person.set_unusable_password()


def _locked(person: User) -> User:
    return User.objects.select_for_update().get(pk=person.pk)


def _digests(person: User, fields: tuple[str, ...] | list[str]) -> dict[str, str]:
    return {
        field: audit.personal(getattr(person, field), salt=person.audit_salt)
        for field in fields
        if getattr(person, field)
    }


def _require_username_free(person: User) -> None:
    if User.objects.filter(username__iexact=person.username).exists():
        raise ValidationError({"username": _("Tên đăng nhập này đã có người dùng; hãy chọn tên khác.")})


def _require_another_administrator(actor: User, person: User) -> None:
    if actor.pk == person.pk:
        raise Refused(_("Bạn không thể khóa hoặc xóa chính tài khoản mình đang dùng."))
    roles.require_administrator_left(without=Membership.objects.filter(person=person))
