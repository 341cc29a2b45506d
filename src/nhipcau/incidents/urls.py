"""Addresses of incidents (đường dẫn sự cố truyền thông)."""

from django.urls import path, re_path

from .views import acts, incidents, playbooks

app_name = "incidents"
ONE = "su-co/<int:pk>"
BOOK = "kich-ban/<int:pk>"
urlpatterns = [
    path("kich-ban/", playbooks.PlaybookList.as_view(), name="playbooks"),
    path("kich-ban/lap/", playbooks.NewPlaybook.as_view(), name="new_playbook"),
    path(f"{BOOK}/", playbooks.PlaybookPage.as_view(), name="playbook"),
    path(f"{BOOK}/sua/", playbooks.EditPlaybook.as_view(), name="edit_playbook"),
    path(f"{BOOK}/rui-ro/", playbooks.AddRisk.as_view(), name="add_risk"),
    path(f"{BOOK}/rui-ro/<int:part>/bo/", playbooks.RemoveRisk.as_view(), name="remove_risk"),
    path(f"{BOOK}/vai/", playbooks.AddRole.as_view(), name="add_role"),
    path(f"{BOOK}/vai/<int:part>/bo/", playbooks.RemoveRole.as_view(), name="remove_role"),
    path(f"{BOOK}/duyet/", playbooks.ApprovePlaybook.as_view(), name="approve_playbook"),
    path(f"{BOOK}/thoi-dung/", playbooks.RetirePlaybook.as_view(), name="retire_playbook"),
    path("su-co/", incidents.IncidentList.as_view(), name="incidents"),
    path("su-co/kich-hoat/", incidents.NewIncident.as_view(), name="activate"),
    path(f"{ONE}/", incidents.IncidentPage.as_view(), name="incident"),
    re_path(
        r"^su-co/(?P<pk>\d{1,18})/ho-so\.(?P<form>docx|pdf|json)$",
        incidents.IncidentFile.as_view(),
        name="file",
    ),
    path(f"{ONE}/nhat-ky/", acts.Note.as_view(), name="note"),
    path(f"{ONE}/danh-muc/<int:item>/xong/", acts.Tick.as_view(), name="tick"),
    path(f"{ONE}/giao-viec/", acts.GiveTask.as_view(), name="give_task"),
    path(f"{ONE}/viec/<int:task>/xong/", acts.FinishTask.as_view(), name="finish_task"),
    path(f"{ONE}/vu-viec/", acts.OpenMatter.as_view(), name="open_matter"),
    path(f"{ONE}/ha-bao-dong/", acts.StandDown.as_view(), name="stand_down"),
    path(f"{ONE}/rut-kinh-nghiem/", acts.Review.as_view(), name="review"),
    path(f"{ONE}/bai-hoc/", acts.AddLesson.as_view(), name="add_lesson"),
    path(f"{ONE}/bai-hoc/<int:lesson>/ke-hoach/", acts.ToActivity.as_view(), name="lesson_to_activity"),
    path(f"{ONE}/bai-hoc/<int:lesson>/da-lam/", acts.Handled.as_view(), name="lesson_handled"),
    path(f"{ONE}/khep/", acts.Close.as_view(), name="close"),
]
