"""The files of the newest snapshot of the dataset."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from articles.dataset.snapshot import MANIFEST, latest

MEDIA_TYPES = {".csv": "text/csv; charset=utf-8", ".jsonl": "application/x-ndjson", ".json": "application/json"}


@require_safe
def download(request: HttpRequest, snapshot: str, name: str) -> FileResponse:
    """Only of the newest, and while nothing in it has been withdrawn since; only what its manifest names."""
    found = latest()
    if found is None or found.name != snapshot or name not in {MANIFEST, *(file.name for file in found.files)}:
        raise Http404(name)
    path = found.folder / name
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=f"wic-{snapshot}-{name}",
        headers={"Content-Type": MEDIA_TYPES[path.suffix], "X-Robots-Tag": "noindex"},
    )
