"""A value made from the database and kept in memory until the database has changed."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Func, IntegerField, Subquery

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """`state` must be cheap and differ whenever `make` would give something else; shared by the threads of a worker."""

    def __init__(self, state: Callable[[], object], make: Callable[[], Value]):
        self.state, self.make = state, make
        self.held: tuple[object, Value] | None = None
        self.making = threading.Lock()

    def value(self) -> Value:
        state = self.state()
        with self.making:
            if self.held is None or self.held[0] != state:
                self.held = (state, self.make())
            return self.held[1]


def last_change(model: Any) -> object:
    """Differs whenever a row of the model has changed. One query.

    Every change leaves a row in the history, deletions too; the time tells two databases apart, the count what was
    numbered before the last row and committed after it.
    """
    # COUNT(*) as it stands, for which databases need no more than an index.
    count = Func(template="COUNT(*)", output_field=IntegerField())
    counted = Subquery(model.history.order_by().annotate(total=count).values("total"))
    newest = model.history.order_by("-history_id").annotate(total=counted)
    return newest.values_list("history_id", "history_date", "total").first()
