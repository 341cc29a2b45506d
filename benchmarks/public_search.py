"""Tìm trong cổng ở 50.000 bản đăng: a whole search page, by words common and rare, on SQLite and PostgreSQL.

Beside it stands what the same words take by LIKE over the folded text, as the search did before. Texts are
made up, and their words drawn as language draws them (Zipf): few are nearly everywhere, most almost nowhere.
`python -m benchmarks.public_search` prints the table.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import accumulate, islice
from typing import Any

from .measurement import Measurement, table

COUNT, ASKED, LIMIT_MS = int(os.environ.get("NHIPCAU_BENCH_PAGES", "50000")), 240, 60.0
ENGINES = ("sqlite", "postgresql")
# Of a hundred stories.
SHARES = {"vi": 40, "en": 40, "zh-Hans": 20}
ON_PAGE, WORDS = 280, 6000
FIRST = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"
VOWELS = "a á à ạ ă ắ â ấ ầ e ê ế i í o ó ô ố ồ ơ ớ u ư ứ ươ iê uô"
LAST, ENDINGS = " c ch m n ng nh p t", " er ing ed ion"


def measure() -> list[Measurement]:
    """P95 of the page on each database."""
    return [row for engine in ENGINES for row in _on(engine)]


def _on(engine: str) -> list[Measurement]:
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as room, _server(engine) as socket:
        told = os.environ | {"NHIPCAU_VAR": room, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        if socket:
            told |= {"NHIPCAU_BENCH_POSTGRES": socket, "NHIPCAU_BENCH_NAME": "postgres"}
        command = [sys.executable, "-m", "benchmarks.public_search", "--within"]
        run = subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(run.stdout.splitlines()[-1])
    name = f"tìm trong cổng, {COUNT:,} bản, {engine}".replace(",", ".", 1)
    return [
        Measurement(
            f"{name}: p95 của trang", found["p95"], "ms", "LIKE trên chữ gấp", found["like"], LIMIT_MS
        ),
        Measurement(f"{name}: trung vị", found["median"], "ms"),
        Measurement(f"{name}: truy vấn", found["queries"], "truy vấn", limit=10),
        Measurement(f"{name}: ghi chữ để tìm của một bản", found["index"], "ms"),
    ]


@contextmanager
def _server(engine: str) -> Iterator[str]:
    if engine == "sqlite":
        yield ""
        return
    from tests import postgres

    programs = postgres.binaries()
    if programs is None:
        raise SystemExit(postgres.MISSING)
    with postgres.server(programs) as socket:
        yield socket


def _within() -> dict[str, float]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from nhipcau.portal.domain import indexing

    call_command("migrate", verbosity=0)
    draws = {code: _drawing(code) for code in SHARES}
    _publish(draws)
    began = time.perf_counter()
    for _done in indexing.rebuild():
        pass
    each = (time.perf_counter() - began) / COUNT * 1000
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    client, asked = Client(), list(_asked(draws))
    times = sorted(_timed(lambda code=code, text=text: _page(client, code, text)) for code, text in asked)  # type: ignore[misc]
    like = sorted(_timed(lambda code=code, text=text: _by_like(code, text)) for code, text in asked[::8])  # type: ignore[misc]
    with CaptureQueriesContext(connection) as queries:
        _page(client, *asked[1])
    return {
        "p95": times[int(len(times) * 0.95)],
        "median": times[len(times) // 2],
        "like": like[int(len(like) * 0.95)],
        "queries": len(queries),
        "index": each,
    }


def _page(client: Any, code: str, text: str) -> None:
    answer = client.get(f"/{code}/tim/", {"q": text})
    if answer.status_code != 200:
        raise SystemExit(f"{text}: {answer.status_code}")


def _by_like(code: str, text: str) -> None:
    from nhipcau.core.domain.folding import fold
    from nhipcau.newsroom.queries import in_public

    found = in_public().filter(language__code=code)
    for word in text.split():
        bare = fold(word)
        found = found.filter(folded__contains=bare) if bare else found.filter(version__body__contains=word)
    found.count()
    list(found.select_related("version", "story__theme").order_by("-first_at", "-pk")[:24])


def _timed(work: Callable[[], None]) -> float:
    work()
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _drawing(code: str) -> Callable[[int], list[str]]:
    """Draws words of a language, the n-th most frequent one n times as rarely as the first."""
    chance = random.Random(f"nhipcau {code}")
    known = [_word(code, chance) for _each in range(WORDS)]
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def draw(count: int) -> list[str]:
        return chance.choices(known, cum_weights=weights, k=count)

    return draw


def _word(code: str, chance: random.Random) -> str:
    if code == "zh-Hans":
        return "".join(chr(chance.randint(0x4E00, 0x6FFF)) for _each in range(chance.choice((1, 2, 2, 3))))
    first, last = chance.choice(FIRST.split()), chance.choice(LAST.split(" "))
    if code == "vi":
        return first + chance.choice(VOWELS.split()) + last
    return first + chance.choice("aeiou") + chance.choice("lnrst") + chance.choice(ENDINGS.split(" "))


def _said(code: str, words: list[str]) -> str:
    return ("" if code == "zh-Hans" else " ").join(words)


def _asked(draws: dict[str, Callable[[int], list[str]]]) -> Iterator[tuple[str, str]]:
    """One to four words; every sixth search is for a word that stands nearly everywhere."""
    chance, codes = (
        random.Random("asked"),
        [code for code, share in SHARES.items() for _each in range(share // 20)],
    )
    for at in range(ASKED):
        code = codes[at % len(codes)]
        words = draws[code](chance.choice((1, 1, 2, 2, 3, 4)))
        if at % 6 == 0:
            words = [max(draws[code](200), key=draws[code](400).count)]
        yield code, _said(code, words)


def _publish(draws: dict[str, Callable[[int], list[str]]]) -> None:
    """Stories as they would stand after years, in bulk."""
    from django.utils import timezone

    from nhipcau.core.domain.folding import fold
    from nhipcau.newsroom.models import Approval, Edition, EditionVersion, Language, Publication, Story
    from nhipcau.units.models import Unit

    unit, now = Unit.objects.create(name="Sở Thử nghiệm"), timezone.now()
    Language.objects.filter(code__in=SHARES).update(is_public=True)
    languages = {each.code: each for each in Language.objects.filter(code__in=SHARES)}
    codes = [code for code, share in SHARES.items() for _each in range(share)]
    random.Random("order").shuffle(codes)
    numbers = iter(range(COUNT))
    while batch := list(islice(numbers, 1000)):
        given = [codes[number % len(codes)] for number in batch]
        titles = [_said(code, draws[code](9))[:200] for code in given]
        stories = Story.objects.bulk_create(
            Story(kind="story", legal_kind="image", unit=unit, language=languages[code], title=title)
            for code, title in zip(given, titles, strict=True)
        )
        editions = Edition.objects.bulk_create(
            Edition(story=story, language=story.language, state="published") for story in stories
        )
        versions = EditionVersion.objects.bulk_create(
            EditionVersion(
                edition=edition,
                number=1,
                title=title,
                lead=_said(code, draws[code](25)),
                body=_said(code, draws[code](ON_PAGE)),
            )
            for edition, title, code in zip(editions, titles, given, strict=True)
        )
        steps = [
            Approval.objects.bulk_create(Approval(version=version, step=step) for version in versions)
            for step in (1, 2)
        ]
        moments = [now - timedelta(minutes=COUNT - number) for number in batch]
        Publication.objects.bulk_create(
            Publication(
                version=version, edition=edition, story=edition.story, language=edition.language, first=first,
                second=second, slug=f"bai-{version.pk}", first_at=at, at=at,
                folded=fold(f"{version.title} {version.lead} {version.body}"),
            )
            for version, edition, first, second, at in zip(versions, editions, *steps, moments, strict=True)
        )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(_within()) if "--within" in sys.argv else table(measure()))
