"""Each system check: silent where all is well, named and with a hint where it is not."""

import pytest

from wic_portal import catalogues
from wic_portal.checks import (
    catalogues_are_compiled,
    data_folder_is_private,
    proxy_is_named,
    secret_key_is_private,
    site_url_fits_host,
)


def ids(messages) -> list[str]:
    assert all(message.hint for message in messages)
    return [message.id for message in messages]


def test_a_data_folder_outside_of_static_files_is_fine(settings, tmp_path):
    settings.DATA_DIR, settings.STATICFILES_DIRS = tmp_path / "var", [tmp_path / "static"]
    assert data_folder_is_private(None) == []


@pytest.mark.parametrize("inside", ["", "deep/er"])
def test_a_data_folder_among_static_files_is_an_error(settings, tmp_path, inside):
    settings.STATICFILES_DIRS, settings.DATA_DIR = [tmp_path / "static"], tmp_path / "static" / inside
    assert ids(data_folder_is_private(None)) == ["wic_portal.E001"]


@pytest.mark.parametrize(("mode", "found"), [(0o600, []), (0o644, ["wic_portal.W001"]), (0o640, ["wic_portal.W001"])])
def test_a_secret_that_others_can_read_is_named(settings, tmp_path, mode, found):
    settings.DATA_DIR = tmp_path
    assert secret_key_is_private(None) == []
    (tmp_path / "secret_key").write_text("")
    (tmp_path / "secret_key").chmod(mode)
    assert ids(secret_key_is_private(None)) == found


@pytest.mark.parametrize(
    ("listen", "site", "found"),
    [
        ("127.0.0.1", "127.0.0.1", []),
        ("::1", "::1", []),
        ("localhost", "localhost", []),
        ("127.0.0.1", "archive.example", []),
        ("0.0.0.0", "archive.example", []),
        ("192.168.1.5", "192.168.1.5", []),
        ("0.0.0.0", "127.0.0.1", ["wic_portal.W002"]),
        ("::", "::1", ["wic_portal.W002"]),
    ],
)
def test_an_open_port_needs_an_address_for_readers(settings, listen, site, found):
    settings.LISTEN_HOST, settings.SITE_HOST, settings.SITE_URL = listen, site, f"http://{site}"
    assert ids(site_url_fits_host(None)) == found


def test_catalogues_without_or_with_an_older_compilation_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    folder = tmp_path / "ro" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    assert catalogues_are_compiled(None) == []
    (folder / "django.po").write_text("")
    assert ids(catalogues_are_compiled(None)) == ["wic_portal.W003"]
    assert "for: ro." in catalogues_are_compiled(None)[0].msg
    (folder / "django.mo").write_bytes(b"")
    assert catalogues_are_compiled(None) == []


@pytest.mark.parametrize(
    ("redirects", "header", "found"),
    [
        (False, None, []),
        (True, ("HTTP_X_FORWARDED_PROTO", "https"), []),
        (True, None, ["wic_portal.W004"]),
    ],
)
def test_redirects_without_a_trusted_proxy_are_named(settings, redirects, header, found):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = redirects, header
    assert ids(proxy_is_named(None)) == found
