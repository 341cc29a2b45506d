"""Việc với một tệp: read, parse, render, and keep the result; runs here or in a process beside."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vanban.cli.inputs import Input
from vanban.errors import VanbanError
from vanban.model import Document

# Files being written by this process; one that is ended from outside takes them away first.
unfinished: Final[set[Path]] = set()


@dataclass(frozen=True, slots=True)
class Task:
    """Một việc: what is asked of ``input``; ``header``: whether a table begins with its column names."""

    input: Input
    command: str
    form: str
    compact: bool = False
    bom: bool = False
    header: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """Kết quả: ``written`` for standard output, or the Vietnamese sentence of what went wrong."""

    written: bytes = b""
    failure: str | None = None


def done(task: Task) -> Outcome:
    """Làm việc ``task``. Never raises: one bad file must not end the others."""
    try:
        result = rendered(task, _read(task.input))
        if task.input.target is None:
            return Outcome(result)
        _keep(result, task.input.target)
    except VanbanError as error:
        return Outcome(failure=_one_line(str(error)))
    except OSError as error:
        return Outcome(
            failure=f"Không ghi được kết quả: {error.strerror or error}. Hãy kiểm tra thư mục ghi."
        )
    except (RecursionError, MemoryError, ValueError, TypeError, LookupError) as error:
        return Outcome(
            failure=f"Lỗi của chương trình ({type(error).__name__}). Hãy gửi tệp này cho người phát triển."
        )
    return Outcome()


def _read(one: Input) -> Document:
    from vanban.parse import parse
    from vanban.read import LARGEST, read, read_bytes

    if one.path is None:
        return parse(read_bytes(sys.stdin.buffer.read(LARGEST + 1), "dau-vao", bounded=True))
    return parse(read(one.path, bounded=True))


def rendered(task: Task, document: Document) -> bytes:
    """Kết quả dạng byte of the form asked for, with a line end where it is text."""
    if task.form == "json":
        from vanban.render.forms import json_text

        return json_text(_plain(task, document), compact=task.compact).encode() + b"\n"
    if task.form in ("csv", "xlsx"):
        return _table(task, document)
    if task.form == "text":
        from vanban.render.characters import encoded
        from vanban.render.listing import list_citations, list_obligations

        lister = list_citations if task.command == "citations" else list_obligations
        return encoded(lister(document) + "\n")
    from vanban.render.forms import render

    result: str | bytes = render(document, task.form)  # type: ignore[call-overload]
    return result if isinstance(result, bytes) else result.encode()


def _plain(task: Task, document: Document) -> object:
    from vanban.render.json import as_dict

    whole = as_dict(document)
    if task.command in ("parse", "convert"):
        return whole
    return {"file": task.input.name, "number": whole["number"], task.command: whole[task.command]}


def _table(task: Task, document: Document) -> bytes:
    if task.command == "citations":
        from vanban.render.citation_table import citation_table as table_of
    else:
        from vanban.render.obligation_table import obligation_table as table_of
    table = table_of(document)
    if task.form == "xlsx":
        from vanban.render.xlsx import xlsx_of

        return xlsx_of(table)
    from vanban.render.csv import csv_of

    return csv_of(table, bom=task.bom and task.header, header=task.header).encode()


def _keep(content: bytes, target: Path) -> None:
    """Whole or not at all: written beside, then put in place."""
    import tempfile

    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".vanban-", dir=target.parent)
    beside = Path(name)
    unfinished.add(beside)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # mkstemp is for the owner alone; a result is a file like others.
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        beside.replace(target)
    finally:
        discard(beside)


def discard(beside: Path) -> None:
    """Bỏ tệp viết dở, where it was not put in its place."""
    with contextlib.suppress(OSError):
        beside.unlink()
    unfinished.discard(beside)


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split())
