from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nhipcau.core.domain.folding import fold


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Activities from before the column: searched like those after it."""
    model = apps.get_model("plans", "Activity")
    batch = []
    for activity in model.objects.only("pk", "text", "group").iterator(chunk_size=1000):
        activity.folded = fold(f"{activity.text} {activity.group}")
        batch.append(activity)
        if len(batch) == 1000:
            model.objects.bulk_update(batch, ["folded"])
            batch.clear()
    model.objects.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0104_indexes")]
    operations = [
        migrations.AddField(
            model_name="activity", name="folded", field=models.TextField(default="", editable=False)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
