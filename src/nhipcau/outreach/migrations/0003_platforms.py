"""Platforms as a first proposal, with from where each limit is known; an office mends them without code.

Where the platform's own word was not at hand the limit is left empty: nothing is cut by a guess.
"""

from datetime import date

from django.db import migrations

X = "https://docs.x.com/resources/fundamentals/counting-characters"
TELEGRAM = "https://core.telegram.org/bots/api#sendphoto"
# Name, limit, how it counts, what a link counts, sizes, most pictures, source.
SEEDS = [
    ("X", 280, "weighted", 23, [[1600, 900]], 4, X),
    ("Telegram", 1024, "characters", 0, [[1280, 720]], 10, TELEGRAM),
    ("Facebook", None, "characters", 0, [[1200, 630], [1080, 1080]], 10, ""),
    ("Instagram", None, "characters", 0, [[1080, 1080], [1080, 1350]], 10, ""),
    ("YouTube", None, "bytes", 0, [[1280, 720]], 1, ""),
    ("Zalo", None, "characters", 0, [[1280, 720]], 10, ""),
    ("TikTok", None, "characters", 0, [[1080, 1920]], 10, ""),
    ("LinkedIn", None, "characters", 0, [[1200, 627]], 9, ""),
]


def seed(apps, schema_editor):
    """Only where no platform stands yet."""
    Platform = apps.get_model("outreach", "Platform")
    if Platform.objects.exists():
        return
    Platform.objects.bulk_create(
        Platform(
            name=name,
            text_limit=limit,
            counting=counting,
            link_length=link,
            sizes=sizes,
            most_pictures=most,
            source=source,
            checked_on=date(2026, 11, 28) if source else None,
        )
        for name, limit, counting, link, sizes, most, source in SEEDS
    )


class Migration(migrations.Migration):
    dependencies = [("outreach", "0002_channels_and_products")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
