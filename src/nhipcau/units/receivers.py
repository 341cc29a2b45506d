"""Second steps switched on and off by people themselves go into the trail (nghe tín hiệu)."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from django.db.models.signals import post_save
from django.dispatch import receiver

from .domain import second_step
from .models import User


@receiver(post_save, sender=Authenticator)
def note_on(instance: Authenticator, created: bool, **kwargs: Any) -> None:
    """Đã bật, in the transaction that does it."""
    if created and instance.type == Authenticator.Type.TOTP:
        second_step.record_change(instance.user, is_on=True)


@receiver(authenticator_removed)
def note_off(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Đã tắt."""
    if authenticator.type == Authenticator.Type.TOTP:
        second_step.record_change(user, is_on=False)
