"""Vật so sánh: the same activities as pages of the framework, under one parent, for its own page list."""

from .frame import Office, pour


def make(office: Office) -> None:
    """Mỗi hoạt động một trang of the framework."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils.text import slugify
    from wagtail.models import Locale, Page

    root = Page.get_first_root_node()
    parent = root.add_child(instance=Page(title="Hoạt động", slug="hoat-dong"))
    kind, locale = ContentType.objects.get_for_model(Page), Locale.get_default()
    lines = [line for every in office.lines.values() for line, _task, _unit in every]
    steps = (Page._get_path(parent.path, parent.depth + 1, at + 1) for at in range(len(lines)))
    pour(
        Page,
        ("title", "draft_title", "slug", "path", "url_path", "translation_key"),
        (
            (
                line.text[:255],
                line.text[:255],
                f"{slugify(line.text)[:40]}-{at}",
                step,
                f"/hoat-dong/{at}/",
                f"{at:032x}",
            )
            for at, (line, step) in enumerate(zip(lines, steps, strict=True))
        ),
        content_type_id=kind.pk,
        locale_id=locale.pk,
        depth=parent.depth + 1,
        numchild=0,
        live=True,
    )
    Page.objects.filter(pk=parent.pk).update(numchild=len(lines))
