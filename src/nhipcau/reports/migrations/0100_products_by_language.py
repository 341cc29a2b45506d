"""Một chỉ tiêu để bắt đầu: products by language and kind, which every guidance on the field asks about."""

from datetime import date

from django.db import migrations


def add_indicator(apps, schema_editor):
    IndicatorDefinition = apps.get_model("reports", "IndicatorDefinition")
    IndicatorDefinition.objects.get_or_create(
        code="san-pham-theo-ngon-ngu",
        defaults={
            "label": "Sản phẩm theo ngôn ngữ và loại",
            "measure": "sản phẩm",
            "counts": "products",
            "group_by": "language",
            "split_by": "evidence-kind",
            "citation": "Phần mềm đề xuất; cơ quan sửa theo yêu cầu báo cáo của mình",
            "in_force_from": date(2026, 1, 1),
            "is_verified": True,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_own_indicators")]

    operations = [migrations.RunPython(add_indicator, migrations.RunPython.noop)]
