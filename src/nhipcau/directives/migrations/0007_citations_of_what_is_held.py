"""Ghi các văn bản được viện dẫn của văn bản đã đọc: what was read before citations had rows of their own."""

from django.db import migrations


def lay_out(apps, schema_editor):
    from nhipcau.directives.domain.citations import facts_of
    from nhipcau.directives.domain.values import number_key_of

    Directive = apps.get_model("directives", "Directive")
    DirectiveCitation = apps.get_model("directives", "DirectiveCitation")
    for directive in Directive.objects.exclude(reading=None).only("number", "reading").iterator(chunk_size=20):
        Directive.objects.filter(pk=directive.pk).update(number_key=number_key_of(directive.number))
        DirectiveCitation.objects.bulk_create(
            DirectiveCitation(directive_id=directive.pk, **facts) for facts in facts_of(directive.reading)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0006_citations'),
    ]

    operations = [
        migrations.RunPython(lay_out, migrations.RunPython.noop),
    ]
