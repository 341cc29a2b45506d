"""Addresses of plans and of the work they set going (đường dẫn kế hoạch và công việc)."""

from django.urls import include, path

from .views import gap_acts, grid, grid_acts, levels, plan_list, plan_pages, taxonomy
from .views.asked import AskedView
from .views.assign import AssignView
from .views.assign_many import AssignManyView
from .views.assignment import AssignmentView, ChangeView, EvidenceFileView
from .views.line import LineView
from .views.tracking import TrackingView
from .views.unit_plans import UnitPlansView

app_name = "plans"
work = [
    path("", TrackingView.as_view(), name="tracking"),
    path("<int:pk>/", AssignmentView.as_view(), name="assignment"),
    path("<int:pk>/dieu-chinh/", ChangeView.as_view(), name="change"),
    path("<int:pk>/chuoi/", levels.WorkLevels.as_view(), name="chain_of_work"),
    path("minh-chung/<int:pk>/tep/", EvidenceFileView.as_view(), name="evidence_file"),
    path("giao/<int:pk>/", AssignView.as_view(), name="assign"),
    path("giao-hang-loat/<int:pk>/", AssignManyView.as_view(), name="assign_many"),
]
one_activity = [
    path("", grid_acts.ActivityView.as_view(), name="activity"),
    path("thuc-hien/", LineView.as_view(), name="line"),
    path("chuyen/", grid_acts.MoveActivity.as_view(), name="move_activity"),
    path("bo/", grid_acts.RemoveActivity.as_view(), name="remove_activity"),
    path("lay-lai/", grid_acts.RestoreActivity.as_view(), name="restore_activity"),
]
one_gap = [
    path("them/", gap_acts.AnswerGap.as_view(), name="answer_gap"),
    path("de-ngoai/", gap_acts.Omit.as_view(), name="omit"),
    path("dua-lai/", gap_acts.TakeBackOmission.as_view(), name="take_back_omission"),
]
one_plan = [
    path("", grid.GridView.as_view(), name="grid"),
    path("luu/", grid.SaveCellsView.as_view(), name="save_cells"),
    path("them/", grid_acts.AddActivity.as_view(), name="add_activity"),
    path("gop/", grid_acts.MergeActivities.as_view(), name="merge_activities"),
    path("hoat-dong/<int:activity_pk>/", include(one_activity)),
    path("khoang-trong/", gap_acts.GapsView.as_view(), name="gaps"),
    path("khoang-trong/<int:obligation_pk>/", include(one_gap)),
    path("chuoi/", levels.PlanLevels.as_view(), name="chain_of_plan"),
    path("loi-van/", plan_pages.WordingView.as_view(), name="wording"),
    path("can-cu/them/", plan_pages.AddDirective.as_view(), name="add_directive"),
    path("can-cu/<int:directive_pk>/bo/", plan_pages.RemoveDirective.as_view(), name="remove_directive"),
    path("phien-ban/", plan_pages.VersionsView.as_view(), name="versions"),
    path("phien-ban/luu/", plan_pages.KeepVersion.as_view(), name="keep_version"),
    path("van-ban/", plan_pages.PaperTabView.as_view(), name="paper_tab"),
]
plans = [
    path("", plan_list.PlanListView.as_view(), name="plans"),
    path("lap/", plan_list.DraftView.as_view(), name="draft_plan"),
    path("don-vi/", UnitPlansView.as_view(), name="unit_plans"),
    path("viec-duoc-giao/", AskedView.as_view(), name="asked"),
    path("chuoi/<int:pk>/", levels.DirectiveLevels.as_view(), name="chain_of_directive"),
    path("danh-muc/", taxonomy.TermListView.as_view(), name="terms"),
    path("danh-muc/<int:pk>/", taxonomy.TermView.as_view(), name="term"),
    path("<int:pk>/", include(one_plan)),
]
urlpatterns = [path("cong-viec/", include(work)), path("ke-hoach/", include(plans))]
