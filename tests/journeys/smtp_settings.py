"""As `nhipcau run` has them, with a mail server of the test beside it."""

import os

from nhipcau.config.settings.dev import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["NHIPCAU_TEST_SMTP"])
