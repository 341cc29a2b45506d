"""As a server has them: no debugging; NHIPCAU_BENCH_CACHED=1 puts the framework's page cache before all."""

import os
import sys

sys.modules.setdefault("pygments", None)  # type: ignore[arg-type]

from nhipcau.config.settings.dev import *  # noqa: E402, F403

DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["benchmarks.public", *INSTALLED_APPS]  # noqa: F405
ROOT_URLCONF = "benchmarks.public.addresses"
if os.environ.get("NHIPCAU_BENCH_CACHED"):
    MIDDLEWARE = [
        "django.middleware.cache.UpdateCacheMiddleware",
        *MIDDLEWARE,  # noqa: F405
        "django.middleware.cache.FetchFromCacheMiddleware",
    ]
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    CACHE_MIDDLEWARE_SECONDS = 3600
