"""The address tree: five interface languages under their prefixes, permanent and technical addresses beside them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from wic_portal.api import api, openapi, unknown
from wic_portal.health import healthz
from wic_portal.machines import machines

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", api.urls),
    path("api/<path:rest>", unknown),
    path("", include("articles.urls.permanent")),
    *i18n_patterns(
        path("", include("articles.urls.pages")),
        path("", include("search.urls")),
        path("data/", machines, name="machines"),
    ),
]

handler400 = "wic_portal.errors.bad_request"
handler403 = "wic_portal.errors.permission_denied"
handler404 = "wic_portal.errors.page_not_found"
handler500 = "wic_portal.errors.server_error"
