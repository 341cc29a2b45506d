"""Quy tắc nhắc ban đầu, which an office changes as it likes."""

from django.db import migrations

# offset, every, audience
RULES = [
    (-7, 0, "staff"),
    (-3, 0, "staff"),
    (0, 0, "staff"),
    (1, 7, "staff"),
    (3, 7, "head"),
    (10, 7, "office"),
]


def sow(apps, schema_editor):
    Rule = apps.get_model("steering", "ReminderRule")
    if not Rule.objects.exists():
        Rule.objects.bulk_create(
            Rule(offset=offset, every=every, audience=audience) for offset, every, audience in RULES
        )


class Migration(migrations.Migration):
    dependencies = [("steering", "0001_initial")]
    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
