"""Every field has a proposal where the page gives one, with evidence that stands where it says."""

import pytest

from articles.ingest.proposals import FIELD_LABELS, Field, proposals
from tests.ingest.measure import reading, world
from tests.ingest.pages import CORPUS as PAGES
from tests.ingest.pages import corpus, load

MODEL_LIMIT = 40  # characters of Proposal.field


@pytest.mark.parametrize("sample", corpus(), ids=lambda sample: sample.name)
def test_each_proposal_rests_on_words_at_their_place(sample):
    result = reading(sample, world())
    for proposed in proposals(result, world()):
        assert 0 <= proposed.confidence <= 1
        evidence = proposed.evidence
        assert evidence.text or proposed.field == Field.WARNING
        if evidence.start is not None:
            assert result.described.body[evidence.start : evidence.end].strip()[:200] == evidence.text[:200]


def test_all_fields_of_a_page_that_says_everything():
    found: dict[Field, list] = {}
    for proposed in proposals(reading(load(PAGES / "ro-2021-jsonld.page"), world()), world()):
        found.setdefault(proposed.field, []).append(proposed.value)
    assert found[Field.LANGUAGE] == ["ro"]
    assert found[Field.TITLE] == ["Civilizația digitală, tema de la Wuzhen"]
    assert found[Field.PUBLISHED] == [{"date": "2021-09-27T08:00", "basis": "metadata"}]
    assert (found[Field.SOURCE], found[Field.BYLINE]) == (["Curierul Pontic"], ["Ilinca Portaru"])
    assert found[Field.EVENT][0] == "wic-2021"
    assert {"id": "elon-musk", "role": "video", "event": "wic-2021"} in found[Field.PERSON]
    assert "wuzhen" in found[Field.PLACE]
    assert "qualcomm" in found[Field.ORGANISATION]
    assert "digital-civilization" in found[Field.TOPIC]


def test_where_only_the_address_says_from_whom_its_host_is_proposed():
    found = {one.field: one for one in proposals(reading(load(PAGES / "ar-2025-hongkong.page"), world()), world())}
    assert found[Field.SOURCE].value == "almarfa.example"
    assert found[Field.PUBLISHED].value == {"date": "2025-04-15", "basis": "address"}
    assert found[Field.ADDRESS].value == "https://almarfa.example/2025/04/15/hongkong-summit/"


def test_a_bulletin_says_which_of_its_items_is_ours():
    found = {
        one.field: one.value for one in proposals(reading(load(PAGES / "ro-2023-bulletin.page"), world()), world())
    }
    assert found[Field.PARTS]["about"] == [1]
    assert found[Field.PARTS]["titles"][0] == "Summit în China"


def test_every_field_has_a_name_for_people_and_fits_the_column():
    assert set(FIELD_LABELS) == set(Field)
    assert all(len(field) <= MODEL_LIMIT for field in Field)
