"""The portal's settings for the test run: a data folder of its own, and nothing taken from the caller's environment.

Only DATABASE_URL is kept, so that the same tests run on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("WIC_") or name in {"HOST", "PORT"}]:
    if name not in {"WIC_NO_BROWSER", "WIC_EVAL_DIR", "WIC_EVAL_CACHE", "WIC_KILLS"}:
        del os.environ[name]
os.environ["WIC_ENCODERS"] = "none"  # tests that want one name it; loading the bundled ones takes a second
os.environ["WIC_DATA_DIR"] = tempfile.mkdtemp(prefix="wic-tests-")
atexit.register(shutil.rmtree, os.environ["WIC_DATA_DIR"], ignore_errors=True)

from wic_portal.settings import *  # noqa: E402, F403
from wic_portal.settings import DATA_DIR, DATABASES  # noqa: E402

# Plain static files: a page of a test needs no collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# Django's own hashing is slow by design (0.3 s an account) and not under test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file as in operation: the in-memory database has neither WAL nor the locks that several threads meet.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
