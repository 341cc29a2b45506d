"""Addresses of supervision (đường dẫn đôn đốc)."""

from django.urls import include, path

from .views import deputies, handovers, inbox, inheritances, recurring, reminders, rounds, rules

app_name = "steering"
notices = [
    path("", inbox.InboxView.as_view(), name="inbox"),
    path("da-doc/", inbox.MarkAllRead.as_view(), name="mark_all_read"),
    path("<int:pk>/", inbox.NoticeView.as_view(), name="notice"),
    path("<int:pk>/chua-doc/", inbox.MarkUnread.as_view(), name="mark_unread"),
]
supervision = [
    path("", reminders.RemindersView.as_view(), name="reminders"),
    path("nhac/", rounds.RemindManyView.as_view(), name="remind_many"),
    path("nhac/<int:pk>/", reminders.RemindView.as_view(), name="remind"),
    path("uy-quyen/", deputies.DelegationsView.as_view(), name="delegations"),
    path("uy-quyen/ghi/", deputies.DelegateView.as_view(), name="delegate"),
    path("uy-quyen/<int:pk>/thoi/", deputies.StopDelegation.as_view(), name="stop_delegation"),
    path("ban-giao/", handovers.HandOversView.as_view(), name="hand_overs"),
    path("ban-giao/lap/", handovers.NewHandOverView.as_view(), name="new_hand_over"),
    path("ban-giao/<int:pk>/", handovers.HandOverView.as_view(), name="hand_over"),
    path("ke-thua/<int:pk>/", inheritances.InheritanceView.as_view(), name="inheritance"),
    path("dinh-ky/", recurring.DutiesView.as_view(), name="duties"),
    path("dinh-ky/lap/<int:pk>/", recurring.StartDutyView.as_view(), name="start_duty"),
    path("dinh-ky/<int:pk>/", recurring.DutyView.as_view(), name="duty"),
    path("quy-tac/", rules.RulesView.as_view(), name="rules"),
    path("quy-tac/them/", rules.AddRule.as_view(), name="add_rule"),
    path("quy-tac/<int:pk>/", rules.RuleView.as_view(), name="rule"),
    path("quy-tac/<int:pk>/bo/", rules.RemoveRule.as_view(), name="remove_rule"),
]
urlpatterns = [path("thong-bao/", include(notices)), path("don-doc/", include(supervision))]
