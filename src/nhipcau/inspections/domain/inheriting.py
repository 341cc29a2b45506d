"""Kế thừa khi đơn vị sáp nhập: explanations and recommendations that an inspected unit still owes.

The unit inspected stays the one the findings speak of, in every paper; the heir answers and mends for it.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from .. import queries
from ..enums import FINISHED, FOLLOWED, RoundState, VisitState
from ..models import Recommendation, Visit


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Đợt kiểm tra đang tiến hành"), Visit, "heir", _visits),
        Inherited(gettext_lazy("Kiến nghị sau kiểm tra"), Recommendation, "heir", _recommendations),
    )


def _visits(unit: Unit) -> QuerySet[Visit]:
    going = Visit.objects.filter(queries.answered_by([unit.pk]), round__state=RoundState.RUNNING)
    return going.exclude(state=VisitState.CONCLUDED).select_related("round", "unit")


def _recommendations(unit: Unit) -> QuerySet[Recommendation]:
    """Of a visit not concluded yet they follow who answers for it."""
    found = Recommendation.objects.filter(
        queries.carried_by([unit.pk]), visit__state=VisitState.CONCLUDED, visit__round__state__in=FOLLOWED
    )
    return found.exclude(state__in=FINISHED).select_related("visit__round", "visit__unit")
