"""What memory holds of the database and of answers, and when it is made anew."""

import numpy as np
import pytest
from django.utils import translation

from articles.models import Label
from search import bridge, labels
from search.arrays import among
from search.backends.finder import Found, Recent
from search.remembered import last_change
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_change_that_was_numbered_before_the_last_one_and_came_after_it_is_noticed():
    factories.term("topic", names={"en": "tea"})
    first = Label.history.earliest("history_id")
    Label.history.filter(pk=first.pk).delete()
    factories.term("topic", names={"en": "rice"})
    before = last_change(Label)
    first.save()  # the older number arrives
    assert last_change(Label) != before
    assert last_change(Label) == last_change(Label)


def test_a_facets_names_are_those_of_the_readers_language_and_of_now():
    term = factories.term("topic", slug="tea", names={"en": "tea", "ro": "ceai"})
    values = {"kind": [], "lang": [], "source": [], "event": [], "speaker": [], "topic": ["tea", "gone"]}

    def shown() -> dict:
        return labels.labelled(values)["topic"]

    assert shown() == {"tea": ("tea", "en"), "gone": ("gone", "en")}
    with translation.override("ro"):
        assert shown()["tea"] == ("ceai", "ro")
    label = term.labels.get(language="en")
    label.text = "green tea"
    label.save()
    assert shown()["tea"] == ("green tea", "en")
    assert bridge.names.value().slugs["en"].keys() >= {("green", "tea")}


def test_the_last_answers_are_kept_and_the_oldest_goes_first():
    recent, answers = Recent(most=2), [object.__new__(Found) for _n in range(3)]
    for asked, found in enumerate(answers):
        assert recent.keep(asked, found) is found
        recent.get(1)
    assert recent.get(0) is None
    assert (recent.get(1), recent.get(2)) == (answers[1], answers[2])


def test_numbers_are_looked_up_among_others_in_any_order():
    assert among(np.array([2, 5, 9]), np.array([9, 1, 2, 12])).tolist() == [True, False, True]
    assert among(np.array([], dtype=np.int64), np.array([1])).tolist() == []
