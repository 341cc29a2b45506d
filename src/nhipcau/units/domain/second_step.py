"""Xác thực hai bước: who must have it, and what the trail and the administrator know of it."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from nhipcau.core.domain import audit

from ..models import User
from . import access, policy


def is_required(person: User) -> bool:
    """Bắt buộc theo vai trò (NHIPCAU_MFA_ROLES)."""
    return any(held.role in settings.NHIPCAU_MFA_ROLES for held in access.memberships(person))


def is_on(person: User) -> bool:
    """Đã bật."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def record_change(person: User, *, is_on: bool) -> None:
    """Ghi việc người dùng tự bật hoặc tắt."""
    with transaction.atomic():
        audit.record(
            actor=person,
            verb="units.people.second-step",
            subject=person,
            before={"second_step": not is_on},
            after={"second_step": is_on},
        )


def drop(*, actor: User, person: User) -> None:
    """Bỏ xác thực hai bước của một người, who has lost the telephone and the codes; nothing to do where it
    is off.
    """
    access.require(actor, policy.MANAGE_PEOPLE)
    with transaction.atomic():
        if Authenticator.objects.filter(user=person).delete()[0]:
            audit.record(
                actor=actor,
                verb="units.people.second-step-drop",
                subject=person,
                before={"second_step": True},
                after={"second_step": False},
            )
