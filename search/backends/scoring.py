"""BM25F over the documents of one language: title and text weighed together, lengths and rarity counted per language.

Whoosh counts both over all documents. In a collection of four languages that makes every text look four times as long
as the average and every word four times as rare, by another factor in each language.
"""

from math import log

from whoosh.util.numeric import byte_to_length

# Measured from 0.8 to 2.0 and from 0.3 to 0.75, with the second look (search/closer.py). Paragraphs of even length
# (XQuAD) gain up to 0.008 nDCG@10 against the usual 1.2 and 0.75; with a smaller b natural text of mixed length (MLQA)
# would lose more than that.
K1 = 1.0
B = 0.5
# Each occurrence in the title counts as this many more in the text, which holds the title already.
TITLE_WEIGHT = 2.0

LENGTHS = [byte_to_length(code) for code in range(256)]


def idf(frequency: int, documents: int) -> float:
    """Rarity of a term in `frequency` of `documents`: Lucene's form, which never falls below nought."""
    return log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def saturation(total: int, documents: int) -> list[float]:
    """For each of Whoosh's length codes, the number of occurrences that earns half of what a term can earn."""
    average = max(total / max(documents, 1), 1.0)
    return [K1 * (1 - B + B * length / average) for length in LENGTHS]
