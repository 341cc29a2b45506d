"""How often, as plain choices: each makes its rule, and its rule leads back to it (lặp lại chọn sẵn)."""

import pytest

from nhipcau.steering.forms.recurring import RuleChangeForm
from nhipcau.steering.forms.rhythm import choices_of

FROM = "01/01/2027"
SAID = {"from_on": FROM, "reason": "đổi"}


def of(**chosen: str) -> RuleChangeForm:
    form = RuleChangeForm(SAID | chosen)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("chosen", "rule", "first"),
    [
        ({"rhythm": "month", "day": "20"}, "FREQ=MONTHLY;BYMONTHDAY=20", "thứ Tư, 20/01/2027"),
        ({"rhythm": "month", "day": "-1"}, "FREQ=MONTHLY;BYMONTHDAY=-1", "Chủ nhật, 31/01/2027"),
        (
            {"rhythm": "quarter", "day": "15"},
            "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
            "thứ Hai, 15/03/2027",
        ),
        ({"rhythm": "half", "day": "10"}, "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=10", "thứ Năm, 10/06/2027"),
        (
            {"rhythm": "year", "day": "5", "month": "11"},
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5",
            "thứ Sáu, 05/11/2027",
        ),
        ({"rhythm": "week", "weekday": "TH"}, "FREQ=WEEKLY;BYDAY=TH", "thứ Năm, 07/01/2027"),
        ({"rhythm": "other", "rule": "FREQ=MONTHLY;BYMONTH=2,8;BYMONTHDAY=9"}, "", "thứ Ba, 09/02/2027"),
    ],
)
def test_a_choice_makes_a_rule_and_comes_back(chosen: dict[str, str], rule: str, first: str):
    form = of(**chosen)
    made = form.cleaned_data["rule"]
    assert made == (rule or chosen["rule"]) and set(form.cleaned_data) == {"rule", "from_on", "reason"}
    assert len(form.coming()) == 5 and form.coming()[0].startswith(first)
    back = choices_of(made)
    assert {name: back[name] for name in chosen if name != "rule"} == {
        n: v for n, v in chosen.items() if n != "rule"
    }


def test_a_rule_without_a_choice_is_taken_as_it_is_and_none_is_refused():
    assert of(rule="FREQ=WEEKLY").cleaned_data["rule"] == "FREQ=WEEKLY"
    assert "rule" in of().errors and of().coming() == []
    assert choices_of("FREQ=WEEKLY")["weekday"] == "FR", "without a day the week's last working day"
    fresh = RuleChangeForm(initial={"rule": "FREQ=MONTHLY;BYMONTHDAY=20"})
    assert fresh.initial["rhythm"] == "month" and len(fresh.coming()) == 5
