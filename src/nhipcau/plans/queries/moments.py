"""Thời điểm trong cơ sở dữ liệu: moments reckoned where the rows are, without leaving it for each."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Func
from django.utils import timezone


class EndOfDay(Func):
    """24:00 của một ngày, by the office's clock: the first moment that is no longer part of it.

    Viet Nam has kept UTC+7 since 1975, so that one offset serves all days.
    """

    output_field = DateTimeField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """SQLite keeps moments as text in UTC, which compares as it reads."""
        offset = timezone.get_default_timezone().utcoffset(datetime(2026, 1, 1)) or timedelta()
        into_day = (datetime(2026, 1, 2, tzinfo=UTC) - offset).time()
        return self.as_sql(
            compiler, connection, template=f"(%(expressions)s || ' {into_day:%H:%M:%S}')", **extra
        )

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL reckons with the zone itself."""
        zone = timezone.get_default_timezone_name()
        template = f"(((%(expressions)s) + 1)::timestamp AT TIME ZONE '{zone}')"
        return self.as_sql(compiler, connection, template=template, **extra)
