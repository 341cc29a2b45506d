"""Địa chỉ của văn bản chỉ đạo."""

from django.urls import path

from .views import editing, intake, listing, marked, obligation, party, review

app_name = "directives"
urlpatterns = [
    path("", listing.ListScreen.as_view(), name="list"),
    path("tiep-nhan/", intake.IntakeScreen.as_view(), name="intake"),
    path("<int:pk>/", review.ReviewScreen.as_view(), name="review"),
    path("<int:pk>/tien-do/", intake.ProgressScreen.as_view(), name="progress"),
    path("<int:pk>/tien-do.json", intake.ProgressState.as_view(), name="progress_state"),
    path("<int:pk>/doc-lai/", intake.Retry.as_view(), name="retry"),
    path("<int:pk>/dung/", intake.Cancel.as_view(), name="cancel"),
    path("<int:pk>/bo/", intake.Discard.as_view(), name="discard"),
    path("<int:pk>/ban-goc/", intake.Original.as_view(), name="original"),
    path("<int:pk>/phan-dau/", review.HeaderScreen.as_view(), name="header"),
    path("<int:pk>/van-ban-khac/", review.DeclareDistinct.as_view(), name="distinct"),
    path("<int:pk>/xac-nhan/", review.ConfirmDirective.as_view(), name="confirm"),
    path("<int:pk>/xac-nhan-tat-ca/", review.ConfirmAll.as_view(), name="confirm_all"),
    path("<int:pk>/gop/", marked.Merge.as_view(), name="merge"),
    path("<int:pk>/bo-nhieu/", marked.DropMarked.as_view(), name="drop_marked"),
    path("<int:pk>/them-don-vi/", marked.AddPartyToMarked.as_view(), name="add_party_to_marked"),
    path("<int:pk>/them/", editing.AddScreen.as_view(), name="add"),
    path("nhiem-vu/<int:pk>/", obligation.ObligationScreen.as_view(), name="obligation"),
    path("nhiem-vu/<int:pk>/xac-nhan/", obligation.Confirm.as_view(), name="confirm_obligation"),
    path("nhiem-vu/<int:pk>/bo/", obligation.Drop.as_view(), name="drop"),
    path("nhiem-vu/<int:pk>/khoi-phuc/", obligation.Restore.as_view(), name="restore"),
    path("nhiem-vu/<int:pk>/hoan-tac/", obligation.Undo.as_view(), name="undo"),
    path("nhiem-vu/<int:pk>/mo-lai/", obligation.Reopen.as_view(), name="reopen"),
    path("nhiem-vu/<int:pk>/sua/", editing.EditScreen.as_view(), name="edit"),
    path("nhiem-vu/<int:pk>/tach/", editing.SplitScreen.as_view(), name="split"),
    path("nhiem-vu/<int:pk>/them-don-vi/", party.AddPartyScreen.as_view(), name="add_party"),
    path("don-vi/<int:pk>/", party.ChooseScreen.as_view(), name="choose"),
    path("don-vi/<int:pk>/bo/", party.RemoveParty.as_view(), name="remove_party"),
]
