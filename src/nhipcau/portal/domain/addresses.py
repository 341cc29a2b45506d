"""Địa chỉ công khai của bài."""

from django.urls import reverse

from nhipcau.newsroom.models import Publication


def of(shown: Publication, code: str) -> str:
    """Địa chỉ của bài trong một ngôn ngữ, below the site."""
    return reverse("portal:story", args=[code, shown.story_id, shown.slug or "-"])
