"""Addresses of reports (đường dẫn báo cáo)."""

from django.urls import path

from .views import figure, narrative, opening, overview, printing, report, rules

app_name = "reports"

urlpatterns = [
    path("", overview.ReportsView.as_view(), name="reports"),
    path("lap/", opening.OpeningView.as_view(), name="opening"),
    path("lap/dot-xuat/", opening.OnDemandView.as_view(), name="on_demand"),
    path("<int:pk>/", report.ReportView.as_view(), name="report"),
    path("<int:pk>/thuyet-minh/", narrative.NarrativeView.as_view(), name="narrative"),
    path("<int:pk>/so-lieu/<slug:scope>/<slug:indicator>/", figure.FigureView.as_view(), name="figure"),
    path("<int:pk>/in/", printing.PrintView.as_view(), name="print"),
    path("quy-tac/", rules.RulesView.as_view(), name="rules"),
    path("quy-tac/<int:pk>/", rules.RuleView.as_view(), name="rule"),
]
