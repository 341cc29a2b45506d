"""Quy tắc của quý, 6 tháng, 9 tháng và năm: what the law sets; the rest waits until someone confirms it."""

from datetime import date

from django.db import migrations

LAW = "Nghị định số 09/2019/NĐ-CP, nhắc lại tại Thông tư số 58/2020/TT-BQP"
OWN = "Cơ quan Đảng tự quy định kỳ báo cáo; ngày này do hệ thống đề xuất theo kỳ của cơ quan nhà nước"
# The decree as restated was not found to name nine months: the day follows the other periods.
UNNAMED = f"{LAW} (kỳ 9 tháng theo ngày chốt của các kỳ khác, cần kiểm tra)"
STATE = {"quarter": (LAW, True), "half": (LAW, True), "nine-months": (UNNAMED, False), "year": (LAW, True)}


def add_rules(apps, schema_editor):
    PeriodRule = apps.get_model("reports", "PeriodRule")
    for kind, (citation, is_verified) in STATE.items():
        for system, ground, is_known in (("state", citation, is_verified), ("party", OWN, False)):
            PeriodRule.objects.get_or_create(
                code=f"{kind}-{system}",
                defaults={
                    "system": system,
                    "kind": kind,
                    "to_day": 14,
                    "citation": ground,
                    "in_force_from": date(2019, 3, 12),
                    "is_verified": is_known,
                },
            )


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_unit_reports")]

    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
