"""An encoder at an address: any server that speaks OpenAI's embeddings interface (`POST <address>/embeddings`)."""

import http.client
import json
import time
from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import numpy as np

from search.semantic.encoders import ALL_LANGUAGES, PASSAGE, QUERY_MOST, SENTENCE, EncoderError, checked
from search.semantic.vectors import Vectors

QUERY_PATIENCE = 2.0  # seconds that a reader may have to wait before search goes on without
PASSAGE_PATIENCE = 60.0
BATCH = 64  # texts in one request
ANSWER_MOST = 64 * 1024**2  # bytes


class Sides(StrEnum):
    """How the server is told a query from a passage."""

    ALIKE = "alike"  # it is not: the model makes no difference
    PREFIX = "prefix"  # "query: " and "passage: " before the text, as e5 models want it
    INPUT_TYPE = "input_type"  # a field of the request


class NoRedirect(HTTPRedirectHandler):
    """A redirect is an answer to report: following it would carry the key to another host."""

    def redirect_request(self, *args: Any) -> None:
        return None


class Remote:
    """`address` ends before `/embeddings`, as in https://host/v1. The dimension is learned from the first answer."""

    grains = (SENTENCE, PASSAGE)
    languages = ALL_LANGUAGES

    def __init__(self, address: str, model: str, key: str = "", sides: Sides = Sides.ALIKE):
        self.address, self.model, self.key, self.sides = address.rstrip("/"), model, key, sides
        self.opener: OpenerDirector = build_opener(NoRedirect)
        self.known = 0

    @property
    def name(self) -> str:
        return "remote"

    @property
    def version(self) -> str:
        """Changes with the model and with where it runs: vectors of two servers need not agree."""
        identity = f"{self.address}\n{self.model}\n{self.sides}"
        return blake2b(identity.encode(), digest_size=6).hexdigest()

    @property
    def dimension(self) -> int:
        """Asks the server the first time. Raises EncoderError."""
        return self.known or self.passages(["dimension"]).shape[1]

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode([text[:QUERY_MOST] for text in texts], "query", QUERY_PATIENCE)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self.encode(list(texts), "passage", PASSAGE_PATIENCE)

    def encode(self, texts: list[str], side: str, patience: float) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        parts = [self.ask(texts[at : at + BATCH], side, patience) for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts)

    def ask(self, texts: list[str], side: str, patience: float) -> Vectors:
        if self.sides == Sides.PREFIX:
            texts = [f"{side}: {text}" for text in texts]
        # A lone surrogate, which json would write as an escape that strict servers refuse, is replaced.
        texts = [text.encode("utf-8", "replace").decode() for text in texts]
        asked: dict[str, Any] = {"model": self.model, "input": texts, "encoding_format": "float"}
        if self.sides == Sides.INPUT_TYPE:
            asked["input_type"] = side
        answer = self.post(json.dumps(asked).encode(), patience)
        try:
            rows = {int(row["index"]): row["embedding"] for row in answer["data"]}
            found = [rows[index] for index in range(len(texts))]
            known = self.known or len(found[0])
        except (KeyError, TypeError, ValueError) as error:
            raise EncoderError(f"{self.name}: an answer without an embedding for each text ({error!r})") from None
        vectors = checked(self.name, found, len(texts), known)
        self.known = known
        return vectors

    def post(self, body: bytes, patience: float) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        deadline = time.monotonic() + patience
        try:
            request = Request(f"{self.address}/embeddings", data=body, headers=headers)
            with self.opener.open(request, timeout=patience) as response:
                data = read(response, deadline)
        except HTTPError as error:
            with error:
                detail = error.read(300).decode("utf-8", "replace")
            raise EncoderError(f"{self.name}: HTTP {error.code} {detail}") from None
        except (URLError, OSError, http.client.HTTPException, ValueError) as error:
            raise EncoderError(f"{self.name}: {error}") from None
        try:
            return json.loads(data)
        except ValueError as error:
            raise EncoderError(f"{self.name}: an answer that is no JSON ({error})") from None


def read(response: Any, deadline: float) -> bytes:
    """All of an answer; ValueError when it is too long, TimeoutError when it dribbles in beyond the deadline."""
    data = b""
    while chunk := response.read1(1 << 20):
        data += chunk
        if len(data) > ANSWER_MOST:
            raise ValueError(f"an answer of more than {ANSWER_MOST} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError("timed out")
    return data
