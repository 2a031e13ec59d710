"""Limits for connections that uvicorn doesn't have: sizes, times, and connections of a client."""

import math
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

MAX_REQUEST_BYTES = 32_768
"""The maximum size of the head of a request, and of what follows before the next one.

What arrives together with the end of a head isn't counted.
"""
MAX_QUEUED_REQUESTS = 32
"""The maximum number of requests that a client may send before the first is answered."""
MAX_CONNECTIONS_OF_CLIENT = 64
HEAD_SECONDS = 10
"""How long a client may take to send the head of a request."""
ANSWER_SECONDS = 30
"""How long a client may take to receive an answer."""

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\n"
    b"content-length: 27\r\n"
    b"connection: close\r\n\r\n"
    b"The request is too large.\r\n"
)


class BoundedProtocol(HttpToolsProtocol):
    """A connection that is closed if the client exceeds a limit.

    Deadlines are checked by `close_late_connections`, because a timer for each request takes longer
    than finding its unit.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._received = 0
        self._deadline = math.inf

    def connection_made(self, transport: Any) -> None:
        """Accept the connection, unless the client has too many."""
        super().connection_made(transport)
        if self.client and self._connections_of_client() > MAX_CONNECTIONS_OF_CLIENT:
            transport.abort()
            return
        self._deadline = self.loop.time() + HEAD_SECONDS

    def data_received(self, data: bytes) -> None:
        """Read data, unless the head of a request, or what follows it, is too large."""
        self._received += len(data)
        if self._deadline == math.inf:
            self._deadline = self.loop.time() + HEAD_SECONDS
        super().data_received(data)
        if self._received > MAX_REQUEST_BYTES and not self.transport.is_closing():
            self._unset_keepalive_if_required()
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def on_headers_complete(self) -> None:
        """Answer the request, or queue it if an earlier one is being answered."""
        self._received = 0
        super().on_headers_complete()
        if len(self.pipeline) > MAX_QUEUED_REQUESTS:
            # The parser stops, and uvicorn answers with status 400 and closes the connection.
            raise ValueError("too many requests before the first is answered")

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        self._deadline = self.loop.time() + ANSWER_SECONDS
        super()._start_asgi_task(cycle, app)

    def on_response_complete(self) -> None:
        """Wait for the next request; uvicorn limits for how long."""
        self._deadline = math.inf
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection, even if the client hasn't received everything."""
        self.transport.abort()

    def close_if_late(self, now: float) -> None:
        """Close the connection if the client took too long; `now` is the time of the loop."""
        if now > self._deadline:
            self.transport.abort()

    def _connections_of_client(self) -> int:
        address = self.client[0] if self.client else ""
        clients = (getattr(each, "client", None) for each in self.connections)
        return sum(client is not None and client[0] == address for client in clients)


def close_late_connections(state: ServerState) -> None:
    """Close the connections of the server whose clients took too long."""
    for each in list(state.connections):
        if isinstance(each, BoundedProtocol):
            each.close_if_late(each.loop.time())
