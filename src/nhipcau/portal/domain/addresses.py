"""Địa chỉ công khai của bài."""

from functools import cache
from urllib.parse import quote

from django.urls import get_script_prefix, reverse

from nhipcau.mailing.models import Subscription
from nhipcau.newsroom.models import Publication


def of(shown: Publication, code: str) -> str:
    """Địa chỉ của bài trong một ngôn ngữ, below the site."""
    return reverse("portal:story", args=[code, shown.story_id, shown.slug or "-"])


def path(code: str, story: int, slug: str) -> str:
    """Như `of`, told from plain values: maps of the site hold tens of thousands."""
    return f"{_below(get_script_prefix(), code)}{story}/{quote(slug or '-')}/"


@cache
def _below(_prefix: str, code: str) -> str:
    return reverse("portal:archive", args=[code])


def to_confirm(subscription: Subscription, signed: str) -> str:
    """Trang xác nhận đăng ký nhận tin, in the list's language."""
    return reverse("letters:confirm", args=[subscription.list.language, signed])


def to_leave(subscription: Subscription, signed: str) -> str:
    """Trang thôi nhận tin, in the list's language."""
    return reverse("letters:leave", args=[subscription.list.language, signed])
