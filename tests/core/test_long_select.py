"""A long select says the same as the framework's (danh sách chọn dài)."""

import pytest
from django import forms
from django.test.html import parse_html
from django.utils.translation import gettext_lazy

from nhipcau.core.forms import LongSelect

CHOICES = [("", gettext_lazy("Tất cả")), (None, "–"), (3, 'Sở "A" & <B>'), ("4", "Đài"), (4, "Đài cũ")]


@pytest.mark.parametrize("value", ["", None, 3, "3", "4", "gone", [3, "4"], "<3>"])
def test_it_is_written_as_the_template_writes_it(value: object) -> None:
    attributes = {"id": "id_don_vi", "required": True, "aria-label": 'Chọn "đơn vị"'}
    told = [
        kind(attrs={"class": "w"}, choices=CHOICES).render("don_vi", value, attributes)
        for kind in (LongSelect, forms.Select)
    ]
    assert parse_html(told[0]) == parse_html(told[1])
    assert str(told[0]).count(" selected") == str(told[1]).count(" selected")
