"""Readings of the ground (truy vấn)."""

from django.db import models

from .models import AuditEntry


def history_of(subject: models.Model) -> models.QuerySet[AuditEntry]:
    """Lịch sử của một hồ sơ, newest first."""
    label = f"{subject._meta.app_label}.{subject._meta.model_name}"
    return AuditEntry.objects.filter(subject_type=label, subject_id=str(subject.pk)).order_by("-sequence")
