"""Near-duplicates by content: text -> MinHash signature -> bands; and how far two signatures agree.

Broder's resemblance (On the resemblance and containment of documents, 1997), with banding as in Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, 3.4. Our own sixty lines and not datasketch, which brings scipy.

What is compared is folded: both Chinese scripts are one, Taiwan's words are the mainland's, letters and digits alone
count. A title is no part of it: two articles may have one title.
"""

import re
import zlib
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from articles.ingest.folding import HAN, folded
from articles.text import taiwan

HASHES = 60
ROWS = 3  # hashes a band: twenty bands of three find 93 % of the pairs at a resemblance of 0.5, and 99.98 % at 0.7
BANDS = HASHES // ROWS
HAN_SHINGLE, WORD_SHINGLE = 4, 3  # characters of Chinese, words of anything else
LEAST_SHINGLES = 8  # a text of fewer says too little to compare
UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
HAN_RUN = re.compile(f"[{HAN}]+")


def signature(text: str) -> bytes:
    """HASHES unsigned 32-bit numbers; empty for a text too short to compare."""
    hashes = np.fromiter({zlib.crc32(shingle.encode()) for shingle in shingles(text)}, dtype=np.uint64)
    if len(hashes) < LEAST_SHINGLES:
        return b""
    factors, terms = permutations()
    # Multiply-shift (Dietzfelbinger and others, 1997): the product wraps at 64 bits, and its upper half is the hash.
    mixed = (hashes[:, None] * factors[None, :] + terms[None, :]) >> np.uint64(32)
    return mixed.min(axis=0).astype("<u4").tobytes()


def shingles(text: str) -> set[str]:
    """Runs of neighbouring characters or words; their order in the text does not count."""
    whole = HAN_RUN.sub(lambda run: mainland(run[0]), folded(text).text)
    units = UNIT.findall(whole)
    size = HAN_SHINGLE if sum(len(unit) == 1 and unit >= "\u2e80" for unit in units) * 2 > len(units) else WORD_SHINGLE
    return {" ".join(units[at : at + size]) for at in range(len(units) - size + 1)}


def mainland(run: str) -> str:
    """A run of folded Chinese with Taiwan's words rewritten as the mainland has them."""
    pieces, done = [], 0
    for reading in taiwan.words(run):
        if reading.start >= done:
            pieces += [run[done : reading.start], reading.word]
            done = reading.end
    return "".join([*pieces, run[done:]])


@cache
def permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors and terms of the hash functions. The seed is part of the stored signatures: it never changes."""
    random = np.random.RandomState(20141119)  # the legacy generator, whose stream numpy has frozen (NEP 19)
    factors, terms = random.randint(0, 1 << 64, size=(2, HASHES), dtype=np.uint64)
    return factors | np.uint64(1), terms


def bands(signed: bytes) -> list[int]:
    """One signed 64-bit key a band, with the band's number in it; none for an empty signature."""
    if not signed:
        return []
    rows = np.frombuffer(signed, "<u4").reshape(BANDS, ROWS)
    return [
        number << 56 | int.from_bytes(blake2b(row.tobytes(), digest_size=7).digest(), "big")
        for number, row in enumerate(rows)
    ]


def resemblance(one: bytes, other: bytes) -> float:
    """The share of shingles that two texts have in common, 0 to 1, to within about 0.06."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))
