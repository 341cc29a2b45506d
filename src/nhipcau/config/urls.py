"""Addresses: the work shell under /lam-viec/ (đường dẫn)."""

from django.http import Http404, HttpRequest
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from nhipcau.directives.views import page_pane
from nhipcau.plans.views import my_work
from nhipcau.portal.views.site import Front
from nhipcau.units.views.account import AccountScreen

# The framework opens these to anyone in the shell. They come back with the work that needs them.
NOT_YET = "api|bulk|choose-[a-z-]+|collections|documents|images|pages|reports|tag-autocomplete|workflows"

# What the public asks for in vain is answered in its own language.
handler404 = "nhipcau.portal.views.missing.missing"


def not_yet(request: HttpRequest) -> None:
    """Chưa dùng đến."""
    raise Http404


urlpatterns = [
    re_path(rf"^lam-viec/(?:{NOT_YET})/", not_yet),
    # What the office tells the world stands first; staff go on to /lam-viec/.
    path("", Front.as_view(), name="front"),
    # Staff start at their own work; the name by which Wagtail knows its home stays its own.
    path("lam-viec/", my_work.MyWorkView.as_view(), name="my_work"),
    path("lam-viec/account/", require_admin_access(AccountScreen.as_view()), name="account"),
    # Wagtail lets no browser keep what stands below its own addresses; a page of paper never changes.
    path(
        "lam-viec/van-ban/<int:pk>/trang/<int:number>.webp",
        require_admin_access(page_pane.PageImage.as_view()),
        name="directive_page",
    ),
    path("lam-viec/", include("nhipcau.units.views.door_urls")),
    path("lam-viec/", include(wagtailadmin_urls)),
    path("", include("nhipcau.core.urls", namespace="core")),
    # Outside the shell: whoever holds the secret in the address reads a calendar, or answers for a unit.
    path("lich/", include("nhipcau.overview.views.feed_urls", namespace="calendars")),
    path("tra-loi/<str:token>/", include("nhipcau.exchange.urls.outside", namespace="outside")),
    path("hinh/", include("nhipcau.newsroom.urls.outside", namespace="pictures")),
    # Registration without an account, and checking a certificate.
    path("", include("nhipcau.training.urls.outside", namespace="courses")),
    path("", include("nhipcau.portal.views.letters_urls", namespace="letters")),
    # One question of the press, for who holds its code.
    path("", include("nhipcau.portal.views.asking_urls", namespace="asking")),
    path("", include("nhipcau.portal.views.pressroom_urls", namespace="pressroom")),
    path("", include("nhipcau.portal.views.accreditation_urls", namespace="accreditation")),
    path("", include("nhipcau.portal.urls", namespace="portal")),
]
