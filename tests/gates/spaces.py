"""Makes search/semantic/spaces.npz: python -m tests.gates.spaces FOLDER... (collections in BEIR layout).

Of each bundled encoder: the means of the questions of each language, as they stand, as keywords (without question and
function words) and as one or two words; and the spread of their dot products with sentences and passages that do not
answer them. Some ten minutes a thousand documents.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from articles.text import arabic, english, romanian
from search.evaluation.collection import Collection, Text, read
from search.semantic.encoders import BUNDLED, PASSAGE, Encoder
from search.semantic.space import SHIPPED, Space, folded
from search.semantic.text import passages, sentences

QUESTION_WORDS = {
    "en": "what who when where which how why many much did does do was were is are has have had whose whom",
    "ro": "care cine când cand unde cât cat câți câte cum este fost era erau lui cei",
    "ar": "ما من متى أين كم كيف هل ماذا الذي التي هو هي لماذا أي عدد",
}
IS_SMALL = {
    "en": english.STOP_WORDS.__contains__,
    "ro": romanian.STOP_WORDS.__contains__,
    "ar": arabic.is_stop_word,
}
CHINESE_BREAKS = re.compile(
    "什么时候|什么|多少|哪些|哪个|哪里|哪种|哪|谁|何时|何地|为什么|如何|怎么|怎样|几个|是否|是|的|了|吗|呢|在|和|与|有|被|中|为|[？?，、]"
)
SAMPLED = 300  # documents a language that the spread is measured on


def keywords(question: str, language: str) -> list[str]:
    """What of a question a reader would type into a search box."""
    if language == "zh":
        words = [part.strip() for part in CHINESE_BREAKS.split(question) if len(part.strip()) > 1]
    else:
        asking = QUESTION_WORDS[language].split()
        words = [
            word
            for word in re.findall(r"\w+", question)
            if word.lower() not in asking and not IS_SMALL[language](word.lower())
        ]
    return words or [question]


def first_words(words: list[str], language: str) -> str:
    return words[0][:6] if language == "zh" else " ".join(words[:2])


def styles(queries: list[Text]) -> Iterator[list[str]]:
    """The queries of one language in each style."""
    language = queries[0].analysis
    questions = folded([query.text for query in queries], queries[0].language)
    words = [keywords(question, language) for question in questions]
    yield questions
    yield [" ".join(part) for part in words]
    yield [first_words(part, language) for part in words]


def space(encoder: Encoder, collections: list[Collection]) -> Space:
    means, languages, asked = [], [], []
    for language in sorted({language for collection in collections for language in collection.languages}):
        queries = [[q for q in c.queries if q.analysis == language] for c in collections]
        # Each collection counts alike, whatever the number of its questions.
        encoded = [[encoder.queries(texts) for texts in styles(part)] for part in queries if part]
        for style in zip(*encoded, strict=True):
            means.append(np.mean([vectors.mean(axis=0) for vectors in style], axis=0))
            languages.append(language)
        asked.append(np.concatenate([part[0] for part in encoded]))
    found = Space(np.stack(means), tuple(languages), {})
    neutral = found.neutral(np.concatenate(asked))
    spreads = {grain: spread(encoder, grain, found, neutral, collections) for grain in encoder.grains}
    return Space(found.means, found.languages, spreads)


def spread(encoder: Encoder, grain: str, found: Space, queries: np.ndarray, collections: list[Collection]) -> float:
    """Over all pairs: those in which the text answers the query are too few to show."""
    texts = []
    for collection in collections:
        documents = random.Random(1).sample(collection.documents, min(SAMPLED, len(collection.documents)))
        for document in documents:
            spans = sentences(document.text)
            if grain == PASSAGE:
                spans = passages(document.text, spans)
            texts += folded([document.text[start:end] for start, end in spans[:2]], document.language)
    return float((queries @ found.neutral(encoder.passages(texts)).T).std())


def main(folders: list[str]) -> None:
    collections = [read(Path(folder)) for folder in folders]
    arrays: dict[str, np.ndarray] = {}
    for name, make in BUNDLED.items():
        found = space(make(), collections)
        arrays[f"{name}.means"] = found.means.astype(np.float32)
        arrays[f"{name}.languages"] = np.array(found.languages)
        arrays |= {f"{name}.spread.{grain}": np.array(value) for grain, value in found.spreads.items()}
        print(name, found.means.shape, found.languages, found.spreads)
    with SHIPPED.open("wb") as file:
        np.savez(file, **arrays)


if __name__ == "__main__":
    main(sys.argv[1:])
