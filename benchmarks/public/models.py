"""Vật so sánh: the framework's own page with a title, a lead and a text."""

from django.db import models
from wagtail.models import Page


class BarePage(Page):
    """Trang trần: what the framework gives without anything of ours."""

    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    template = "bare/page.html"
