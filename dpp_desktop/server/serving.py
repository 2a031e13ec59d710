"""Run a resolver: open its address, and answer requests until it is stopped."""

import logging
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import uvicorn

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.server.access_log import AccessLog
from dpp_desktop.server.addresses import BACKLOG
from dpp_desktop.server.application import Application
from dpp_desktop.server.bounded_protocol import BoundedProtocol, close_late_connections
from dpp_desktop.server.rate_limit import RateLimit
from dpp_desktop.server.resolver import Resolver
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace

DEFAULT_RATE = 100
"""Requests per second and client."""
MAX_RATE = 100_000
_MAX_CONNECTIONS = 512
KEEP_ALIVE_SECONDS = 5
"""How long a connection without a request stays open."""
_STOP_SECONDS = 3
_TICKS_PER_SECOND = 10
"""How often uvicorn calls `on_tick`."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tls:
    """A certificate with its chain, and its private key, as PEM files."""

    certificate: Path
    key: Path


def serve(
    workspace: Workspace,
    address: socket.socket,
    *,
    rate: float = DEFAULT_RATE,
    tls: Tls | None = None,
    should_stop: Callable[[], bool],
    started: Callable[[], None] = lambda: None,
) -> None:
    """Answer requests at the bound address until `should_stop` returns True; close the address.

    `rate` are the requests per second that a client may make on average, 0 for any number.
    `should_stop` is called several times a second, `started` once requests are answered. Raise
    InvalidInput if the certificate can't be used.
    """
    with address, _access_log(workspace) as log:
        application = Application(Resolver(workspace), RateLimit(rate), log)
        config = uvicorn.Config(
            # The types of uvicorn name every message of ASGI.
            cast("Any", application),
            http=BoundedProtocol,
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level=logging.CRITICAL,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_MAX_CONNECTIONS,
            backlog=BACKLOG,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
        if tls:
            config.ssl_certfile, config.ssl_keyfile = tls.certificate, tls.key
            config.ssl_keyfile_password = ""  # or OpenSSL would ask for it in the terminal
        with _tls_errors_named(tls):
            config.load()
        _log.info("The resolver answers at %s", address.getsockname())
        _Server(config, should_stop, started, log).run(sockets=[address])
        _log.info("The resolver was stopped")


class _Server(uvicorn.Server):
    """Stops when its caller says so, who also handles signals."""

    def __init__(
        self,
        config: uvicorn.Config,
        should_stop: Callable[[], bool],
        started: Callable[[], None],
        log: AccessLog | None,
    ) -> None:
        super().__init__(config)
        self._should_stop = should_stop
        self._report_start = started
        self._log = log

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave the handlers of signals unchanged."""
        yield

    async def on_tick(self, counter: int) -> bool:
        """Return whether to stop. Once a second, write the log and close late connections."""
        if counter == 0:
            self._report_start()
        if counter % _TICKS_PER_SECOND == 0:
            close_late_connections(self.server_state)
            if self._log:
                self._log.flush()
        return await super().on_tick(counter) or self._should_stop()


@contextmanager
def _access_log(workspace: Workspace) -> Iterator[AccessLog | None]:
    """Provide the log of the workspace; None if it can't be written."""
    if workspace.read_only:
        yield None
        return
    log = AccessLog(workspace.path / LOG_FOLDER)
    try:
        yield log
    finally:
        log.close()


@contextmanager
def _tls_errors_named(tls: Tls | None) -> Iterator[None]:
    try:
        yield
    except OSError as error:  # also what OpenSSL reports
        if tls is None:
            raise
        message = Message(
            "the certificate '{certificate}' can't be used with the key '{key}'.",
            certificate=tls.certificate,
            key=tls.key,
        )
        raise InvalidInput(
            [Problem("certificate", "unusable", message)],
            Message("Choose PEM files of a certificate and of its key, without a passphrase."),
        ) from error
