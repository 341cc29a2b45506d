"""A paper may be a unit's own: then its people act on it and the standing office only reads it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("issuing", "0004_inspection_papers")]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="by_unit",
            field=models.BooleanField(default=False, editable=False, verbose_name="văn bản riêng của đơn vị"),
        )
    ]
