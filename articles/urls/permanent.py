"""Addresses that never change and carry no language."""

from django.urls import path

from articles.views import articles, memento, replay

urlpatterns = [
    path("a/<public_id:public_id>/", articles.article_neutral, name="article-neutral"),
    # Memento (RFC 7089). The original address ends each of these, with its own query.
    path("captures/timemap/<timemap_form:form>/<path:address>", memento.timemap, name="memento-timemap"),
    path("captures/timegate/<path:address>", memento.timegate, name="memento-timegate"),
    path("captures/<stamp:digits>/<path:address>", memento.memento, name="memento"),
    path("captures/<int:number>/page", replay.page, name="capture-rendering"),
    path("captures/<int:number>/bytes", replay.as_bytes, name="capture-bytes"),
    path("captures/<int:number>/warc", replay.as_warc, name="capture-warc"),
]
