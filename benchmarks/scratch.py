"""Cơ quan tạm: Django on a SQLite of its own, for one benchmark, in a process of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def database() -> Iterator[Path]:
    """Cơ sở dữ liệu trống, migrated; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as room:
        os.environ["NHIPCAU_VAR"] = room
        os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.config.settings.dev"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["testserver"]
        call_command("migrate", verbosity=0)
        yield Path(room)
