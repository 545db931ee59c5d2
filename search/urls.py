"""Addresses of search, under a language prefix."""

from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.results, name="search"),
]
