"""A unit's own plan: who sees to a line and how far it is; under which line a piece of evidence was done."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("issuing", "0005_papers_of_units"),
        ("plans", "0102_period"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="responsible",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="activities_in_charge",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người phụ trách",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="progress",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="tiến độ (%)"),
        ),
        migrations.AddField(
            model_name="activity",
            name="progress_note",
            field=models.CharField(blank=True, max_length=500, verbose_name="ghi chú tiến độ"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="activity",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="plans.activity",
                verbose_name="hoạt động trong kế hoạch của đơn vị",
            ),
        ),
    ]
