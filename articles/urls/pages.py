"""Pages under a language prefix."""

from django.urls import path

from articles.views import (
    about,
    article_list,
    articles,
    exports,
    home,
    sources,
    speakers,
    style,
    summits,
    terms,
    timeline,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("summits/", summits.summit_list, name="summit-list"),
    path("summits/<slug:slug>/", summits.summit, name="summit"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("speakers/", speakers.speaker_list, name="speaker-list"),
    path("speakers/<slug:slug>/", speakers.speaker, name="speaker"),
    path("articles/", article_list.article_list, name="article-list"),
    path("articles/<public_id:public_id>/", articles.article_without_slug),
    path("articles/<public_id:public_id>-<str:title_slug>/", articles.article, name="article"),
    path(
        "articles/<public_id:public_id>-<str:title_slug>.<export_format:ending>",
        exports.article_export,
        name="article-export",
    ),
    path("sources/", sources.source_list, name="source-list"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("terms/", terms.term_list, name="term-list"),
    path("terms/<slug:slug>/", terms.term, name="term"),
    path("style/", style.style, name="style"),
    path("about/", about.about, name="about"),
    path("correction/", about.correction, name="correction"),
]
