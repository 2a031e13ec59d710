"""Whatever is sent, the resolver answers with a refusal and goes on, and tells nothing."""

import random
import re
from collections import Counter
from collections.abc import Iterator

import psutil  # type: ignore[import-untyped] # it has no types
import pytest

from tests.conftest import parka
from tests.samples import make_workspace
from tests.server.running import RunningResolver, running_resolver

MAX_MEMORY = 150_000_000
"""In bytes."""
_ANSWER = re.compile(rb"HTTP/1\.1 ([0-9]{3}) [^\r]*\r\n")
_EXPECTED = {200, 204, 301, 400, 404, 405, 406, 414, 431}
_TRAVERSALS = (
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/..%5c..%5cwindows%5cwin.ini",
    "/%252e%252e%252fetc%252fpasswd",
    "/01/../../../etc/passwd",
    "/01/09506000134352/21/..%2f..%2fdpp-desktop.sqlite",
    "/t/%2e%2e%2f%2e%2e%2fworkspace.db",
    "/static/../../../../etc/shadow",
    "/%c0%ae%c0%ae/etc/passwd",
    "//evil.example/%2f..",
    "/\\..\\..",
    "/t/%00",
    "/01/09506000134352%00/21/x",
    "/%0d%0aSet-Cookie:%20a=b/t/0123456789AB",
    "/t/0123456789AB%0d%0aX:%20y",
)
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningResolver]:
    """Return a running resolver that all tests of this module share."""
    folder = tmp_path_factory.mktemp("minted")
    make_workspace(folder, parka(5))
    with running_resolver(folder) as resolver:
        yield resolver


def _target(chance: random.Random) -> str:
    """Return the target of a request: a known attack, or identifiers with random changes."""
    if chance.random() < 0.4:
        return chance.choice(_TRAVERSALS)
    keys = ["01", "10", "21", "22", "00", "8003", "x", ""]
    values = ["09506000134352", "0" * 14, "96385074", "A" * chance.randrange(1, 40), "%2F%2f", "%"]
    pairs = [
        f"{chance.choice(keys)}/{chance.choice(values)}" for _ in range(chance.randrange(1, 9))
    ]
    noise = "".join(chance.choice("/%?&=;.~!'\"<>{}|^`\\") for _ in range(chance.randrange(6)))
    query = chance.choice(["", "?linkType=", "?linkType=%00", f"?{'a=1&' * 30}", "?lang=../de"])
    return f"/{'/'.join(pairs)}{noise}{query}"


def _request(chance: random.Random) -> bytes:
    target = _target(chance)
    lines = [
        f"{chance.choice(_METHODS)} {target} HTTP/1.1",
        f"Host: {chance.choice(['a.example', '127.0.0.1', '<script>', 'x' * 300, 'a:b:c'])}",
        f"Accept: {chance.choice(['*/*', 'text/html', 'image/png', ';;q=', 'a' * 1_500])}",
        f"Accept-Language: {chance.choice(['de', '*', '../../x', 'q=1;;', ','])}",
        f"If-None-Match: {chance.choice(['*', 'W/', ',,,', 'x' * 500])}",
        *(f"X-{n}: {'y' * chance.randrange(80)}" for n in range(chance.randrange(20))),
        "Connection: close",
        "",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8")


@pytest.mark.parametrize("count", [1_500, pytest.param(10_000, marks=pytest.mark.exhaustive)])
def test_hostile_requests_are_refused(served: RunningResolver, count: int) -> None:
    chance = random.Random(18)
    statuses: Counter[int] = Counter()
    for _ in range(count):
        request = _request(chance)
        received = served.exchange(request)
        for word in (b"Traceback", b"root:", b'File "', str(served.workspace).encode()):
            assert word not in received
        assert b"\nset-cookie" not in received.lower()
        (status,) = map(int, _ANSWER.findall(received)[:1] or [0])
        assert status in _EXPECTED, (request, received)
        statuses[status] += 1
    assert {204, 301, 400, 404, 405} <= set(statuses)
    assert psutil.Process(served.process.pid).memory_info().rss < MAX_MEMORY
    assert served.get("/").status == 200


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000, id="flood of headers"),
        pytest.param(b"GET / HTTP/1.1\r\nX: " + b"y" * 100_000, id="long header"),
        pytest.param(b"GET /" + b"a" * 100_000, id="long target"),
        pytest.param(b"A" * 100_000, id="no end of the method"),
        pytest.param(
            b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 90_000,
            id="endless chunk size",
        ),
    ],
)
def test_a_request_that_is_too_large_ends_its_connection(
    served: RunningResolver, data: bytes
) -> None:
    received = served.exchange(data)
    statuses = {int(status) for status in _ANSWER.findall(received)}
    assert statuses <= {400, 405, 431}
    assert served.get("/").status == 200


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET /t/x HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400),
        (b"GET http://b.example/t/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404),
        (b"OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 204),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00", 400),
        (b"GET /\r\n\r\n", 200),
        (
            b"GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n\r\n",
            200,
        ),
        (b"CONNECT a.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (b"GET / HTTP/1.0\r\n\r\n", 200),
    ],
)
def test_unusual_requests(served: RunningResolver, data: bytes, status: int) -> None:
    received = served.exchange(data)
    assert [int(each) for each in _ANSWER.findall(received)] == [status], received[:300]
    assert served.get("/").status == 200
