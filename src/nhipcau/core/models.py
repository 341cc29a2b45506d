"""What every app stands on: files by digest, the audit chain, jobs (nền chung)."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .enums import JobState


class StoredFile(models.Model):
    """Tệp lưu nguyên vẹn: content kept byte for byte under its SHA-256, once, whoever brings it.

    The name a person gave it belongs to the record that refers to it, not to the content.
    """

    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    stored_at = models.DateTimeField(_("lưu lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tệp")

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def path(self) -> Path:
        """Where the bytes lie; outside anything the server serves by address."""
        return Path(settings.NHIPCAU_FILES_ROOT) / self.sha256[:2] / self.sha256


class Upload(models.Model):
    """Tệp đang gửi lên: the bytes that have come lie in quarantine under `key` until the whole is taken.

    It bears no name: what the name says is nobody's business before the file has been read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # SHA-256 of what the browser knows of the file, so that it finds its beginning again.
    fingerprint = models.CharField(max_length=64)
    key = models.CharField(max_length=32)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    received = models.PositiveBigIntegerField(_("đã nhận"), default=0)
    touched_at = models.DateTimeField(_("nhận phần gần nhất lúc"), auto_now=True)

    class Meta:
        verbose_name = _("tệp đang gửi")
        constraints = [
            models.UniqueConstraint(fields=["owner", "fingerprint"], name="one_upload_per_owner_and_file")
        ]

    def __str__(self) -> str:
        return f"{self.received}/{self.size}"


class AuditEntry(models.Model):
    """Một mục nhật ký: who did what when, before and after, chained to the entry before it.

    `actor_id` is a bare number on purpose: erasing a person must not break the chain (safeguard 15).
    """

    sequence = models.PositiveBigIntegerField(_("số thứ tự"), unique=True)
    at = models.DateTimeField(_("lúc"))
    actor_id = models.BigIntegerField(_("người làm"), null=True)
    verb = models.CharField(_("việc"), max_length=80)
    subject_type = models.CharField(_("loại"), max_length=80)
    subject_id = models.CharField(_("mã"), max_length=64)
    before = models.JSONField(_("trước"), default=dict)
    after = models.JSONField(_("sau"), default=dict)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("mục nhật ký")
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["verb", "sequence"], name="audit_verb"),
            models.Index(fields=["actor_id", "sequence"], name="audit_actor"),
            models.Index(fields=["at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb} {self.subject_type} {self.subject_id}"


class AuditHead(models.Model):
    """Đầu chuỗi nhật ký: one row; writers lock it, and a chain cut short at its end shows against it."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return str(self.sequence)


class Job(models.Model):
    """Công việc nền: long work with its state, progress, result and the wish to cancel it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(_("việc"), max_length=200)
    work = models.CharField(_("hàm thực hiện"), max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(_("trạng thái"), max_length=12, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField(_("đã làm"), default=0)
    total = models.PositiveIntegerField(_("tổng số"), default=0)
    stage = models.CharField(_("bước"), max_length=200, blank=True)
    result = models.JSONField(null=True)
    error = models.TextField(_("lỗi"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="jobs"
    )
    cancel_requested = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    # The entry of the queue that brings it to a worker; one without a waiting entry has been dropped.
    task_id = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("công việc nền")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.label} ({self.get_state_display()})"

    @property
    def percent(self) -> int:
        """Phần trăm đã xong, 0–100."""
        if self.state == JobState.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def is_over(self) -> bool:
        """Đã kết thúc, by whatever end."""
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class Heartbeat(models.Model):
    """Dấu hiệu còn chạy: when the worker last said that it lives."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class RetentionPeriod(models.Model):
    """Thời hạn lưu của một loại dữ liệu: how many days the office keeps it, and what the last round did.

    What there is to keep, why, and within which bounds, is told by `core.domain.retention`.
    """

    code = models.CharField(_("loại dữ liệu"), max_length=60, unique=True)
    days = models.PositiveIntegerField(_("số ngày lưu"))
    last_run_at = models.DateTimeField(_("lần dọn gần nhất"), null=True)
    last_count = models.PositiveIntegerField(_("đã dọn"), default=0)

    class Meta:
        verbose_name = _("thời hạn lưu")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class SignInFailures(models.Model):
    """Lần đăng nhập sai: how often one account was tried in vain from one address.

    `key` is a keyed digest of both: people type passwords into the wrong box, and an address is personal.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.count}"


class PartChange(models.Model):
    """Dấu thay đổi: something that is counted of a part changed; written by the database itself (watched.py).

    Rows are only added, so that two who write at once never wait for each other.
    """

    kind = models.CharField(max_length=16)
    part = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["kind", "part", "id"], name="change_of_part")]

    def __str__(self) -> str:
        return f"{self.kind} {self.part}"


class CountedPart(models.Model):
    """Số đã đếm của một phần: what one question found there, true while no change came after `version`."""

    kind = models.CharField(max_length=16)
    question = models.CharField(max_length=200)
    part = models.BigIntegerField()
    version = models.CharField(max_length=48)
    # Nothing for a part of which there is nothing to tell.
    found = models.JSONField(null=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "question", "part"], name="one_count_per_question_and_part"
            )
        ]
        indexes = [models.Index(fields=["at"], name="counted_at")]

    def __str__(self) -> str:
        return f"{self.question}: {self.kind} {self.part}"
