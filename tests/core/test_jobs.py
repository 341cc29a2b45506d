"""Jobs tell their progress, stop when asked and are taken up after a crash."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from nhipcau.core.domain import duties, jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.core.enums import JobState
from nhipcau.core.models import Job
from tests.factories.units import UserFactory

pytestmark = pytest.mark.django_db

HERE = "tests.core.test_jobs"


def count_up(*, progress, upto):
    for n in range(upto):
        progress.report(n, upto, f"bước {n}")
    return {"counted": upto}


def refuse(*, progress):
    raise Refused("Không đọc được tệp.")


def break_down(*, progress):
    raise ZeroDivisionError


def ask_to_stop_myself(*, progress):
    Job.objects.filter(pk=progress.job.pk).update(cancel_requested=True)
    progress.report(1, 2)
    raise AssertionError("went on after it was cancelled")


def queued(work: str, **arguments) -> Job:
    return Job.objects.create(work=f"{HERE}.{work}", label="việc thử", arguments=arguments)


def test_a_job_ends_with_its_result():
    job = queued("count_up", upto=3)
    jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result, job.done, job.total) == (JobState.DONE, {"counted": 3}, 2, 3)


def test_a_refusal_is_the_persons_to_read():
    job = queued("refuse")
    jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, "Không đọc được tệp.")


def test_a_fault_is_told_without_its_inside():
    job = queued("break_down")
    with pytest.raises(ZeroDivisionError):
        jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert job.state == JobState.FAILED and "ZeroDivision" not in job.error


def test_a_running_job_stops_at_its_next_report():
    job = queued("ask_to_stop_myself")
    jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_a_waiting_job_is_cancelled_at_once_and_never_runs():
    person = UserFactory()
    job = queued("break_down")
    Job.objects.filter(pk=job.pk).update(requested_by=person)
    job.refresh_from_db()
    jobs.cancel(job=job, actor=person)
    jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_only_who_asked_may_cancel():
    job = queued("count_up", upto=1)
    with pytest.raises(Refused):
        jobs.cancel(job=job, actor=UserFactory())


def test_a_job_done_is_not_done_again():
    job = queued("count_up", upto=1)
    jobs.execute(str(job.pk))
    finished = Job.objects.get(pk=job.pk).finished_at
    jobs.execute(str(job.pk))
    assert Job.objects.get(pk=job.pk).finished_at == finished


def test_a_dead_workers_job_is_taken_up_and_given_up_after_three_times():
    long_ago = timezone.now() - timedelta(hours=1)
    dead, hopeless, alive = (queued("count_up", upto=2) for _ in range(3))
    Job.objects.update(state=JobState.RUNNING, heartbeat_at=long_ago, attempts=1)
    Job.objects.filter(pk=hopeless.pk).update(attempts=jobs.MAX_ATTEMPTS)
    Job.objects.filter(pk=alive.pk).update(heartbeat_at=timezone.now())
    assert jobs.recover() == 1
    states = {job.pk: job.state for job in Job.objects.all()}
    # The immediate backend of the tests ran it at once.
    assert states[dead.pk] == JobState.DONE
    assert states[hopeless.pk] == JobState.FAILED
    assert states[alive.pk] == JobState.RUNNING


def test_a_job_whose_task_was_taken_by_a_dead_worker_is_handed_out_again():
    """Killed after it took the task and before it took the job: nothing runs, and nothing waits."""
    dropped, waiting = (queued("count_up", upto=2) for _ in range(2))
    for job, status in ((dropped, "RUNNING"), (waiting, "READY")):
        task = DBTaskResult.objects.create(
            status=status,
            args_kwargs={"args": [str(job.pk)], "kwargs": {}},
            task_path=jobs.TASK,
            backend_name="default",
            run_after=timezone.now(),
        )
        Job.objects.filter(pk=job.pk).update(
            task_id=str(task.pk), created_at=timezone.now() - timedelta(hours=1)
        )
    assert jobs.recover() == 1
    assert {job.pk: job.state for job in Job.objects.all()} == {
        dropped.pk: JobState.DONE,
        waiting.pk: JobState.QUEUED,
    }


def slow_and_overtaken(*, progress):
    """A worker that slept through its own funeral: meanwhile another has taken the job and ended it."""
    Job.objects.filter(pk=progress.job.pk).update(state=JobState.DONE, attempts=2, result={"by": "another"})
    return {"by": "me"}


def test_one_taken_for_dead_does_not_overwrite_the_outcome():
    job = queued("slow_and_overtaken")
    jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.DONE, {"by": "another"})


def beat_while_at_work(*, progress):
    Job.objects.filter(pk=progress.job.pk).update(heartbeat_at=timezone.now() - timedelta(hours=1))
    jobs.beat()
    return {"taken for dead": jobs.recover()}


def test_a_long_step_is_not_taken_for_a_dead_worker():
    job = queued("beat_while_at_work")
    jobs.execute(str(job.pk))
    job.refresh_from_db()
    assert job.result == {"taken for dead": 0}


def test_old_tasks_leave_the_queue_but_none_that_waits():
    for status in ("READY", "RUNNING", "SUCCESSFUL"):
        DBTaskResult.objects.create(
            status=status, args_kwargs={}, task_path="x", backend_name="default", run_after=timezone.now()
        )
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=8))
    jobs.prune()
    assert DBTaskResult.objects.get().status == "READY"


def test_a_duty_that_fails_does_not_keep_the_others_from_theirs(monkeypatch, caplog):
    done = []
    monkeypatch.setattr(duties, "_duties", {})
    duties.register("broken", lambda: 1 / 0, every=timedelta(hours=1))
    duties.register("sound", lambda: done.append(1), every=timedelta(hours=1))
    duties.do_due()
    duties.do_due()
    assert done == [1] and "duty broken failed" in caplog.text
