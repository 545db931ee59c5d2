"""Addresses that never change and carry no language."""

from django.urls import path

from articles.views import articles, dataset, memento, neutral, oai, replay, robots

urlpatterns = [
    path("a/<public_id:public_id>/", articles.article_neutral, name="article-neutral"),
    # Memento (RFC 7089). The original address ends each of these, with its own query.
    path("captures/timemap/<timemap_form:form>/<path:address>", memento.timemap, name="memento-timemap"),
    path("captures/timegate/<path:address>", memento.timegate, name="memento-timegate"),
    path("captures/<stamp:digits>/<path:address>", memento.memento, name="memento"),
    path("captures/<int:number>/page", replay.page, name="capture-rendering"),
    path("captures/<int:number>/bytes", replay.as_bytes, name="capture-bytes"),
    path("captures/<int:number>/warc", replay.as_warc, name="capture-warc"),
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
