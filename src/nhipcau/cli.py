"""`nhipcau …`: a thin door to the management commands (cửa dòng lệnh)."""

import os
import sys


def main() -> None:
    """Run a management command; `nhipcau help` lists them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["nhipcau", *sys.argv[1:]])


if __name__ == "__main__":
    main()
