"""What the worker runs (việc của tiến trình nền)."""

from django_tasks import task

from .domain import jobs


@task()
def execute_job(job_id: str) -> None:
    """Thực hiện một công việc nền by its id."""
    jobs.execute(job_id)
