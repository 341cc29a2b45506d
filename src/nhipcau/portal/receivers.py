"""Khi một bản được đăng: what the search needs of it is written with it."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from nhipcau.newsroom.models import Publication

from .domain import indexing


@receiver(post_save, sender=Publication)
def on_published(instance: Publication, created: bool, raw: bool = False, **_of_signal: Any) -> None:
    """A publication's words never change."""
    if created and not raw:
        indexing.index(instance)
