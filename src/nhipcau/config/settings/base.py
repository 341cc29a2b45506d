"""Settings every installation shares; secrets and places come from the environment."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

import wagtail_vi

from . import lean  # noqa: F401

PACKAGE = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("NHIPCAU_VAR", Path.cwd() / "var"))

INSTALLED_APPS = [
    "nhipcau.demo",
    "nhipcau.overview",
    "nhipcau.reports",
    "nhipcau.press_year",
    "nhipcau.portal",
    "nhipcau.outreach",
    "nhipcau.enquiries",
    "nhipcau.conferences",
    "nhipcau.incidents",
    "nhipcau.press",
    "nhipcau.newsroom",
    "nhipcau.programmes",
    "nhipcau.training",
    "nhipcau.committee",
    "nhipcau.inspections",
    "nhipcau.steering",
    "nhipcau.exchange",
    "nhipcau.plans",
    "nhipcau.directives",
    "nhipcau.issuing",
    "nhipcau.clock",
    "nhipcau.translation",
    "nhipcau.units",
    "nhipcau.mailing",
    "nhipcau.official",
    "nhipcau.core",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "wagtail.users",
    "wagtail.admin",
    "wagtail.images",
    "wagtail.documents",
    "wagtail",
    "modelsearch",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "nhipcau.core.views.tracing.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Slow lines: a long report is 680 KB of HTML. Django masks its CSRF token against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nhipcau.units.views.second_step.RequireSecondStep",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "nhipcau.config.urls"
WSGI_APPLICATION = "nhipcau.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# SQLite is opened so that a second process (the worker) waits instead of failing, and every write
# transaction takes its lock at BEGIN: the audit chain needs writers in single file.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
# PostgreSQL reckons by default with turning disks, on which a row found by number costs four in order: for
# the few records of a unit it then reads those of all. No question of a screen is long enough to be compiled.
# Sources: https://www.postgresql.org/docs/current/runtime-config-query.html (random_page_cost),
# https://www.postgresql.org/docs/current/jit-decision.html.
POSTGRES_OPTIONS = {
    "options": os.environ.get("NHIPCAU_POSTGRES_OPTIONS", "-c random_page_cost=1.1 -c jit=off"),
}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "nhipcau.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    },
}

AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = [
    "nhipcau.units.domain.access.MembershipBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "nhipcau.core.domain.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "nhipcau.core.domain.passwords.NotAboutThePerson"},
    {"NAME": "nhipcau.core.domain.passwords.NotGuessable"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# The office's own accounts (OpenID Connect): off until all three are named.
NHIPCAU_OIDC_NAME = ""
SOCIALACCOUNT_PROVIDERS = {}
if _issuer := os.environ.get("NHIPCAU_OIDC_ISSUER", ""):
    # The identity comes straight from the issuer: only the encrypted line proves that it is the issuer's.
    if not _issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ImproperlyConfigured("NHIPCAU_OIDC_ISSUER phải là địa chỉ https://…")
    NHIPCAU_OIDC_NAME = os.environ.get("NHIPCAU_OIDC_NAME", "tài khoản của cơ quan")
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "co-quan",
                    "name": NHIPCAU_OIDC_NAME,
                    "client_id": os.environ["NHIPCAU_OIDC_CLIENT"],
                    "secret": os.environ["NHIPCAU_OIDC_SECRET"],
                    "settings": {
                        "server_url": _issuer,
                        "fetch_userinfo": os.environ.get("NHIPCAU_OIDC_USERINFO", "") == "1",
                    },
                }
            ],
        }
    }
# Whose provider asks for a second step itself needs none of ours.
NHIPCAU_OIDC_MFA = os.environ.get("NHIPCAU_OIDC_MFA", "") == "1"
# Roles that must have a second step, by their codes: administrator,clerk,…
NHIPCAU_MFA_ROLES = [role for role in os.environ.get("NHIPCAU_MFA_ROLES", "").split(",") if role]
ACCOUNT_ADAPTER = "nhipcau.units.views.entering.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
SOCIALACCOUNT_ADAPTER = "nhipcau.units.views.entering.OfficeAccounts"
# By a link: browsers hold a form's redirects against form-action of our CSP.
SOCIALACCOUNT_LOGIN_ON_GET = True
MFA_ADAPTER = "nhipcau.units.views.entering.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Nhịp Cầu"
ACCOUNT_FORMS = {"reauthenticate": "nhipcau.units.views.second_step.PasswordAgainForm"}
MFA_FORMS = {
    "authenticate": "nhipcau.units.views.second_step.CodeForm",
    "reauthenticate": "nhipcau.units.views.second_step.CodeAgainForm",
    "activate_totp": "nhipcau.units.views.second_step.FirstCodeForm",
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale", wagtail_vi.LOCALE_DIR]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["nhipcau.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
# Originals and evidence, byte for byte under their SHA-256; never below a URL.
NHIPCAU_FILES_ROOT = VAR / "files"
# Read first here, outside backups (safeguard 16).
NHIPCAU_QUARANTINE_ROOT = VAR / "quarantine"
# Pictures as pages show them, drawn from the originals; can be thrown away at any time.
NHIPCAU_PICTURES_ROOT = VAR / "pictures"
# Where `nhipcau backup` puts its archives unless told otherwise; best another disk.
NHIPCAU_BACKUPS = os.environ.get("NHIPCAU_BACKUPS", VAR / "backups")
# Where the worker keeps the public site as plain files (`nhipcau bake`); empty: nowhere.
NHIPCAU_BAKED = os.environ.get("NHIPCAU_BAKED", "")
NHIPCAU_UPLOAD_LIMIT = 20 * 1024 * 1024
# A film of a few minutes as a reader's line carries it; a server in front must let as much pass.
NHIPCAU_VIDEO_LIMIT = 64 * 1024 * 1024
# A folder of root certificates (PEM, DER) against which signatures of PDF files are checked; empty: none.
NHIPCAU_TRUST_ROOTS = os.environ.get("NHIPCAU_TRUST_ROOTS", "")
# An assignment to a large group is one form of several fields a unit.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# How the public reaches the office; what is empty does not stand on the site.
NHIPCAU_CONTACT = {
    "address": os.environ.get("NHIPCAU_CONTACT_ADDRESS", ""),
    "phone": os.environ.get("NHIPCAU_CONTACT_PHONE", ""),
    "mail": os.environ.get("NHIPCAU_CONTACT_MAIL", ""),
}

WAGTAIL_SITE_NAME = "Nhịp Cầu"
WAGTAILADMIN_BASE_URL = os.environ.get("NHIPCAU_BASE_URL", "http://127.0.0.1:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_USER_LOGIN_FORM = "nhipcau.core.forms.SignInForm"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("NHIPCAU_MAIL_FROM", "nhipcau@localhost")
# Journals of letters to many, of this machine alone; never in a backup.
NHIPCAU_MAILING_ROOT = VAR / "mailing"
# The server that makes machine drafts of translations (LibreTranslate protocol); empty: none are offered.
NHIPCAU_TRANSLATION_SERVER = os.environ.get("NHIPCAU_TRANSLATION_SERVER", "")
NHIPCAU_TRANSLATION_KEY = os.environ.get("NHIPCAU_TRANSLATION_KEY", "")
if NHIPCAU_TRANSLATION_SERVER and not NHIPCAU_TRANSLATION_SERVER.startswith(("https://", "http://")):
    raise ImproperlyConfigured("NHIPCAU_TRANSLATION_SERVER phải là địa chỉ https://… hoặc http://…")
# The box to which letters to many come back ("tra-lai@…": the mail server must take "tra-lai+…@…" too), and
# the folder into which the mail server drops what comes back. Empty: neither.
NHIPCAU_MAIL_BOUNCES = os.environ.get("NHIPCAU_MAIL_BOUNCES", "")
NHIPCAU_MAIL_BOUNCE_DROP = os.environ.get("NHIPCAU_MAIL_BOUNCE_DROP", "")
# The box of the press desk (IMAP over TLS: host or host:port), read every minute, never changed; empty: none.
NHIPCAU_PRESS_IMAP = os.environ.get("NHIPCAU_PRESS_IMAP", "")
NHIPCAU_PRESS_IMAP_USER = os.environ.get("NHIPCAU_PRESS_IMAP_USER", "")
NHIPCAU_PRESS_IMAP_PASSWORD = os.environ.get("NHIPCAU_PRESS_IMAP_PASSWORD", "")
NHIPCAU_PRESS_IMAP_FOLDER = os.environ.get("NHIPCAU_PRESS_IMAP_FOLDER", "INBOX")
# The certificate of an authority of one's own (PEM); empty: those of the system.
NHIPCAU_PRESS_IMAP_CA = os.environ.get("NHIPCAU_PRESS_IMAP_CA", "")
# Longer than a mail can take: after it, whoever was sending is taken for dead.
NHIPCAU_MAIL_STALE_AFTER = timedelta(minutes=5)
# A worker beats several times as often; after this silence its job is taken up by another.
NHIPCAU_JOB_STALE_AFTER = timedelta(seconds=float(os.environ.get("NHIPCAU_JOB_STALE_SECONDS", "120")))

# An error nobody sees cannot be mended: to the terminal or the service's journal, in every installation.
# NHIPCAU_LOG=json writes one JSON object a line, requests among them; neither form holds personal data.
_LINES = os.environ.get("NHIPCAU_LOG", "") == "json"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"scrub": {"()": "nhipcau.core.domain.logs.Scrub"}},
    "formatters": {
        "json": {"()": "nhipcau.core.domain.logs.Lines"},
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["scrub"],
            "formatter": "json" if _LINES else "plain",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "nhipcau.access": {"level": "INFO" if _LINES else "WARNING"},
    },
}

# wagtail's own sheets carry style attributes, so styles may stand inline; scripts may not.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
