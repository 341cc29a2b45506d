"""`python -m tests.resilience.letters prepare|round|judge …`: a mailing whose senders die (bản tin).

prepare: a database, a list with readers. round: sends for ever, as a worker does. judge: what the rows say.
"""

import json
import sys
import time
from typing import Any

import django


def composed() -> None:
    from nhipcau.mailing.domain import composing, places
    from nhipcau.mailing.domain.composing import Letter

    letter = Letter("Bản tin", "Nội dung.\n%LEAVE%\n" + "Cầu mới thông xe. " * 60, "<p>%LEAVE%</p>", [])
    composing.register("test", lambda reference: letter)
    places.leave = lambda subscription, signed: f"/thoi-nhan/{signed}/"


def prepare(readers: int) -> None:
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import timezone

    from nhipcau.mailing.domain import mailings
    from nhipcau.mailing.models import Subscription
    from tests.factories.mailing import mailing_list

    call_command("migrate", verbosity=0)
    held = mailing_list(per_minute=10**7, domain_per_minute=10**7)
    given: dict[str, Any] = {"list": held, "domain": "example.org", "state": "active"}
    Subscription.objects.bulk_create(
        [
            Subscription(address=f"n{number}@example.org", confirmed_at=timezone.now(), **given)
            for number in range(readers)
        ],
        batch_size=500,
    )
    with transaction.atomic():
        mailings.put(key="so-1", mailing_list=held, composer="test", reference="1")


def rounds() -> None:
    from nhipcau.mailing.domain import sending
    from nhipcau.mailing.models import Mailing

    while Mailing.objects.exclude(state="done").exists():
        sending.send_due()
        time.sleep(0.02)


def judge() -> dict[str, Any]:
    from nhipcau.mailing.domain import journal
    from nhipcau.mailing.models import Delivery, Mailing
    from nhipcau.mailing.queries import tally_of

    unknown = Delivery.objects.filter(state="unknown").values_list("subscription__address", flat=True)
    presumed = Delivery.objects.filter(presumed=True).values_list("subscription__address", flat=True)
    return {
        "tally": tally_of(Mailing.objects.get()),
        "unknown": list(unknown),
        "presumed": list(presumed),
        "journals": journal.names(),
    }


if __name__ == "__main__":
    django.setup()
    composed()
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]))
    elif sys.argv[1] == "round":
        rounds()
    else:
        print(json.dumps(judge()))
