"""Language prefixes: other spellings, the remembered choice."""

import pytest

from wic_portal.languages import canonical_prefix

ALIASES = {
    "zh": "zh-hans",
    "ZH": "zh-hans",
    "cn": "zh-hans",
    "zh-CN": "zh-hans",
    "zh-cn": "zh-hans",
    "zh_CN": "zh-hans",
    "zh-SG": "zh-hans",
    "zh-Hans": "zh-hans",
    "zh-Hans-CN": "zh-hans",
    "ZH-HANS": "zh-hans",
    "zh-TW": "zh-hant",
    "zh_TW": "zh-hant",
    "zh-HK": "zh-hant",
    "zh-MO": "zh-hant",
    "zh-Hant": "zh-hant",
    "zh-Hant-HK": "zh-hant",
    "zh-Hans-HK": "zh-hans",
    "AR": "ar",
    "ar-EG": "ar",
    "ar_eg": "ar",
    "ar-001": "ar",
    "ro-RO": "ro",
    "ro-MD": "ro",
    "RO": "ro",
    "en-GB": "en",
    "en-US": "en",
    "EN": "en",
}
NONE = [
    "ar",
    "zh-hans",
    "zh-hant",
    "ro",
    "en",
    "",
    "de",
    "a",
    "admin",
    "enx",
    "zh-",
    "zh-x",
    "ro-R",
    "en-GB-extra",
    "arabic",
]


@pytest.mark.parametrize(("tag", "prefix"), ALIASES.items())
def test_another_spelling_redirects_for_good_and_keeps_path_and_query(client, tag, prefix):
    response = client.get(f"/{tag}/search/?q=%E4%B9%8C%E9%95%87&page=2")
    assert response.status_code == 301
    assert response["Location"] == f"/{prefix}/search/?q=%E4%B9%8C%E9%95%87&page=2"


@pytest.mark.parametrize("tag", NONE)
def test_a_prefix_of_ours_and_what_is_no_language_stay(tag):
    assert canonical_prefix(tag) is None


def test_a_bare_tag_leads_to_the_first_page(client):
    assert client.get("/zh")["Location"] == "/zh-hans/"
    assert client.get("/zh?a=b")["Location"] == "/zh-hans/?a=b"


def test_a_path_is_kept_as_it_was_escaped(client):
    assert client.get("/zh/articles/0123abcd-%E4%B9%8C/")["Location"] == "/zh-hans/articles/0123abcd-%E4%B9%8C/"


def test_no_alias_leads_off_the_site(client):
    for path in ("/zh//evil.example/", "/zh/https://evil.example", "/zh/%2F%2Fevil.example"):
        assert client.get(path)["Location"].startswith("/zh-hans/")


def test_only_reading_is_redirected(client, db):
    assert client.post("/zh/").status_code != 301


def test_the_prefix_without_its_slash_leads_to_the_page(client, db):
    assert client.get("/en/summits")["Location"] == "/en/summits/"
    assert client.get("/ar", follow=True).redirect_chain[-1][0] == "/ar/"


def test_an_address_without_language_leads_to_the_readers(client, db):
    response = client.get("/summits/?page=1", HTTP_ACCEPT_LANGUAGE="ar")
    assert (response.status_code, response["Location"]) == (302, "/ar/summits/?page=1")


@pytest.mark.parametrize("prefix", ["de", "en-xx-yy-zz", "xx"])
def test_another_language_is_not_found(client, db, prefix):
    assert client.get(f"/{prefix}/").status_code == 404


class TestTheRememberedChoice:
    def switch(self, client, referer: str, to: str = "/ro/about/?a=b"):
        return client.get(to, HTTP_REFERER=referer).cookies.get("django_language")

    def test_is_kept_when_the_reader_goes_to_the_same_page_in_another_language(self, client, db):
        cookie = self.switch(client, "http://testserver/en/about/?a=b")
        assert cookie.value == "ro"
        assert (cookie["samesite"], cookie["httponly"], cookie["max-age"]) == ("Lax", True, 365 * 24 * 3600)

    @pytest.mark.parametrize(
        "referer",
        [
            "",
            "http://testserver/ro/about/",
            "http://testserver/en/",
            "http://testserver/de/about/",
            "http://elsewhere.example/en/about/",
            "http://[broken",
            "not an address",
        ],
    )
    def test_is_not_touched_by_anything_else(self, client, db, referer):
        assert self.switch(client, referer) is None

    def test_is_not_set_by_a_page_that_does_not_exist(self, client, db):
        assert self.switch(client, "http://testserver/en/nothing/", "/ro/nothing/") is None
