"""Clients that send or read slowly, or open many connections, don't block the others."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from dpp_desktop.server.bounded_protocol import MAX_CONNECTIONS_OF_CLIENT, MAX_QUEUED_REQUESTS
from tests.conftest import parka
from tests.samples import make_workspace
from tests.server.running import RunningResolver, port_of

_REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
_COMMAND = """
from dpp_desktop.cli.main import main
from dpp_desktop.server import bounded_protocol, serving
{deadlines}
main()
"""
_IMPATIENT = "bounded_protocol.HEAD_SECONDS = bounded_protocol.ANSWER_SECONDS = 0.5"
_PATIENT = "bounded_protocol.HEAD_SECONDS = serving.KEEP_ALIVE_SECONDS = 600"


@contextmanager
def _resolver(folder: Path, deadlines: str) -> Iterator[RunningResolver]:
    """Run the command with other deadlines."""
    options = ["serve", "--workspace", str(folder), "--port", "0", "--rate", "0", "--json"]
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND.format(deadlines=deadlines), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield RunningResolver(process, port_of(process), folder)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningResolver]:
    """Return a running resolver that waits for half a second only."""
    folder = tmp_path_factory.mktemp("minted")
    make_workspace(folder, parka(1))
    with _resolver(folder, _IMPATIENT) as resolver:
        yield resolver


def _connect(resolver: RunningResolver) -> socket.socket:
    return socket.create_connection(("127.0.0.1", resolver.port), timeout=60)


def _rest(client: socket.socket) -> bytes:
    """Return what is received until the resolver closes the connection."""
    received = b""
    try:
        while block := client.recv(65_536):
            received += block
    except ConnectionResetError:
        pass
    return received


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow:"])
def test_a_request_that_isnt_completed_ends_its_connection(
    served: RunningResolver, begun: bytes
) -> None:
    with _connect(served) as client:
        client.sendall(begun)
        assert _rest(client) == b""
    assert served.get("/").status == 200


def test_a_client_that_reads_nothing_is_disconnected(served: RunningResolver) -> None:
    client = socket.socket()
    with client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        client.connect(("127.0.0.1", served.port))
        client.settimeout(60)
        # Sending ends only if the resolver disconnects: its answers are larger than all buffers.
        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            _send_for_ever(client)
    assert served.get("/").status == 200


def _send_for_ever(client: socket.socket) -> None:
    while True:
        client.sendall(_REQUEST)


def test_requests_that_arrive_together_are_answered_one_by_one(served: RunningResolver) -> None:
    with _connect(served) as client:
        last = _REQUEST.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        client.sendall(_REQUEST * MAX_QUEUED_REQUESTS + last)
        assert _rest(client).count(b"HTTP/1.1 200 ") == MAX_QUEUED_REQUESTS + 1


def test_too_many_requests_at_once_end_the_connection(served: RunningResolver) -> None:
    with _connect(served) as client:
        with suppress(ConnectionResetError, BrokenPipeError):
            client.sendall(_REQUEST * 5_000)
        assert _rest(client).count(b"HTTP/1.1 ") < 100
    assert served.get("/").status == 200


def test_a_client_may_have_only_so_many_connections(served: RunningResolver) -> None:
    with _resolver(served.workspace, _PATIENT) as resolver, ExitStack() as stack:
        for _ in range(MAX_CONNECTIONS_OF_CLIENT):
            client = stack.enter_context(_connect(resolver))
            client.sendall(_REQUEST)
            assert client.recv(12) == b"HTTP/1.1 200"
        for _ in range(3):
            with _connect(resolver) as refused, suppress(OSError):
                refused.sendall(_REQUEST)
                assert _rest(refused) == b""
