"""Công việc nền: enqueue long work, tell its progress, cancel it, take it up again after a crash."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ..enums import JobState
from ..models import Job
from .errors import Refused

STALE_AFTER = timedelta(minutes=2)
MAX_ATTEMPTS = 3
# By name: tasks stand above the domain.
TASK = "nhipcau.core.tasks.execute_job"


class Cancelled(Exception):
    """A person asked to stop; the work unwinds and its transaction rolls back."""


class Progress:
    """Tiến độ: handed to the work; `report` stores how far it is and raises Cancelled when asked to stop.

    Call it between transactions, not within one, or nobody sees it move.
    """

    def __init__(self, job: Job) -> None:
        self.job = job

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Báo tiến độ: `done` of `total` steps; `stage` is a Vietnamese phrase for the screen."""
        Job.objects.filter(pk=self.job.pk).update(
            done=done, total=total, stage=stage, heartbeat_at=timezone.now()
        )
        if Job.objects.filter(pk=self.job.pk, cancel_requested=True).exists():
            raise Cancelled


class Work(Protocol):
    """The shape of a job's function: keyword arguments of JSON values, and the progress to tell."""

    def __call__(self, *, progress: Progress, **arguments: Any) -> dict[str, Any]: ...


def enqueue(*, work: str, label: str, requested_by: models.Model | None, arguments: dict[str, Any]) -> Job:
    """Đưa vào hàng chờ, in the caller's transaction: `work` is a dotted path to a Work function."""
    job = Job.objects.create(
        work=work, label=label, requested_by_id=requested_by.pk if requested_by else None, arguments=arguments
    )
    import_string(TASK).enqueue(str(job.pk))
    return job


def cancel(*, job: Job, actor: models.Model) -> None:
    """Hủy công việc: at once when it still waits, at its next report when it runs."""
    if job.requested_by_id != actor.pk:
        raise Refused(_("Chỉ người yêu cầu mới hủy được công việc này."))
    waiting = Job.objects.filter(pk=job.pk, state=JobState.QUEUED)
    if not waiting.update(state=JobState.CANCELLED, cancel_requested=True, finished_at=timezone.now()):
        Job.objects.filter(pk=job.pk).update(cancel_requested=True)


def execute(job_id: str) -> None:
    """Thực hiện một công việc; a job that is over, or that another worker holds, is left alone."""
    claimed = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING, heartbeat_at=timezone.now(), attempts=models.F("attempts") + 1
    )
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    work: Callable[..., dict[str, Any]] = import_string(job.work)
    try:
        result = work(progress=Progress(job), **job.arguments)
    except Cancelled:
        _finish(job, state=JobState.CANCELLED)
    except Refused as refusal:
        _finish(job, state=JobState.FAILED, error=refusal.sentence)
    except Exception:
        _finish(job, state=JobState.FAILED, error=_("Lỗi ngoài dự kiến; quản trị viên xem nhật ký máy chủ."))
        raise
    else:
        _finish(job, state=JobState.DONE, result=result)


def recover() -> int:
    """Nhận lại việc dở dang: jobs whose worker died go back to the queue; returns how many."""
    stale = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=timezone.now() - STALE_AFTER)
    stale.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED,
        error=_("Việc bị ngắt nhiều lần nên đã dừng; tệp gốc vẫn còn, hãy thử lại."),
        finished_at=timezone.now(),
    )
    again = [str(pk) for pk in stale.values_list("pk", flat=True)]
    for pk in again:
        with transaction.atomic():
            Job.objects.filter(pk=pk).update(state=JobState.QUEUED)
            import_string(TASK).enqueue(pk)
    return len(again)


def _finish(job: Job, *, state: JobState, result: dict[str, Any] | None = None, error: str = "") -> None:
    Job.objects.filter(pk=job.pk).update(state=state, result=result, error=error, finished_at=timezone.now())
