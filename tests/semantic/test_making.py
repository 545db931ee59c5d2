"""Vectors follow the archive: published articles only, newest first, made once, resumable, in small steps."""

import datetime

import pytest

from articles.models import Article
from search.generations import IndexLocked
from search.semantic import making
from search.semantic.encoders import EncoderError
from search.semantic.making import Maker, meant_text, progress
from search.semantic.writer import Writer
from tests.factories import article
from tests.semantic.encoders import WordEncoder

pytestmark = pytest.mark.django_db
LONG = "The summit of the year was opened in the morning by its hosts. " * 200


def make(legs, seconds=60.0):
    with Maker(legs) as maker:
        maker.news()
        return maker.work(seconds)


def keys(leg):
    return set(leg.store.snapshot().keys.tolist())


def test_published_articles_get_vectors_on_every_leg_and_no_other_article_does(words):
    shown = article(title="The summit", body="It opened. The museum was closed.")
    for state in ("draft", "review", "withdrawn"):
        article(state=state)
    assert make(words) is False
    assert [keys(leg) for leg in words] == [{shown.pk}, {shown.pk}]


def test_spans_point_into_the_text_that_may_be_shown(words):
    shown = article(title="The summit", body="First paragraph of the text.\nSecond one.", display="excerpt")
    make(words)
    text = meant_text(shown)
    assert text == "The summit\nFirst paragraph of the text."
    snapshot = words[0].store.snapshot()
    assert [text[slice(*snapshot.span(row))] for row in range(2)] == ["The summit", "First paragraph of the text."]
    assert [text[slice(*words[1].store.snapshot().span(0))]] == [text]


def test_a_record_is_read_by_its_title_and_abstract(words):
    shown = article(kind="record", body="", title="A record", abstract="On the award of the year.")
    make(words)
    assert meant_text(shown) == "A record\nOn the award of the year."
    assert keys(words[0]) == {shown.pk}


def test_nothing_is_made_twice(words, encoder):
    article()
    make(words)
    read = len(encoder.read)
    make(words)
    assert len(encoder.read) == read


def test_an_article_saved_without_a_change_of_text_is_not_read_again(words, encoder):
    shown = article()
    make(words)
    read = len(encoder.read)
    shown.byline = "Somebody"
    shown.save()
    make(words)
    assert len(encoder.read) == read
    stamp = making.current_stamps()[shown.pk]
    assert words[0].store.snapshot().records["stamp"].tolist() == [stamp]


def test_a_changed_text_is_read_again(words):
    shown = article(body="On the museum.")
    make(words)
    shown.body = "On the museum. And on the award."
    shown.save()
    make(words)
    assert words[0].store.snapshot().count.tolist() == [3]


@pytest.mark.parametrize("change", ["withdraw", "delete"])
def test_vectors_of_an_article_no_longer_public_are_taken_out(words, change):
    gone, stays = article(), article()
    make(words)
    if change == "withdraw":
        gone.state = Article.State.WITHDRAWN
        gone.save()
    else:
        gone.delete()
    make(words)
    assert [keys(leg) for leg in words] == [{stays.pk}, {stays.pk}]


def test_an_article_withdrawn_while_it_is_waited_for_is_not_read(words, encoder):
    first, second = article(title="Summit"), article(title="Museum")
    with Maker(words) as maker:
        maker.news()
        next(maker.steps)
        Article.objects.filter(pk=first.pk).update(state="withdrawn")
        maker.work(60)
    assert keys(words[0]) == {second.pk}
    assert not any("Summit" in text for text in encoder.read)


def test_the_newest_articles_come_first_sentences_before_passages(words, encoder):
    for day in (3, 9, 6):
        date = datetime.date(2024, 11, day)
        article(title=f"Day {day} of the summit", body="The text of it.", date_earliest=date, date_latest=date)
    make(words)
    days = [text[:5] for text in encoder.read if text.startswith("Day")]
    assert days == ["Day 9", "Day 6", "Day 3"] * 2
    passages = [text for text in encoder.read if "\n" in text]
    assert encoder.read[-3:] == passages


def test_work_stops_in_time_and_goes_on_where_it_stopped(words, encoder):
    article(body=LONG)
    with Maker(words) as maker:
        maker.news()
        for _step in range(3):
            assert maker.work(0.0) is True
            next(maker.steps)
        begun = len(encoder.read)
        assert begun == 3 * making.STEP["sentence"]
        maker.news()
        maker.work(60)
    sentences = int(words[0].store.snapshot().count[0])
    assert encoder.read[: sentences + 1].count(encoder.read[0]) == 1
    assert words[0].store.snapshot().count.tolist() == [201]


def test_news_come_before_what_is_left_to_do(words, encoder):
    old = article(body=LONG)
    with Maker(words) as maker:
        maker.news()
        next(maker.steps)
        new = article(title="Just published")
        maker.news()
        next(maker.steps)
        next(maker.steps)
        assert keys(words[0]) == {new.pk}
        maker.work(60)
    assert keys(words[1]) == {old.pk, new.pk}


def test_chinese_is_read_in_simplified_characters(words, encoder):
    article(language="zh-Hant", title="烏鎮峰會", body="數位經濟是會議的主題。")
    make(words)
    assert encoder.read[0] == "乌镇峰会"
    assert words[0].store.snapshot().languages.tolist() == ["zh-Hant"]


def test_an_article_that_an_encoder_cannot_read_keeps_no_other_waiting(words, encoder, caplog):
    bad, good = article(title="Poison"), article()
    encoder.fails_at = "Poison"
    assert make(words) is False
    assert [keys(leg) for leg in words] == [{good.pk}, {good.pk}]
    assert f"article {bad.pk} left out" in caplog.text


def test_an_encoder_out_of_order_is_left_alone_a_while_and_then_tried_again(words, encoder, monkeypatch, caplog):
    for _article in range(5):
        article(title="Poison")
    encoder.fails_at = "Poison"
    with Maker(words) as maker:
        maker.news()
        assert maker.work(60) is False
        assert encoder.read.count("Poison") == making.FAILURES
        assert encoder.read.count("Poison\nOne paragraph.") == making.FAILURES
        encoder.fails_at = None
        maker.news()
        assert maker.work(60) is False
        assert keys(words[0]) == set()
        maker.resting.clear()
        maker.news()
        maker.work(60)
    assert len(keys(words[0])) == 5


def test_only_one_maker_works_at_a_time(words):
    with Maker(words), pytest.raises(IndexLocked):
        Maker(words)
    Maker(words).close()


def test_without_encoders_there_is_nothing_to_do(tmp_path):
    article()
    assert make(()) is False


def test_vectors_of_another_version_are_removed_and_made_anew(words, encoder, tmp_path):
    article()
    make(words)
    old = words[0].store.folder
    newer = WordEncoder("2")
    legs = [type(words[0])(newer, grain, tmp_path / "vectors") for grain in newer.grains]
    make(legs)
    assert not old.exists()
    assert legs[0].space() is not None
    assert len(newer.read) > 200  # its space had to be found out
    assert len(keys(legs[0])) == 1


def test_after_a_full_disk_it_goes_on(words, monkeypatch):
    shown = article()
    add = Writer.add

    def full(self, entries):
        monkeypatch.setattr(Writer, "add", add)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Writer, "add", full)
    with Maker(words) as maker:
        maker.news()
        with pytest.raises(OSError):
            maker.work(60)
        assert maker.work(60) is False
    assert keys(words[1]) == {shown.pk}


def test_altered_vectors_are_taken_out_and_made_anew(words):
    first, second = article(), article()
    make(words)
    rows = words[0].store.folder / "000001.rows"
    data = bytearray(rows.read_bytes())
    data[-1] ^= 1
    rows.write_bytes(data)
    with Maker(words) as maker:
        assert maker.mend() == 1
        assert len(keys(words[0])) == 1
        maker.news()
        maker.work(60)
        assert maker.mend() == 0
    assert keys(words[0]) == {first.pk, second.pk}


def test_there_is_nothing_to_mend_where_nothing_was_made(words):
    with Maker(words) as maker:
        assert maker.mend() == 0
    assert not words[0].store.folder.exists()


def test_progress_counts_published_articles_and_those_with_vectors(words, encoder):
    article(title="Poison"), article(), article(state="draft")
    encoder.fails_at = "Poison"
    make(words)
    assert [(one.leg, one.published, one.done) for one in progress()] == [
        ("words-sentence", 2, 1),
        ("words-passage", 2, 1),
    ]


def test_a_failing_encoder_without_a_space_is_left_alone(words, encoder, caplog, monkeypatch):
    article()
    words[0].space_path.unlink()

    def fail(_encoder):
        raise EncoderError("words: no answer")

    monkeypatch.setattr(making, "sampled", fail)
    assert make(words) is False
    assert "no answer" in caplog.text
