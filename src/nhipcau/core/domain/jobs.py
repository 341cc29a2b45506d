"""Công việc nền: enqueue long work, tell its progress, cancel it, take it up again after a crash."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..enums import JobState
from ..models import Heartbeat, Job
from .errors import Refused

MAX_ATTEMPTS = 3
WORKER = "worker"
# By name: tasks stand above the domain.
TASK = "nhipcau.core.tasks.execute_job"
_at_work: set[str] = set()


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
    with transaction.atomic():
        job = Job.objects.create(
            work=work,
            label=label,
            requested_by_id=requested_by.pk if requested_by else None,
            arguments=arguments,
        )
        _hand_to_workers(str(job.pk))
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
    _at_work.add(job_id)
    try:
        work: Callable[..., dict[str, Any]] = import_string(job.work)
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
    finally:
        _at_work.discard(job_id)


def beat() -> None:
    """Báo còn sống: this process, and its jobs, so that a long step is not taken for a dead worker."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"at": timezone.now()})
    if held := list(_at_work):
        Job.objects.filter(pk__in=held, state=JobState.RUNNING).update(heartbeat_at=timezone.now())


def recover() -> int:
    """Nhận lại việc dở dang: jobs whose worker died go back to the queue; returns how many.

    A worker may die with the job in hand, or after it took the job's task and before it took the job.
    """
    _give_up_hopeless()
    stale = list(_stale().values_list("pk", flat=True))
    return sum(_requeue(_stale().filter(pk=pk)) for pk in stale) + sum(
        _requeue(Job.objects.filter(pk=pk, state=JobState.QUEUED, task_id=task_id))
        for pk, task_id in _without_task()
    )


def prune(kept: timedelta = timedelta(days=7)) -> int:
    """Dọn hàng chờ: what the queue notes of tasks taken longer ago than `kept`; the jobs themselves stay."""
    old = DBTaskResult.objects.exclude(status=TaskResultStatus.READY)
    return int(old.filter(enqueued_at__lt=timezone.now() - kept).delete()[0])


def _stale() -> models.QuerySet[Job]:
    limit = timezone.now() - settings.NHIPCAU_JOB_STALE_AFTER
    return Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=limit)


def _give_up_hopeless() -> None:
    _stale().filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED,
        error=_("Việc bị ngắt nhiều lần nên đã dừng; tệp gốc vẫn còn, hãy thử lại."),
        finished_at=timezone.now(),
    )


def _without_task() -> list[tuple[Any, str]]:
    """Waiting jobs for which no task waits."""
    limit = timezone.now() - settings.NHIPCAU_JOB_STALE_AFTER
    waiting = Job.objects.filter(state=JobState.QUEUED, created_at__lt=limit).values_list("pk", "task_id")
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    known = {str(pk) for pk in ready.values_list("pk", flat=True)}
    return [(pk, task_id) for pk, task_id in waiting if task_id not in known]


def _requeue(jobs: models.QuerySet[Job]) -> bool:
    """Put the one job back, unless another worker's recovery or its owner was faster."""
    with transaction.atomic():
        job = jobs.select_for_update().first()
        if job is None:
            return False
        Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED)
        _hand_to_workers(str(job.pk))
    return True


def _hand_to_workers(job_id: str) -> None:
    task = import_string(TASK).enqueue(job_id)
    Job.objects.filter(pk=job_id).update(task_id=str(task.id))


def _finish(job: Job, *, state: JobState, result: dict[str, Any] | None = None, error: str = "") -> None:
    # One taken for dead who wakes up again leaves the outcome to whoever holds the job now.
    held = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)
    held.update(state=state, result=result, error=error, finished_at=timezone.now())
