"""A server: everything an office must decide comes from the environment, and its absence is an error."""

import os

from .base import *  # noqa: F403

SECRET_KEY = os.environ["NHIPCAU_SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = os.environ["NHIPCAU_HOSTS"].split(",")
if "NHIPCAU_POSTGRES" in os.environ:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["NHIPCAU_POSTGRES"],
            "USER": os.environ.get("NHIPCAU_POSTGRES_USER", ""),
            "PASSWORD": os.environ.get("NHIPCAU_POSTGRES_PASSWORD", ""),
            "HOST": os.environ.get("NHIPCAU_POSTGRES_HOST", ""),
        },
    }
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 31_536_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
