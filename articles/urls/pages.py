"""Pages under a language prefix."""

from django.urls import path

from articles.views import (
    about,
    article_list,
    articles,
    exports,
    feeds,
    home,
    sources,
    speakers,
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
    path("feed.<feed_format:ending>", feeds.archive, name="feed"),
    path("articles/feed.<feed_format:ending>", feeds.article_list, name="article-list-feed"),
    path("summits/<slug:slug>/feed.<feed_format:ending>", feeds.summit, name="summit-feed"),
    path("speakers/<slug:slug>/feed.<feed_format:ending>", feeds.speaker, name="speaker-feed"),
    path("terms/<slug:slug>/feed.<feed_format:ending>", feeds.term, name="term-feed"),
    path("sources/<slug:slug>/feed.<feed_format:ending>", feeds.source, name="source-feed"),
    path("articles.<export_format:ending>", exports.article_list_export, name="article-list-export"),
    path("summits/<slug:slug>.<export_format:ending>", exports.summit_export, name="summit-export"),
    path("speakers/<slug:slug>.<export_format:ending>", exports.speaker_export, name="speaker-export"),
    path("terms/<slug:slug>.<export_format:ending>", exports.term_export, name="term-export"),
    path("sources/<slug:slug>.<export_format:ending>", exports.source_export, name="source-export"),
    path("about/", about.about, name="about"),
    path("correction/", about.correction, name="correction"),
]
