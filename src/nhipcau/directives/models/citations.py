"""What a directive cites, a row for each document (viện dẫn)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Relation
from .directives import Directive


class DirectiveCitation(models.Model):
    """Văn bản được viện dẫn: one document that a directive cites, however often it names it.

    Laid out from the reading when it is stored, so that a chain of documents is found without opening any
    reading. `position` and `footnote` tell where it is first named: an offset in the text (of the call, when
    it stands in a footnote) and the index of that footnote.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="citations")
    relation = models.CharField(_("quan hệ"), max_length=12, choices=Relation, default=Relation.MENTIONS)
    type_code = models.CharField(_("mã thể loại"), max_length=16, blank=True)
    type_name = models.CharField(_("thể loại"), max_length=100, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    number_key = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    date = models.DateField(_("ngày"), null=True, blank=True)
    issuer_name = models.CharField(_("cơ quan ban hành"), max_length=250, blank=True)
    title = models.CharField(_("trích yếu"), max_length=500, blank=True)
    position = models.PositiveIntegerField(_("vị trí"), default=0)
    footnote = models.PositiveIntegerField(_("chú thích"), null=True, blank=True)
    mentions = models.PositiveIntegerField(_("số lần nhắc"), default=1)

    class Meta:
        verbose_name = _("văn bản được viện dẫn")
        verbose_name_plural = _("văn bản được viện dẫn")
        ordering = ["directive_id", "position", "pk"]

    def __str__(self) -> str:
        named = f"{self.type_name} {self.number}".strip() if self.number else self.title or self.type_name
        return named[:1].upper() + named[1:]
