"""Settings of the large office: SQLite in NHIPCAU_VAR, or PostgreSQL by NHIPCAU_BENCH_POSTGRES."""

import os
import sys

# Only development brings it; where it lies about the framework loads it, which no office does.
sys.modules.setdefault("pygments", None)  # type: ignore[arg-type]
if os.environ.get("NHIPCAU_BENCH_POSTGRES"):
    import psycopg  # noqa: F401  (else the settings of one PC keep it out)

from nhipcau.config.settings.dev import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver"]
# The framework's page list, which our own addresses keep closed, stands beside what is measured.
ROOT_URLCONF = "benchmarks.addresses"
if socket := os.environ.get("NHIPCAU_BENCH_POSTGRES"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["NHIPCAU_BENCH_NAME"],
            "HOST": socket,
            "USER": "postgres",
            "OPTIONS": POSTGRES_OPTIONS,  # noqa: F405
        }
    }
