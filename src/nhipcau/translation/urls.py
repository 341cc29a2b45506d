"""Addresses of translation (đường dẫn dịch thuật)."""

from django.urls import path

from .views import glossary, incoming, memory

app_name = "translation"

urlpatterns = [
    path("", glossary.EntryList.as_view(), name="entries"),
    path("de-xuat/", glossary.NewEntry.as_view(), name="new_entry"),
    path("duyet/", glossary.ApproveTicked.as_view(), name="approve_ticked"),
    path("nhap/", incoming.TakeIn.as_view(), name="take_in"),
    path("<int:pk>/", glossary.EntryPage.as_view(), name="entry"),
    path("<int:pk>/sua/", glossary.CorrectEntry.as_view(), name="correct_entry"),
    path("<int:pk>/duyet/", glossary.ApproveEntry.as_view(), name="approve_entry"),
    path("<int:pk>/thoi-dung/", glossary.WithdrawEntry.as_view(), name="withdraw_entry"),
    path("bo-nho/", memory.SentenceList.as_view(), name="memory"),
    path("bo-nho/nhap/", memory.TakeInMemory.as_view(), name="take_in_memory"),
    path("bo-nho/<int:pk>/xoa/", memory.Forget.as_view(), name="forget"),
]
