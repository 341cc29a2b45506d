"""Quy tắc kỳ báo cáo tháng: what the law sets, and a proposal for Party offices that someone must confirm."""

from datetime import date

from django.db import migrations

RULES = [
    {
        "code": "month-state",
        "system": "state",
        "kind": "month",
        "to_day": 14,
        "citation": "Nghị định số 09/2019/NĐ-CP, nhắc lại tại Thông tư số 58/2020/TT-BQP",
        "in_force_from": date(2019, 3, 12),
        "is_verified": True,
    },
    {
        "code": "month-party",
        "system": "party",
        "kind": "month",
        "to_day": 14,
        "citation": "Cơ quan Đảng tự quy định kỳ báo cáo; ngày này do hệ thống đề xuất theo kỳ của cơ quan nhà nước",
        "in_force_from": date(2019, 3, 12),
        "is_verified": False,
    },
]


def add_rules(apps, schema_editor):
    PeriodRule = apps.get_model("reports", "PeriodRule")
    for rule in RULES:
        PeriodRule.objects.get_or_create(code=rule["code"], defaults=rule)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_initial")]

    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
