from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nhipcau.core.domain.folding import fold


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Obligations from before the column: searched like those after it."""
    model = apps.get_model("directives", "Obligation")
    batch = []
    for obligation in model.objects.only("pk", "text").iterator(chunk_size=1000):
        obligation.folded = fold(obligation.text)
        batch.append(obligation)
        if len(batch) == 1000:
            model.objects.bulk_update(batch, ["folded"])
            batch.clear()
    model.objects.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("directives", "0009_vietnamese_order")]
    operations = [
        migrations.AddField(
            model_name="obligation",
            name="folded",
            field=models.TextField(blank=True, editable=False, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
