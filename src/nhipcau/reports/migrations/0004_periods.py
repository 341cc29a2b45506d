"""Kỳ báo cáo đủ loại: what was a month becomes the index of its kind of period; old reports stay months."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_period_rules")]

    operations = [
        migrations.RemoveConstraint(model_name="report", name="one_report_per_office_and_month"),
        migrations.RenameField(model_name="report", old_name="month", new_name="index"),
    ]
