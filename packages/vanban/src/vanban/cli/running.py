"""Chạy: every file in turn, its result to standard output or to its place, what fails to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from vanban.cli.arguments import Options, WrongUsage
from vanban.cli.inputs import STANDARD_INPUT, Input, inputs_of
from vanban.cli.progress import Progress
from vanban.cli.work import Outcome, Task, done

# Of these only one stands on standard output; several need a folder.
_WHOLE_FILES: Final = ("akn", "edxml", "html", "xlsx")


def run(options: Options) -> int:
    """Chạy lệnh đã yêu cầu and give the exit code. Raises :class:`WrongUsage`."""
    ending = _ending(options.form) if options.output else ""
    inputs = inputs_of(options.files, options.output, ending)
    _check(options, inputs)
    if not inputs:
        print("vanban: không có tệp nào để đọc trong thư mục đã cho.", file=sys.stderr)
    sources = {one.path.resolve() for one in inputs if one.path}
    waiting = [one for one in inputs if options.force or not _is_done(one)]
    tasks = [_task(options, one, len(inputs) > 1, index == 0) for index, one in enumerate(waiting)]
    failed = 0
    with Progress(len(tasks)) as progress:
        for task, outcome in zip(tasks, _outcomes(tasks, options.jobs, sources), strict=True):
            if outcome.failure is None:
                _print(outcome.written)
                progress.step()
            else:
                failed += 1
                progress.step(_named(task.input, outcome.failure))
    return int(failed > 0)


def _ending(form: str) -> str:
    if form == "text":
        return ".txt"
    from vanban.render import ENDINGS

    return ENDINGS[form]


def _check(options: Options, inputs: list[Input]) -> None:
    if options.files.count(STANDARD_INPUT) > 1:
        raise WrongUsage("đầu vào chuẩn (-) chỉ đọc được một lần")
    if options.output is None and options.form in _WHOLE_FILES and len(inputs) > 1:
        raise WrongUsage(f"dạng {options.form} của nhiều tệp cần --output THƯ MỤC để ghi mỗi tệp một kết quả")
    if options.output is None and options.form == "xlsx" and sys.stdout.isatty():
        raise WrongUsage("dạng xlsx không in ra màn hình được: hãy thêm --output THƯ MỤC, hoặc > TÊN.xlsx")
    if options.output is not None and options.output.exists() and not options.output.is_dir():
        raise WrongUsage(f"“{options.output}” không phải thư mục: hãy chọn thư mục khác cho --output")


def _task(options: Options, one: Input, is_many: bool, is_first: bool) -> Task:
    """Of many files on standard output JSON is one line each, and a table has its head once."""
    together = is_many and options.output is None
    return Task(
        one,
        options.command,
        options.form,
        options.compact or together,
        options.bom,
        is_first or not together,
    )


def _is_done(one: Input) -> bool:
    """A result that is newer than its file was made by an earlier run."""
    if one.target is None or one.path is None:
        return False
    try:
        return one.target.stat().st_mtime >= one.path.stat().st_mtime
    except OSError:
        return False


def _outcomes(tasks: list[Task], jobs: int, sources: set[Path]) -> Iterator[Outcome]:
    for task in tasks:
        if task.input.target and task.input.target.resolve() in sources:
            raise WrongUsage(
                f"kết quả sẽ ghi đè tệp gốc “{task.input.target}”: hãy chọn thư mục khác cho --output"
            )
    # Standard input is here and in no other process.
    if jobs > 1 and len(tasks) > 1 and all(task.input.path for task in tasks):
        from vanban.cli.pool import outcomes

        return outcomes(tasks, jobs)
    return map(done, tasks)


def _named(one: Input, failure: str) -> str:
    """Which file it was, where the sentence does not say so already."""
    name = one.path.name if one.path else "dau-vao"
    return failure if f"“{name}”" in failure or f"“{one.name}”" in failure else f"{one.name}: {failure}"


def _print(written: bytes) -> None:
    if not written:
        return
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(written.decode("utf-8"))
    else:
        binary.write(written)
        binary.flush()
