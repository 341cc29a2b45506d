"""Settings of the test suite: SQLite in memory, or PostgreSQL where NHIPCAU_TEST_POSTGRES names a host."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_room = Path(tempfile.mkdtemp(prefix="nhipcau-test-"))
atexit.register(shutil.rmtree, _room, ignore_errors=True)
NHIPCAU_FILES_ROOT = _room / "files"
NHIPCAU_QUARANTINE_ROOT = _room / "quarantine"
NHIPCAU_PICTURES_ROOT = _room / "pictures"
NHIPCAU_MAILING_ROOT = _room / "mailing"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if host := os.environ.get("NHIPCAU_TEST_POSTGRES"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "nhipcau",
            "HOST": host,
            "PORT": os.environ.get("NHIPCAU_TEST_POSTGRES_PORT", "5432"),
            "USER": os.environ.get("NHIPCAU_TEST_POSTGRES_USER", "postgres"),
            "OPTIONS": POSTGRES_OPTIONS,  # noqa: F405
        },
    }
