"""Dựng cổng: so many stories in four languages, each with its two approvals, and as many bare pages.

`python -m benchmarks.public.make STORIES` fills the empty SQLite of this process.
"""

import io
import random
import sys
from datetime import timedelta
from itertools import count

CODES = ("vi", "en", "fr", "es")
SEED = 20261128
WORDS = [
    "tỉnh",
    "lễ",
    "hội",
    "du",
    "lịch",
    "đầu",
    "tư",
    "cảng",
    "biển",
    "làng",
    "nghề",
    "văn",
    "hóa",
    "hợp",
    "tác",
    "sinh",
    "viên",
    "doanh",
    "nghiệp",
    "di",
    "sản",
    "bảo",
    "tàng",
    "đường",
    "sắt",
    "nông",
    "sản",
    "cà",
    "phê",
    "tháp",
    "cổ",
    "người",
    "dân",
    "báo",
    "chí",
    "khách",
    "quốc",
    "tế",
    "triển",
    "lãm",
    "mùa",
    "xuân",
    "cầu",
    "mới",
    "phát",
    "triển",
]


def sentence(draw: random.Random, words: int) -> str:
    """Một câu."""
    return " ".join(draw.choices(WORDS, k=words)).capitalize() + "."


def body(draw: random.Random, picture: int) -> str:
    """Tám đoạn, hai đề mục, một ảnh: as long as such stories are."""
    parts = [" ".join(sentence(draw, 18) for _ in range(4)) for _ in range(8)]
    parts.insert(3, "## " + sentence(draw, 5)[:-1])
    parts.insert(6, f'![Ảnh minh họa](hinh:{picture} "Chú thích của ảnh")')
    return "\n\n".join(parts)


def make(stories: int) -> None:
    """Dựng, all in bulk."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0)
    connection.cursor().execute("PRAGMA synchronous=OFF")
    with transaction.atomic():
        _stories(stories)
        _bare(stories)
    connection.cursor().execute("ANALYZE")


def _stories(stories: int) -> None:
    from django.contrib.auth import get_user_model
    from django.utils import timezone
    from PIL import Image

    from nhipcau.core.domain import files
    from nhipcau.core.domain.folding import fold
    from nhipcau.newsroom.domain import text
    from nhipcau.newsroom.domain.publishing import slug_of
    from nhipcau.newsroom.models import (
        Approval,
        Edition,
        EditionVersion,
        Language,
        Picture,
        Publication,
        Story,
    )
    from nhipcau.plans.enums import TermKind
    from nhipcau.plans.models import Term
    from nhipcau.units.models import Unit

    draw = random.Random(SEED)
    users = [
        get_user_model().objects.create(username=f"nguoi-{number}", email=f"n{number}@vidu.gov.vn")
        for number in range(3)
    ]
    unit = Unit.objects.create(name="Sở Văn hóa, Thể thao và Du lịch", kind="department")
    themes = [Term.objects.create(kind=TermKind.THEME, name=f"Chủ đề {number}") for number in range(8)]
    pictures = []
    for number in range(24):
        out = io.BytesIO()
        Image.effect_noise((1600, 1000), 20 + number).convert("RGB").save(out, "JPEG", quality=60)
        pictures.append(
            Picture.objects.create(
                file=files.keep(out.getvalue()), unit=unit, title=f"Ảnh {number}", alt="Ảnh minh họa",
                credit="Sở Văn hóa", rights="own", width=1600, height=1000,
            )
        )  # fmt: skip
    languages = [Language.objects.get(code=code) for code in CODES]
    Language.objects.filter(code__in=CODES).update(is_public=True)
    now = timezone.now()
    made = Story.objects.bulk_create(
        [
            Story(
                kind="story", legal_kind="image", unit=unit, language=languages[0], theme=draw.choice(themes),
                title=sentence(draw, 9)[:-1], created_by=users[0],
            )
            for _ in range(stories)
        ],
        batch_size=500,
    )  # fmt: skip
    # Ten years of stories.
    moments = {each.pk: now - timedelta(hours=17 * back, minutes=5) for back, each in enumerate(made)}
    editions = Edition.objects.bulk_create(
        [
            Edition(story=each, language=language, state="published")
            for each in made
            for language in languages
        ],
        batch_size=500,
    )
    versions = []
    for edition in editions:
        picture = draw.choice(pictures)
        versions.append(
            EditionVersion(
                edition=edition, number=1,
                title=sentence(draw, 9)[:-1],
                lead=sentence(draw, 24), body=body(draw, picture.pk), picture=picture,
                picture_alt="Ảnh minh họa", author=users[0],
            )
        )  # fmt: skip
    versions = EditionVersion.objects.bulk_create(versions, batch_size=300)
    for edition, version in zip(editions, versions, strict=True):
        edition.current = version
    Edition.objects.bulk_update(editions, ["current"], batch_size=300)
    steps = [
        Approval.objects.bulk_create(
            [Approval(version=each, step=step, person=users[step]) for each in versions], batch_size=500
        )
        for step in (1, 2)
    ]
    Publication.objects.bulk_create(
        [
            Publication(
                version=version, edition=edition, story=edition.story, language=edition.language,
                first=first, second=second, slug=slug_of(version.title),
                folded=fold(f"{version.title} {version.lead} {text.plain(version.body)}"),
                first_at=moments[edition.story_id], at=moments[edition.story_id], published_by=users[0],
            )
            for edition, version, first, second in zip(editions, versions, *steps, strict=True)
        ],
        batch_size=300,
    )  # fmt: skip


def _bare(stories: int) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Locale, Page, Site

    from nhipcau.newsroom.domain import text

    from .models import BarePage

    draw = random.Random(SEED)
    root = Page.get_first_root_node().add_child(instance=Page(title="Cổng trần", slug="cong"))
    Site.objects.all().delete()
    Site.objects.create(hostname="127.0.0.1", root_page=root, is_default_site=True)
    kind, locale = ContentType.objects.get_for_model(BarePage), Locale.get_default()
    numbers = count(1)
    # The framework makes pages one by one; a few hundred are enough to ask for.
    for _ in range(min(stories, 300)):
        number = next(numbers)
        root.add_child(
            instance=BarePage(
                title=sentence(draw, 9), slug=f"trang-{number}", lead=sentence(draw, 24),
                body=text.html(body(draw, 0), lambda shown: ""), content_type=kind, locale=locale, live=True,
            )
        )  # fmt: skip


if __name__ == "__main__":
    make(int(sys.argv[1]))
