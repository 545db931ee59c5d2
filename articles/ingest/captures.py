"""The original bytes of every article, kept once under their digest in the data folder."""

import os
import tempfile
from pathlib import Path

from django.conf import settings


def path_of(sha256: str) -> Path:
    return Path(settings.CAPTURES_DIR) / sha256[:2] / sha256


def keep(data: bytes, sha256: str) -> bool:
    """Stores the bytes; False where they are there already. Written aside and moved, so no reader sees half a file."""
    path = path_of(sha256)
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return True
