"""Kỳ số liệu của báo cáo năm theo Điều 10 Nghị định 244/2026/NĐ-CP: 15/12 năm trước – 14/12."""

from datetime import date

from django.db import migrations


def add_rule(apps, schema_editor):
    apps.get_model("press_year", "YearRule").objects.get_or_create(
        citation="Điều 10 Nghị định 244/2026/NĐ-CP",
        defaults={
            "to_month": 12,
            "to_day": 14,
            "addressee": "Bộ Văn hóa, Thể thao và Du lịch",
            "in_force_from": date(2026, 7, 1),
        },
    )


class Migration(migrations.Migration):
    dependencies = [("press_year", "0001_years")]

    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
