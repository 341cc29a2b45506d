"""One office PC: SQLite, a key made at the first start, no outside service (máy một người dùng)."""

import secrets
import sys

from .base import *  # noqa: F403
from .base import MIDDLEWARE as SHARED_MIDDLEWARE
from .base import STATIC_ROOT, VAR

# The framework loads PostgreSQL's driver wherever it finds one: 8 MB that SQLite has no use for.
sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]

# whitenoise finds the files where they are, and warns when their gathering place is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
_key = VAR / "secret_key"
if not _key.exists():
    _key.touch(mode=0o600)
    _key.write_text(secrets.token_urlsafe(48))
SECRET_KEY = _key.read_text()

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# Packed as a server's files are, where no `collectstatic` has packed them.
NHIPCAU_PACKED_ROOT = VAR / "packed"
MIDDLEWARE = [
    "nhipcau.core.views.packed.PackedFiles" if each.startswith("whitenoise.") else each
    for each in SHARED_MIDDLEWARE
]
