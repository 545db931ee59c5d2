"""/oai: the archive for harvesters."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.oai.answer import answer


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """By GET and POST alike, as the protocol wants; nothing is ever changed. Errors are OAI's, with status 200."""
    given = request.POST if request.method == "POST" else request.GET
    return HttpResponse(answer(given), content_type="text/xml; charset=utf-8", headers={"Cache-Control": "no-cache"})
