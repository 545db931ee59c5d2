"""Addresses of search, under a language prefix."""

from django.urls import path

from search import views
from search.concordance import views as concordance

urlpatterns = [
    path("search/", views.results, name="search"),
    path("search/help/", views.search_help, name="search-help"),
    path("search/concordance/", concordance.concordance_page, name="concordance"),
    path("search/concordance.csv", concordance.concordance_file, name="concordance-file"),
    path("search/results.<export_format:ending>", views.export, name="search-export"),
    # As beside every other page: the address of the page, with an ending in the place of its last slash.
    path("search.<export_format:ending>", views.export),
    path("search/suggest", views.suggest, name="search-suggest"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("search/feed.atom", views.feed, {"ending": "atom"}, name="search-feed"),
    path("search/feed.json", views.feed, {"ending": "json"}, name="search-feed-json"),
]
