"""Addresses that never change and carry no language."""

from django.urls import path

from articles.views import articles, dataset, neutral, oai, robots

urlpatterns = [
    path("a/<public_id:public_id>/", articles.article_neutral, name="article-neutral"),
    path("a/<public_id:public_id>.<export_format:ending>", neutral.article_file),
    path("id/terms/", neutral.authority),
    path("id/terms/<slug:slug>", neutral.term, name="term-neutral"),
    path("id/terms/<slug:slug>.<export_format:ending>", neutral.term_file),
    path("api/", neutral.machines),
    path("oai", oai.oai, name="oai"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.index, name="sitemap-index"),
    path("sitemap-<slug:name>-<int:number>.xml", robots.part, name="sitemap"),
    path("dataset/<slug:snapshot>/<str:name>", dataset.download, name="dataset-file"),
]
