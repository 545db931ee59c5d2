"""Addresses of the archive: pages under a language prefix, permanent ones without."""

from django.urls import register_converter

from articles.urls.converters import ExportFormat, FeedFormat, PublicId, Stamp, TimeMapForm

register_converter(PublicId, "public_id")
register_converter(ExportFormat, "export_format")
register_converter(FeedFormat, "feed_format")
register_converter(Stamp, "stamp")
register_converter(TimeMapForm, "timemap_form")
