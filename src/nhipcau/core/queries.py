"""Readings of the ground (truy vấn)."""

from django.db import models

from .models import AuditEntry, Job


def history_of(subject: models.Model) -> models.QuerySet[AuditEntry]:
    """Lịch sử của một hồ sơ, newest first."""
    label = f"{subject._meta.app_label}.{subject._meta.model_name}"
    return AuditEntry.objects.filter(subject_type=label, subject_id=str(subject.pk)).order_by("-sequence")


def jobs_of(person: models.Model) -> models.QuerySet[Job]:
    """Công việc nền do một người yêu cầu, newest first."""
    return Job.objects.filter(requested_by_id=person.pk)
