"""Addresses of reports (đường dẫn báo cáo)."""

from django.urls import path

from .views import (
    downloads,
    figure,
    gathering,
    indicators,
    narrative,
    opening,
    overview,
    paper,
    programme,
    report,
    rules,
    tally,
    unit_report,
)

app_name = "reports"

urlpatterns = [
    path("", overview.ReportsView.as_view(), name="reports"),
    path("lap/", opening.OpeningView.as_view(), name="opening"),
    path("lap/dot-xuat/", opening.OnDemandView.as_view(), name="on_demand"),
    path("<int:pk>/", report.ReportView.as_view(), name="report"),
    path("<int:pk>/don-vi/", gathering.RequestView.as_view(), name="request"),
    path("<int:pk>/nhac/", gathering.RemindView.as_view(), name="remind"),
    path("<int:pk>/thuyet-minh/", narrative.NarrativeView.as_view(), name="narrative"),
    path("<int:pk>/ghep/", gathering.MergeView.as_view(), name="merge"),
    path("<int:pk>/ky-truoc/", gathering.CarryView.as_view(), name="carry_over"),
    path("<int:pk>/so-lieu/<slug:scope>/<slug:indicator>/", figure.FigureView.as_view(), name="figure"),
    path("<int:pk>/van-ban/", paper.PaperView.as_view(), name="paper"),
    path("<int:pk>/tai/<slug:kind>/", downloads.DownloadView.as_view(), name="download"),
    path("don-vi/<int:pk>/", unit_report.UnitReportView.as_view(), name="unit_report"),
    path("don-vi/<int:pk>/thuyet-minh/", unit_report.UnitNarrativeView.as_view(), name="unit_narrative"),
    path("don-vi/<int:pk>/thoi/", gathering.CancelView.as_view(), name="cancel"),
    path("<int:pk>/chi-tieu/<slug:code>/", tally.TallyView.as_view(), name="tally"),
    path("<int:pk>/chuong-trinh/<str:key>/", programme.ProgrammeFigureView.as_view(), name="programme"),
    path("chi-tieu/", indicators.IndicatorsView.as_view(), name="indicators"),
    path("chi-tieu/them/", indicators.IndicatorView.as_view(), name="new_indicator"),
    path("chi-tieu/<int:pk>/", indicators.IndicatorView.as_view(), name="indicator"),
    path("quy-tac/", rules.RulesView.as_view(), name="rules"),
    path("quy-tac/rieng/", rules.OwnRuleView.as_view(), name="own_rule"),
    path("quy-tac/<int:pk>/", rules.RuleView.as_view(), name="rule"),
]
