"""A list tells its columns once; screen, file and print obey them (danh sách)."""

from datetime import date, datetime

from django import forms
from django.http import QueryDict
from django.utils import timezone

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.listing import filter_in_words, filter_of, in_words

WORK = Listing(
    "viec",
    [Column("code", "Mã"), Column("text", "Việc", 1), Column("source", "Nguồn", 1), Column("due", "Hạn", 2)],
    cells=lambda row: row,
)


def test_while_nobody_chooses_a_list_is_as_it_is():
    assert WORK.hidden(()) == [] and WORK.added(()) == []
    assert WORK.filed(()) == [0, 1, 2, 3], "the file has everything"


def test_a_cell_hides_when_none_of_its_columns_is_chosen():
    assert WORK.hidden(("text",)) == [2]
    assert WORK.hidden(("code", "due")) == [], "what opens the record stays"
    assert WORK.added(("code", "text")) == [0] and WORK.filed(("code", "text")) == [0, 1]
    assert WORK.known(["due", "code", "gone"]) == ("code", "due"), "in its order, unknown ones left"


def test_a_filter_is_what_the_address_asks_for_and_nothing_else():
    asked = QueryDict("q=&state=late&unit=3&unit=4&page=2&export=csv&in=1&tat-ca=1")
    assert filter_of(asked) == "state=late&unit=3&unit=4"


def test_values_are_words_for_a_reader():
    at = timezone.make_aware(datetime(2026, 6, 30, 8, 15))
    said = [in_words(value) for value in (None, "", True, date(2026, 6, 30), at, 12)]
    assert said == ["–", "–", "có", "30/06/2026", "08:15 30/06/2026", "12"]


STATES = [("", "Tất cả"), ("late", "Quá hạn")]


class _Form(forms.Form):
    q = forms.CharField(label="Tìm", required=False)
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), ("late", "Quá hạn")]
    )
    kinds = forms.MultipleChoiceField(label="Loại", required=False, choices=[("a", "Tin"), ("b", "Bài")])
    only = forms.BooleanField(label="Chưa giao", required=False)


def test_a_filter_is_told_in_words():
    form = _Form(QueryDict("q=hop+bao&state=late&kinds=a&kinds=b&only=on"))
    assert filter_in_words(form) == ["Tìm: hop bao", "Trạng thái: Quá hạn", "Loại: Tin, Bài", "Chưa giao: có"]
    assert filter_in_words(_Form(QueryDict(""))) == [] == filter_in_words(_Form()) == filter_in_words(None)
