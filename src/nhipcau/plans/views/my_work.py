"""Việc của tôi."""

from django.views.generic import TemplateView


class MyWorkView(TemplateView):
    template_name = "plans/my_work.html"
