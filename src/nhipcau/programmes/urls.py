"""Addresses of the programmes (đường dẫn các chương trình)."""

from django.urls import include, path

from .views import budget, events, nominations, partners, rounds

app_name = "programmes"
of_events = [
    path("", events.EventsView.as_view(), name="events"),
    path("them/", events.EventFormView.as_view(), name="new_event"),
    path("<int:pk>/", events.EventView.as_view(), name="event"),
    path("<int:pk>/sua/", events.EventFormView.as_view(), name="edit_event"),
]
of_partners = [
    path("", partners.PartnersView.as_view(), name="partners"),
    path("them/", partners.PartnerFormView.as_view(), name="new_partner"),
    path("<int:pk>/", partners.PartnerView.as_view(), name="partner"),
    path("<int:pk>/sua/", partners.PartnerFormView.as_view(), name="edit_partner"),
    path("dau-moi/<int:pk>/", partners.ContactView.as_view(), name="contact"),
    path("thoa-thuan/<int:pk>/tep/", partners.AgreementFileView.as_view(), name="agreement_file"),
]
of_recognition = [
    path("", rounds.RoundsView.as_view(), name="rounds"),
    path("mo/", rounds.RoundFormView.as_view(), name="new_round"),
    path("<int:pk>/", rounds.RoundView.as_view(), name="round"),
    path("<int:pk>/sua/", rounds.RoundFormView.as_view(), name="edit_round"),
    path("<int:round>/de-cu/", nominations.NominationFormView.as_view(), name="new_nomination"),
    path("de-cu/", nominations.NominationsView.as_view(), name="nominations"),
    path("de-cu/<int:pk>/", nominations.NominationView.as_view(), name="nomination"),
    path("de-cu/<int:pk>/sua/", nominations.NominationFormView.as_view(), name="edit_nomination"),
    path("thu-vien/", nominations.LibraryView.as_view(), name="library"),
    path("thu-vien/<int:pk>/", nominations.PracticeView.as_view(), name="practice"),
]
of_budget = [
    path("", budget.BudgetView.as_view(), name="budget"),
    path("ke-hoach/<int:pk>/", budget.PlanBudgetView.as_view(), name="plan_budget"),
    path("hoat-dong/<int:pk>/", budget.ActivityBudgetView.as_view(), name="activity_budget"),
    path("hoat-dong/<int:activity>/them/", budget.BudgetLineFormView.as_view(), name="new_budget_line"),
    path("dong/<int:pk>/", budget.BudgetLineView.as_view(), name="budget_line"),
    path("dong/<int:pk>/sua/", budget.BudgetLineFormView.as_view(), name="edit_budget_line"),
]
every = [
    path("su-kien/", include(of_events)),
    path("doi-tac/", include(of_partners)),
    path("khen-thuong/", include(of_recognition)),
    path("kinh-phi/", include(of_budget)),
]
urlpatterns = [path("chuong-trinh/", include(every))]
