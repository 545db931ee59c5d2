"""One page of a list."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def page_of(request: HttpRequest, rows, size: int, total: int | None = None) -> Page:
    """The page that `?page=` names (from 1); Http404 for anything that is not a page of this list.

    `total` is the number of rows where the caller knows it already, which saves counting them.
    """
    paginator = Paginator(rows, size)
    if total is not None:
        paginator.count = total  # a cached property: set before it is first read
    try:
        return paginator.page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404(_("This list has no such page.")) from None
