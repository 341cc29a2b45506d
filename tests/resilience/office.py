"""`python -m tests.resilience.office prepare|feed|judge …`: what the office's people do while workers die.

prepare: database, directory, one officer, and the files in a folder. feed: hands them in, as often as it is
called; what is in already stays as it is. judge: prints as JSON what became of them.
"""

import json
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import django


def prepare(room: Path, directives: int, trackers: int) -> None:
    from django.core.management import call_command

    from nhipcau.units.enums import Role
    from tests.factories.units import UnitFactory, person

    from . import papers

    call_command("migrate", verbosity=0)
    for name in papers.UNITS:
        UnitFactory(name=name)
    person(Role.OFFICER)
    for folder, count, make in (
        ("directives", directives, papers.directive),
        ("trackers", trackers, papers.tracker),
    ):
        (room / folder).mkdir()
        for number in range(1, count + 1):
            name, content = make(number)
            (room / folder / name).write_bytes(content)


def feed(room: Path) -> None:
    """Everything is handed in; then each tracker is entered as soon as it has been checked."""
    from nhipcau.directives.domain import intake
    from nhipcau.exchange.domain import imports
    from nhipcau.exchange.enums import ImportKind, ImportState
    from nhipcau.exchange.models import Import
    from nhipcau.units.models import User

    actor = User.objects.get()
    tables = list((room / "trackers").iterdir())
    for at, path in enumerate(sorted((room / "directives").iterdir())):
        intake.register(actor=actor, content=path.read_bytes(), name=path.name)
        if at % 4 == 0 and tables:
            _hand_in(tables.pop(), actor)
    for path in tables:
        _hand_in(path, actor)
    while waiting := Import.objects.exclude(state=ImportState.DONE):
        for record in waiting.filter(state=ImportState.CHECKED):
            imports.enter(actor=actor, record=record)
        time.sleep(0.3)
    assert Import.objects.filter(kind=ImportKind.TRACKER).exists()


def _hand_in(path: Path, actor: Any) -> None:
    from nhipcau.exchange.domain import imports
    from nhipcau.exchange.enums import ImportKind, ImportState

    record, _ = imports.upload(
        actor=actor, kind=ImportKind.TRACKER, content=path.read_bytes(), name=path.name, no_secret=True
    )
    if record.state == ImportState.MAPPING:
        imports.map_columns(actor=actor, record=record, columns=record.columns, year=record.year)


def judge(room: Path) -> dict[str, Any]:
    from django.conf import settings
    from django.utils import timezone

    from nhipcau.core.domain import audit
    from nhipcau.core.models import AuditEntry, Job, StoredFile
    from nhipcau.directives.domain import quarantine
    from nhipcau.directives.models import Directive
    from nhipcau.exchange.models import Import
    from nhipcau.plans.models import Assignment

    # As the daily round would, the day after: a file laid down by one who was killed is nobody's.
    quarantine.sweep(now=timezone.now() + timedelta(hours=2))
    received = Directive.objects.filter(source="received")
    verbs = Counter(AuditEntry.objects.values_list("verb", "subject_id"))
    times = {
        verb: sorted({count for (named, _), count in verbs.items() if named == verb}) for verb, _ in verbs
    }
    return {
        "names": sorted(received.values_list("file_name", flat=True)),
        "states": dict(Counter(received.values_list("state", flat=True))),
        "found": {directive.file_name: directive.obligations.count() for directive in received},
        "read": sum(count for (verb, _), count in verbs.items() if verb == "directives.read"),
        "times": {
            verb: times[verb] for verb in ("directives.register", "directives.read", "exchange.import.enter")
        },
        "imports": sorted(Import.objects.values_list("file_name", "state")),
        "tables": [
            [record.directive.obligations.count(), record.total]
            for record in Import.objects.select_related("directive")
            if record.directive
        ],
        "assignments": Assignment.objects.count(),
        "jobs": dict(Counter(Job.objects.values_list("state", flat=True))),
        "begun_again": Job.objects.filter(attempts__gt=1).count(),
        "broken_at": audit.broken_at(),
        "files_gone": [str(file) for file in StoredFile.objects.all() if not file.path.exists()],
        "quarantine": [path.name for path in Path(settings.NHIPCAU_QUARANTINE_ROOT).iterdir()],
    }


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    elif sys.argv[1] == "feed":
        feed(Path(sys.argv[2]))
    else:
        print(json.dumps(judge(Path(sys.argv[2]))))
