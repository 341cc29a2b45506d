"""Addresses of the legal clock (đường dẫn đồng hồ pháp lý)."""

from django.urls import path

from .views import calculator, calendar, deadlines, rules

app_name = "clock"

urlpatterns = [
    path("", deadlines.DeadlinesView.as_view(), name="deadlines"),
    path("han/<int:pk>/", deadlines.DeadlineView.as_view(), name="deadline"),
    path("han/<int:pk>/lich.ics", deadlines.DeadlineFileView.as_view(), name="deadline_file"),
    path("tinh-thu/", calculator.CalculatorView.as_view(), name="calculator"),
    path("quy-tac/", rules.RulesView.as_view(), name="rules"),
    path("quy-tac/them/", rules.NewRuleView.as_view(), name="new_rule"),
    path("quy-tac/<int:pk>/", rules.RuleView.as_view(), name="rule"),
    path("quy-tac/<int:pk>/sua/", rules.CorrectRuleView.as_view(), name="correct_rule"),
    path("lich/", calendar.YearView.as_view(), name="calendar"),
    path("lich/<int:year>/", calendar.YearView.as_view(), name="year"),
    path("lich/<int:year>/thong-bao/", calendar.AnnouncementView.as_view(), name="announcement"),
    path("lich/ngay/", calendar.DayView.as_view(), name="new_day"),
    path("lich/ngay/<int:pk>/bo/", calendar.RemoveDayView.as_view(), name="remove_day"),
    path("gio-lam-viec/", calendar.HoursView.as_view(), name="hours"),
]
