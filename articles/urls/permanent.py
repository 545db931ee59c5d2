"""Addresses that never change and carry no language."""

from django.urls import path

from articles.views import articles

urlpatterns = [
    path("a/<public_id:public_id>/", articles.article_neutral, name="article-neutral"),
]
