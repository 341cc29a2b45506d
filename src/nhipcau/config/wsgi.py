"""The WSGI door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings.production")
application = get_wsgi_application()

# After the settings are known, and before the first request: `run` and every gunicorn worker pass here.
from nhipcau.core.domain import memory  # noqa: E402

memory.settle()
