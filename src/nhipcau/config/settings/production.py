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
            "OPTIONS": POSTGRES_OPTIONS,  # noqa: F405
        },
    }
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# A watchman on the machine itself asks without HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/$"]
SECURE_HSTS_SECONDS = 31_536_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Without a mail server, notices are only printed by the worker.
if "NHIPCAU_SMTP_HOST" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ["NHIPCAU_SMTP_HOST"]
    EMAIL_HOST_USER = os.environ.get("NHIPCAU_SMTP_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("NHIPCAU_SMTP_PASSWORD", "")
    _tls = os.environ.get("NHIPCAU_SMTP_TLS", "starttls")
    if _tls not in {"starttls", "ssl", "none"}:
        raise RuntimeError("NHIPCAU_SMTP_TLS must be starttls, ssl or none")
    EMAIL_USE_TLS, EMAIL_USE_SSL = _tls == "starttls", _tls == "ssl"
    EMAIL_PORT = int(os.environ.get("NHIPCAU_SMTP_PORT", {"starttls": 587, "ssl": 465, "none": 25}[_tls]))
    DEFAULT_FROM_EMAIL = os.environ["NHIPCAU_MAIL_FROM"]
