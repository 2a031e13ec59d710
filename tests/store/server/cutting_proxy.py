"""A proxy between the program and a PostgreSQL server that cuts connections at chosen messages."""

import selectors
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from threading import Event, Thread

_PORT_FILE = ".s.PGSQL.5432"
_POLL_SECONDS = 0.05
_BLOCK = 1 << 16


class Cut(Enum):
    """When a connection is cut."""

    BEFORE_SERVER = auto()
    """The message doesn't reach the server."""
    BEFORE_ANSWER = auto()
    """The server answers, and the answer doesn't reach the client."""


class CuttingProxy:
    """Forwards connections in a thread until it is closed."""

    def __init__(self, folder: Path, server: Path) -> None:
        self.folder = folder
        """The folder with the socket of the proxy, for use as a host."""
        self._server = str(server / _PORT_FILE)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / _PORT_FILE))
        self._listener.listen(64)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._other: dict[socket.socket, socket.socket] = {}
        self._clients: set[socket.socket] = set()
        self._answered: set[socket.socket] = set()
        self._plan: tuple[bytes, Cut] | None = None
        self._end = Event()
        self.cuts = 0
        """How many connections were cut."""
        self._thread = Thread(target=self._run)
        self._thread.start()

    def cut_at(self, part: bytes, when: Cut) -> None:
        """Cut the next connection whose client sends the part in one message."""
        self._plan = (part, when)

    def close(self) -> None:
        """End the thread and all connections."""
        self._end.set()
        self._thread.join()
        for each in (*self._other, self._listener):
            each.close()

    def _run(self) -> None:
        while not self._end.is_set():
            for key, _ in self._selector.select(_POLL_SECONDS):
                ready = key.fileobj
                assert isinstance(ready, socket.socket)
                if ready is self._listener:
                    self._accept()
                elif ready in self._other:
                    self._forward(ready)

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        server = socket.socket(socket.AF_UNIX)
        try:
            server.connect(self._server)
        except OSError:
            client.close()
            return
        for one, other in ((client, server), (server, client)):
            self._other[one] = other
            self._selector.register(one, selectors.EVENT_READ)
        self._clients.add(client)

    def _forward(self, source: socket.socket) -> None:
        target = self._other[source]
        try:
            data = source.recv(_BLOCK)
        except OSError:
            data = b""
        is_planned = bool(self._plan and source in self._clients and self._plan[0] in data)
        if is_planned and self._plan:
            when, self._plan = self._plan[1], None
            self.cuts += 1
            if when is Cut.BEFORE_SERVER:
                data = b""
            else:
                self._answered.add(target)
        if not data or source in self._answered:
            self._drop(source)
            return
        try:
            target.sendall(data)
        except OSError:
            self._drop(source)

    def _drop(self, one: socket.socket) -> None:
        for each in (one, self._other[one]):
            with suppress(KeyError):
                self._selector.unregister(each)
            self._other.pop(each, None)
            self._clients.discard(each)
            self._answered.discard(each)
            each.close()


@contextmanager
def cutting_proxy(folder: Path, server: Path) -> Iterator[CuttingProxy]:
    """Run a proxy to the server with its socket in that folder."""
    proxy = CuttingProxy(folder, server)
    try:
        yield proxy
    finally:
        proxy.close()
