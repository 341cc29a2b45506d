"""Chữ để tìm của cổng, and the index that each database keeps over it by itself."""

import django.db.models.deletion
from django.db import migrations, models

# The index holds no copy of the words: they stand in the table, and a row is taken out of it by them.
TAKEN_OUT = (
    "INSERT INTO portal_found(portal_found, rowid, language, title, lead, body) VALUES "
    "('delete', OLD.publication_id, 'l' || OLD.language_id, OLD.title, OLD.lead, OLD.body);"
)
PUT_IN = (
    "INSERT INTO portal_found(rowid, language, title, lead, body) VALUES "
    "(NEW.publication_id, 'l' || NEW.language_id, NEW.title, NEW.lead, NEW.body);"
)
SQLITE = [
    "CREATE VIRTUAL TABLE portal_found USING fts5("
    "language, title, lead, body, content='', tokenize='ascii', prefix='4')",
    f"CREATE TRIGGER portal_found_in AFTER INSERT ON portal_searchtext BEGIN {PUT_IN} END",
    f"CREATE TRIGGER portal_found_out AFTER DELETE ON portal_searchtext BEGIN {TAKEN_OUT} END",
    f"CREATE TRIGGER portal_found_new AFTER UPDATE ON portal_searchtext BEGIN {TAKEN_OUT} {PUT_IN} END",
]
SQLITE_BACK = ["DROP TABLE portal_found"]
VECTORS = {"title": "title", "top": "title || ' ' || lead", "whole": "title || ' ' || lead || ' ' || body"}
POSTGRES = [
    statement
    for name, words in VECTORS.items()
    for statement in (
        f"ALTER TABLE portal_searchtext ADD COLUMN {name}_vector tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {words})) STORED",
        f"CREATE INDEX portal_found_{name} ON portal_searchtext USING gin ({name}_vector)",
    )
]


def lay(apps, schema_editor):
    """The index of the database at hand."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    """On PostgreSQL it goes with its table."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE_BACK:
            schema_editor.execute(statement)


def write(apps, schema_editor):
    """What was published before is found too."""
    from nhipcau.newsroom.domain import text
    from nhipcau.portal.domain import tokens

    Publication = apps.get_model("newsroom", "Publication")
    SearchText = apps.get_model("portal", "SearchText")
    rows = Publication.objects.select_related("version").order_by("pk")
    made = (
        SearchText(
            publication_id=each.pk,
            language_id=each.language_id,
            title=tokens.of(each.version.title),
            lead=tokens.of(each.version.lead),
            body=tokens.of(said),
            said=said,
        )
        for each in rows.iterator(chunk_size=500)
        for said in [text.plain(each.version.body)]
    )
    SearchText.objects.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("newsroom", "0002_languages")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="newsroom.publication",
                    ),
                ),
                ("title", models.TextField()),
                ("lead", models.TextField()),
                ("body", models.TextField()),
                ("said", models.TextField()),
                (
                    "language",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="newsroom.language"
                    ),
                ),
            ],
        ),
        migrations.RunPython(lay, take_away),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
