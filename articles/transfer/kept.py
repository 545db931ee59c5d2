"""The file of an import between its trial and the curator's yes: in the data folder, for a day at most."""

import time
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from import_export.tmp_storages import BaseStorage

LONGEST = 24 * 3600  # seconds


class KeptUpload(BaseStorage):
    """import_export's interface; all processes of the portal see the folder."""

    def save(self, data: bytes) -> None:
        self.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        self.clear_old()
        self.name = uuid4().hex
        self.path().write_bytes(data)

    def read(self) -> bytes | str:
        data = self.path().read_bytes()
        return data if "b" in self.read_mode else data.decode(self.encoding or "utf-8")

    def remove(self) -> None:
        self.path().unlink(missing_ok=True)

    def path(self) -> Path:
        return self.folder() / Path(self.name).name

    def clear_old(self) -> None:
        for path in self.folder().iterdir():
            if time.time() - path.stat().st_mtime > LONGEST:
                path.unlink(missing_ok=True)

    @staticmethod
    def folder() -> Path:
        return Path(settings.DATA_DIR) / "imports"
