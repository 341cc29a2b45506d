"""Tệp cần đọc: files and folders as a list, each with the place of its result."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

STANDARD_INPUT: Final = "-"
# Endings taken from folders; a file named by itself is read whatever its ending.
ENDINGS: Final = frozenset(
    {
        *(".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".docx", ".pdf"),
        *(".edxml", ".eml", ".zip"),
        *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
        *(".doc", ".rtf", ".odt"),
    }
)


@dataclass(frozen=True, slots=True)
class Input:
    """Một tệp: ``name`` is for messages; ``path`` is None for standard input; ``target``: where the result
    goes.
    """

    name: str
    path: Path | None
    target: Path | None = None


def inputs_of(files: Sequence[str], output: Path | None, ending: str) -> list[Input]:
    """Danh sách tệp in the order given, folders in the order of names; hidden files, links to folders and the
    folder of results are passed over.
    """
    kept = output.resolve() if output else None
    taken: set[Path] = set()
    found: list[Input] = []
    for file in files:
        for path, inner in _paths(file, kept):
            target = _target(output / inner, ending, taken) if output else None
            found.append(Input(str(path) if path else "đầu vào chuẩn", path, target))
    return found


def _paths(file: str, output: Path | None) -> Iterator[tuple[Path | None, Path]]:
    """Each file with its path within the folder that was named."""
    place = Path(file)
    if file == STANDARD_INPUT:
        yield None, Path("dau-vao.txt")
    elif not place.is_dir():
        yield place, Path(place.name)
    else:
        for folder, inner, names in os.walk(place):
            here = Path(folder)
            inner[:] = sorted(name for name in inner if name[0] != "." and (here / name).resolve() != output)
            for name in sorted(names):
                if name[0] not in ".~" and Path(name).suffix.lower() in ENDINGS:
                    yield here / name, (here / name).relative_to(place)


def _target(wanted: Path, ending: str, taken: set[Path]) -> Path:
    """``ke-hoach.docx.json``; a second file of the same name gets a number."""
    target, count = wanted.with_name(wanted.name + ending), 1
    while target in taken:
        count += 1
        target = wanted.with_name(f"{wanted.name}-{count}{ending}")
    taken.add(target)
    return target
