"""Addresses of the overview (đường dẫn toàn cảnh)."""

from django.urls import path

from .views.activities import ActivitiesView
from .views.board import BoardView
from .views.calendar import CalendarView
from .views.coverage import CoverageHome, CoverageView
from .views.feeds import FeedsView, MakeFeed, RenewFeed, WithdrawFeed
from .views.finding import FindScreen, SuggestScreen
from .views.home import Home
from .views.marks import MarksView, MarkView, NewMarkView
from .views.timeline import TimelineView
from .views.units import MyUnitView, RecordsView, UnitsView, UnitView

app_name = "overview"
urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("tim/", FindScreen.as_view(), name="find"),
    path("tim/goi-y/", SuggestScreen.as_view(), name="suggest"),
    path("don-vi/", UnitsView.as_view(), name="units"),
    path("don-vi/cua-toi/", MyUnitView.as_view(), name="my_unit"),
    path("don-vi/<int:pk>/", UnitView.as_view(), name="unit"),
    path("viec/", RecordsView.as_view(), name="records"),
    path("do-phu/", CoverageHome.as_view(), name="coverage_home"),
    path("do-phu/<slug:matrix>/", CoverageView.as_view(), name="coverage"),
    path("bang-viec/", BoardView.as_view(), name="board"),
    path("dong-thoi-gian/", TimelineView.as_view(), name="timeline"),
    path("lich/", CalendarView.as_view(), name="calendar"),
    path("lich/ngay-dang-nho/", MarksView.as_view(), name="marks"),
    path("lich/ngay-dang-nho/them/", NewMarkView.as_view(), name="new_mark"),
    path("lich/ngay-dang-nho/<int:pk>/", MarkView.as_view(), name="mark"),
    path("lich/dang-ky/", FeedsView.as_view(), name="feeds"),
    path("lich/dang-ky/tao/", MakeFeed.as_view(), name="make_feed"),
    path("lich/dang-ky/<int:pk>/cap-lai/", RenewFeed.as_view(), name="renew_feed"),
    path("lich/dang-ky/<int:pk>/thu-hoi/", WithdrawFeed.as_view(), name="withdraw_feed"),
    path("hoat-dong/", ActivitiesView.as_view(), name="activities"),
]
