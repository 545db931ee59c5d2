"""Addresses of search, under a language prefix; /healthz carries no language and stands in wic_portal.urls."""

from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.results, name="search"),
]
