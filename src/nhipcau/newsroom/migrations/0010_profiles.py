from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell_of_something(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Profiles that stand already tell of something else until somebody says of what."""
    apps.get_model("newsroom", "Story").objects.filter(kind="profile").update(aspect="khac")


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0009_kinds_of_desks")]
    operations = [
        migrations.AddField(
            model_name="story",
            name="aspect",
            field=models.CharField(
                blank=True,
                choices=[
                    ("dau-tu", "Đầu tư"),
                    ("tham-quan", "Tham quan"),
                    ("van-hoa", "Văn hóa"),
                    ("con-nguoi", "Con người"),
                    ("khac", "Điều khác nên biết"),
                ],
                max_length=10,
                verbose_name="giới thiệu về",
            ),
        ),
        migrations.RunPython(tell_of_something, migrations.RunPython.noop),
    ]
