"""The page for programs and for those who write them: every address at which the archive can be read by machine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def machines(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/machines.html")
