"""What the first search of a process would read and work out, done beforehand: the web server's workers share it."""

import logging

from django.db import Error

from search import bridge, meant, suggest
from search.semantic import asking

logger = logging.getLogger(__name__)


def warm() -> None:
    """Encoders, 130 MB each, and the names and titles of the archive as they stand. Never raises."""
    asking.warm()
    try:
        for held in (bridge.names, suggest.names, suggest.titles, meant.spelling):
            held.value()
    except Error as problem:  # the pages will say so, or it will have come by then
        logger.warning("search: nothing was read beforehand: %s", problem)
