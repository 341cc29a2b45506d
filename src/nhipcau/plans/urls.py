"""Addresses of the work engine (đường dẫn công việc)."""

from django.urls import path

from .views.assign import AssignView
from .views.assign_many import AssignManyView
from .views.assignment import AssignmentView, ChangeView, EvidenceFileView
from .views.tracking import TrackingView

app_name = "plans"
urlpatterns = [
    path("", TrackingView.as_view(), name="tracking"),
    path("<int:pk>/", AssignmentView.as_view(), name="assignment"),
    path("<int:pk>/dieu-chinh/", ChangeView.as_view(), name="change"),
    path("minh-chung/<int:pk>/tep/", EvidenceFileView.as_view(), name="evidence_file"),
    path("giao/<int:pk>/", AssignView.as_view(), name="assign"),
    path("giao-hang-loat/<int:pk>/", AssignManyView.as_view(), name="assign_many"),
]
