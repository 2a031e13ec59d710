"""A resolver in its own process, as operators start it, and requests to it over HTTP."""

import http.client
import json
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.commandline import CommandLine


@dataclass(frozen=True)
class Reply:
    """A received answer; names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """The content as JSON."""
        return json.loads(self.content)


@dataclass(frozen=True)
class RunningResolver:
    """The process of a resolver that answers at a port of this computer."""

    process: "subprocess.Popen[str]"
    port: int
    workspace: Path
    tls: ssl.SSLContext | None = None

    def connection(self) -> http.client.HTTPConnection:
        """Return a new connection."""
        if self.tls:
            return http.client.HTTPSConnection("localhost", self.port, context=self.tls)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Return the answer to a request; underscores in names of headers become hyphens."""
        connection = self.connection()
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read())
        finally:
            connection.close()

    def exchange(self, data: bytes) -> bytes:
        """Send the bytes, and return what is received until the resolver closes the connection.

        Unless it refuses the request, that is after five seconds or by `Connection: close`.
        """
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as client:
            received = b""
            try:
                client.sendall(data)
                while block := client.recv(65_536):
                    received += block
            except (ConnectionResetError, BrokenPipeError):
                pass
            return received

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """Stop the process with the signal, and return its exit code."""
        self.process.send_signal(with_signal)
        return self.process.wait(timeout=60)


@contextmanager
def running_resolver(
    workspace: Path, *options: object, tls: ssl.SSLContext | None = None
) -> Iterator[RunningResolver]:
    """Run a resolver on a free port while the body runs; by default without a rate limit."""
    arguments = ["serve", "--port", 0, "--json", "--rate", 0, *options]
    process = CommandLine(workspace).start(*arguments)
    try:
        yield RunningResolver(process, port_of(process), workspace, tls)
    finally:
        process.kill()
        process.communicate()


def port_of(process: "subprocess.Popen[str]") -> int:
    """Wait until the process has printed its addresses."""
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line == "}\n":
            break
    assert lines, process.communicate()[1]
    (url, *_) = json.loads("".join(lines))["urls"]
    return int(url.rstrip("/").rpartition(":")[2])
