"""A value made from the database and kept in memory until the database has changed."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

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
