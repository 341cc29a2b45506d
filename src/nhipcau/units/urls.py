"""Địa chỉ của danh bạ và thiết lập người dùng."""

from django.urls import path

from .views import (
    groups,
    health,
    lookup,
    mails,
    people,
    provinces,
    retention,
    second_step,
    trail,
    unit_acts,
    units,
)

app_name = "units"
urlpatterns = [
    path("", units.UnitListScreen.as_view(), name="list"),
    path("them/", units.CreateUnitScreen.as_view(), name="create"),
    path("tinh-xa/", provinces.ProvinceScreen.as_view(), name="provinces"),
    path("<int:pk>/", units.UnitScreen.as_view(), name="unit"),
    path("<int:pk>/sua/", units.CorrectUnitScreen.as_view(), name="correct"),
    path("<int:pk>/ngung/", units.CloseUnitScreen.as_view(), name="close"),
    path("<int:pk>/mo-lai/", unit_acts.Reopen.as_view(), name="reopen"),
    path("<int:pk>/ke-thua/", units.SuccessionScreen.as_view(), name="succeed"),
    path("<int:pk>/ke-thua/<int:succession_pk>/bo/", unit_acts.WithdrawSuccession.as_view(), name="withdraw"),
    path("<int:pk>/thuong-truc/", unit_acts.AppointStandingOffice.as_view(), name="standing_office"),
    path("<int:pk>/ten-goi/", unit_acts.AddName.as_view(), name="add_name"),
    path("<int:pk>/ten-goi/<int:name_pk>/bo/", unit_acts.RemoveName.as_view(), name="remove_name"),
    path("nhom/", groups.GroupListScreen.as_view(), name="groups"),
    path("nhom/them/", groups.CreateGroupScreen.as_view(), name="create_group"),
    path("nhom/<int:pk>/", groups.GroupScreen.as_view(), name="group"),
    path("nhom/<int:pk>/sua/", groups.CorrectGroupScreen.as_view(), name="correct_group"),
    path("nhom/<int:pk>/bo/", groups.DissolveGroup.as_view(), name="dissolve_group"),
    path("nhom/<int:pk>/cach-goi/", groups.AddGroupName.as_view(), name="add_group_name"),
    path(
        "nhom/<int:pk>/cach-goi/<int:name_pk>/bo/", groups.RemoveGroupName.as_view(), name="remove_group_name"
    ),
    path("tra-ten/", lookup.LookupScreen.as_view(), name="lookup"),
    path("tra-ten/ghi-nho/", lookup.Remember.as_view(), name="remember"),
    path("nguoi-dung/", people.PersonListScreen.as_view(), name="people"),
    path("nguoi-dung/them/", people.CreatePersonScreen.as_view(), name="create_person"),
    path("nguoi-dung/<int:pk>/", people.PersonScreen.as_view(), name="person"),
    path("nguoi-dung/<int:pk>/sua/", people.CorrectPersonScreen.as_view(), name="correct_person"),
    path("nguoi-dung/<int:pk>/mat-khau/", people.PasswordScreen.as_view(), name="password"),
    path("nguoi-dung/<int:pk>/khoa/", people.Deactivate.as_view(), name="deactivate"),
    path("nguoi-dung/<int:pk>/mo-lai/", people.Reactivate.as_view(), name="reactivate"),
    path("nguoi-dung/<int:pk>/bo-hai-buoc/", second_step.DropSecondStep.as_view(), name="drop_second_step"),
    path("nguoi-dung/<int:pk>/xoa/", people.EraseScreen.as_view(), name="erase"),
    path("nguoi-dung/<int:pk>/vai-tro/", people.GiveRoleScreen.as_view(), name="give_role"),
    path("nguoi-dung/<int:pk>/vai-tro/<int:membership_pk>/thoi/", people.EndRole.as_view(), name="end_role"),
    path("thu-bao/", mails.MailListScreen.as_view(), name="mails"),
    path("thu-bao/gui-thu/", mails.TestMail.as_view(), name="test_mail"),
    path("thu-bao/<int:pk>/gui-lai/", mails.RetryMail.as_view(), name="retry_mail"),
    path("suc-khoe/", health.HealthScreen.as_view(), name="health"),
    path("thoi-han-luu/", retention.RetentionScreen.as_view(), name="retention"),
    path("thoi-han-luu/<slug:code>/", retention.SetDays.as_view(), name="set_retention"),
    path("nhat-ky/", trail.TrailScreen.as_view(), name="trail"),
    path("nhat-ky/kiem-tra/", trail.VerifyTrail.as_view(), name="verify_trail"),
]
