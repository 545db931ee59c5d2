"""Citations by the rules of their styles, and what reference managers read from the page."""

import datetime
import re
from urllib.parse import parse_qs

import pytest
from django.utils.html import strip_tags

from articles.citing import citations, coins, head_tags
from tests import factories

TODAY = datetime.date(2026, 11, 22)


def lines(article) -> dict[str, str]:
    """Style -> the text as it is copied, with the article's address replaced."""
    return {
        line.style: re.sub(r"http://\S+/a/\w{8}/", "ADDRESS", strip_tags(line.text))
        for line in citations(article, TODAY)
    }


@pytest.fixture
def source(db):
    return factories.source(name="Canal Courier", name_language="en")


def test_a_signed_article(source):
    assert lines(factories.article(title="Lanterns over the canal", byline="Ada Weaver", source=source)) == {
        "APA 7": "Ada Weaver. (2024, November 20). Lanterns over the canal. Canal Courier. ADDRESS",
        "Chicago 17": "Ada Weaver. “Lanterns over the canal.” Canal Courier, November 20, 2024. ADDRESS.",
        "GB/T 7714—2015": "Ada Weaver. Lanterns over the canal[N/OL]. Canal Courier, 2024-11-20[2026-11-22]. ADDRESS.",
    }


def test_an_unsigned_article_begins_with_its_title_or_by_chicago_with_the_newspaper(source):
    assert lines(factories.article(title="Lanterns", source=source)) == {
        "APA 7": "Lanterns. (2024, November 20). Canal Courier. ADDRESS",
        "Chicago 17": "Canal Courier. “Lanterns.” November 20, 2024. ADDRESS.",
        "GB/T 7714—2015": "Lanterns[N/OL]. Canal Courier, 2024-11-20[2026-11-22]. ADDRESS.",
    }


def test_an_article_of_an_unknown_source(db):
    assert lines(factories.article(title="Lanterns")) == {
        "APA 7": "Lanterns. (2024, November 20). ADDRESS",
        "Chicago 17": "“Lanterns.” November 20, 2024. ADDRESS.",
        "GB/T 7714—2015": "Lanterns[N/OL]. (2024-11-20)[2026-11-22]. ADDRESS.",
    }


def test_a_digest_is_the_archives_own_page(db):
    own = factories.source(kind="archive", name="own")
    article = factories.article(kind="digest", title="What was lit", source=own, address="")
    name = "World Internet Conference Press Archive"
    assert lines(article) == {
        "APA 7": f"{name}. (2024, November 20). What was lit. ADDRESS",
        "Chicago 17": f"{name}. “What was lit.” November 20, 2024. ADDRESS.",
        "GB/T 7714—2015": f"{name}. What was lit[EB/OL]. (2024-11-20)[2026-11-22]. ADDRESS.",
    }


@pytest.mark.parametrize(
    ("first", "last", "precision", "apa", "chicago", "standard"),
    [
        ((2024, 11, 1), (2024, 11, 30), "month", "(2024, November).", "November 2024.", ", 2024-11["),
        ((2024, 10, 1), (2024, 12, 31), "quarter", "(2024).", "2024.", ", 2024["),
        ((2024, 1, 1), (2024, 12, 31), "year", "(2024).", "2024.", ", 2024["),
        ((2024, 12, 30), (2025, 1, 2), "range", "(2024–2025).", "2024–2025.", ", 2024–2025["),
        (None, None, "", "(n.d.).", "n.d.", "Canal Courier["),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(source, first, last, precision, apa, chicago, standard):
    earliest, latest = (day and datetime.date(*day) for day in (first, last))
    article = factories.article(
        source=source, date_earliest=earliest, date_latest=latest, date_precision=precision, date_basis=""
    )
    found = lines(article)
    assert f" {apa} " in found["APA 7"]
    assert f"” {chicago} ADDRESS." in found["Chicago 17"]
    assert standard in found["GB/T 7714—2015"]


def test_a_title_that_ends_in_a_sign_has_no_full_stop_after_it(source):
    article = factories.article(title="القناة؟", language="ar", source=source)
    assert lines(article)["APA 7"].startswith("القناة؟ (2024")
    assert "“القناة؟” " in lines(article)["Chicago 17"]


def test_each_part_says_its_language_and_hostile_text_is_escaped(db):
    source = factories.source(name="بريد <القناة>", name_language="ar")
    article = factories.article(title="<script>x</script>", language="zh-Hans", source=source, byline="<b>张</b>")
    for line in citations(article, TODAY):
        assert '<bdi lang="zh-Hans" dir="ltr">&lt;script&gt;x&lt;/script&gt;</bdi>' in line.text
        assert '<bdi lang="ar" dir="rtl">بريد &lt;القناة&gt;</bdi>' in line.text
        assert "<b>" not in line.text


def test_zotero_reads_title_date_outlet_and_language(get, source):
    article = factories.article(title="Lanterns & “light”", byline="Ada Weaver", source=source, language="ro")
    page = get(article.get_absolute_url())
    tags = {tag.get("name"): tag.get("content") for tag in page.all("//meta[@name]")}
    address = f"http://127.0.0.1:8000/a/{article.public_id}/"
    assert tags.items() >= dict(head_tags(article)).items()
    assert dict(head_tags(article)) == {
        "citation_title": "Lanterns & “light”",
        "citation_author": "Ada Weaver",
        "citation_publication_date": "2024/11/20",
        "citation_journal_title": "Canal Courier",
        "citation_language": "ro",
        "citation_public_url": address,
        "DC.type": "newspaperArticle",
        "DC.title": "Lanterns & “light”",
        "DC.creator": "Ada Weaver",
        "DC.publisher": "Canal Courier",
        "DC.date": "2024-11-20",
        "DC.language": "ro",
        "DC.identifier": address,
        "DC.source": article.address,
    }
    assert page.one("span.Z3988").get("title") == coins(article)
    assert parse_qs(coins(article)) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.title": ["Lanterns & “light”"],
        "rft.source": ["Canal Courier"],
        "rft.creator": ["Ada Weaver"],
        "rft.date": ["2024-11-20"],
        "rft.language": ["ro"],
        "rft.identifier": [address],
    }


def test_what_is_not_known_has_no_tag(db):
    article = factories.article(
        kind="record", body="", date_earliest=None, date_latest=None, date_precision="", date_basis="", address=""
    )
    assert [name for name, _value in head_tags(article)] == [
        *("citation_title", "citation_language", "citation_public_url"),
        *("DC.type", "DC.title", "DC.language", "DC.identifier"),
    ]


def test_both_addresses_stand_apart_and_files_are_offered(get, source):
    article = factories.article(source=source)
    box = get(article.get_absolute_url()).one("section.cite")
    rows = {" ".join(row.find("dt").itertext()).strip(): row for row in box.xpath(".//dl/div")}
    assert f"http://127.0.0.1:8000/a/{article.public_id}/" in "".join(rows["Address in this archive"].itertext())
    assert article.address in "".join(rows["Address of the original"].itertext())
    assert "CSV · JSON · RIS · BibTeX · CSL-JSON" in " ".join(
        " ".join(rows["This record as a file"].itertext()).split()
    )
    (mail,) = [link.get("href") for link in rows["Share"].iter("a")]
    assert mail.startswith("mailto:?subject=Article")
    assert mail.endswith(f"%2Fa%2F{article.public_id}%2F")


def test_what_is_not_public_is_not_to_be_cited(admin_client, db):
    article = factories.article(state="draft")
    html = admin_client.get(article.get_absolute_url()).content.decode()
    assert "Z3988" not in html
    assert "citation_title" not in html
