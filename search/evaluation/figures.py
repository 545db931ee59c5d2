"""How well ranked lists answer: nDCG@10, MRR@10 and Recall@10, each relevant document worth the same.

As trec_eval and ir-measures define them. Those would bring SciPy, 140 MB, for these few lines; on a thousand random
rankings the figures agree with theirs (ir-measures 0.4.3) to twelve places.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import mean

CUT = 10
GAINS = [1 / log2(rank + 2) for rank in range(CUT)]


@dataclass(frozen=True)
class Figures:
    """Means over queries."""

    ndcg: float
    mrr: float
    recall: float

    @classmethod
    def of(cls, answers: Iterable[tuple[Sequence[Hashable], Collection[Hashable]]]) -> "Figures":
        """`answers`: for each query, at least one, its documents in rank order and those that are relevant."""
        each = [one(ranked[:CUT], relevant) for ranked, relevant in answers]
        return cls(*(mean(values) for values in zip(*each, strict=True)))

    @property
    def named(self) -> dict[str, float]:
        return {
            f"nDCG@{CUT}": round(self.ndcg, 4),
            f"MRR@{CUT}": round(self.mrr, 4),
            f"Recall@{CUT}": round(self.recall, 4),
        }


def one(ranked: Sequence[Hashable], relevant: Collection[Hashable]) -> tuple[float, float, float]:
    hits = [rank for rank, document in enumerate(ranked) if document in relevant]
    gained = sum(GAINS[rank] for rank in hits)
    first = 1 / (hits[0] + 1) if hits else 0.0
    return gained / sum(GAINS[: len(relevant)]), first, len(hits) / len(relevant)
