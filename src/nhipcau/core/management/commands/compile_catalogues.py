"""`nhipcau compile_catalogues`: biên dịch bản dịch giao diện, without a system gettext."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Biên dịch các tệp .po mới hơn tệp .mo của chúng."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        ours = (
            Path(app.path) / "locale" for app in apps.get_app_configs() if app.name.startswith("nhipcau.")
        )
        for root in (*settings.LOCALE_PATHS, *ours):
            for source in sorted(Path(root).glob("*/LC_MESSAGES/*.po")):
                compiled = source.with_suffix(".mo")
                if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                    _compile(source, compiled)


def _compile(source: Path, compiled: Path) -> None:
    import polib

    draft = compiled.with_suffix(".mo.new")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(compiled)
