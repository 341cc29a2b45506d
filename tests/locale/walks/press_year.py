"""Screens of the yearly press report in English (báo cáo năm về phát ngôn)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.clock.models import Rule
from nhipcau.press_year.domain import reports
from nhipcau.press_year.models import YearRule
from tests.factories import press_year

from ..world import World

NOT_SCREENS = {"press_year:file"}


def screens(world: World) -> dict[str, list[object]]:
    """A report that runs and one that was frozen."""
    # A law is cited by its Vietnamese name.
    Rule.objects.update(document="Decree 1", note="")
    YearRule.objects.update(addressee="Ministry", citation="Decree 1, Article 10")
    running = reports.open_(actor=world.actor, office=world.unit, year=timezone.localdate().year)
    yesterday = timezone.localdate() - timedelta(days=1)
    over = press_year.report(
        world.unit, year=2030, starts_on=yesterday - timedelta(days=364), ends_on=yesterday
    )
    reports.freeze(actor=world.actor, report=over)
    return {
        "press_year:reports": [],
        "press_year:open": [],
        "press_year:report": [over.pk],
        "press_year:figure": [running.pk, "statements"],
        "press_year:write": [running.pk],
        "press_year:freeze": [over.pk],
    }
