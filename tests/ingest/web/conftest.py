import pytest

from tests.ingest.web.site import running


@pytest.fixture
def site():
    with running() as site:
        yield site
