"""Connects the resolver to uvicorn, as an ASGI application (specification 3.0).

Without a framework: a resolver has one route, and a framework takes as long for a request as the
look-up of a unit.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http import HTTPStatus
from typing import Any

from dpp_desktop.common.translations import SOURCE_LANGUAGE, texts_in
from dpp_desktop.model.message import Message
from dpp_desktop.server.access_log import AccessLog
from dpp_desktop.server.answer import Answer, Refusal, refused
from dpp_desktop.server.negotiation import Form, preferred_form
from dpp_desktop.server.rate_limit import RateLimit
from dpp_desktop.server.resolver import Request, Resolver

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_log = logging.getLogger(__name__)

_WITHOUT_LENGTH = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})
_CLOSE = (b"connection", b"close")
_READ_HEADERS = {
    b"host": "host",
    b"accept": "accept",
    b"accept-language": "accept_language",
    b"if-none-match": "if_none_match",
}
_INVALID_HOST = " "
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


class Application:
    """Answers HTTP requests. Without a `log`, they aren't logged."""

    def __init__(self, resolver: Resolver, limit: RateLimit, log: AccessLog | None = None) -> None:
        self._resolver = resolver
        self._limit = limit
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, without reading its body."""
        begun = time.perf_counter()
        request = _request(scope)
        answer = self._answer(request, scope)
        content = b"" if request.method == "HEAD" else answer.content
        headers = list(answer.headers)
        if answer.status not in _WITHOUT_LENGTH:
            headers.append((b"content-length", str(len(answer.content)).encode("ascii")))
        if _has_body(scope["headers"]):
            headers.append(_CLOSE)
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": content})
        if self._log:
            method = request.method if request.method in _METHODS else "other"
            seconds = time.perf_counter() - begun
            self._log.add(method, answer.status, answer.media_type, len(content), seconds)

    def _answer(self, request: Request, scope: Scope) -> Answer:
        client = scope.get("client")
        if client and not self._limit.allows(client[0]):
            return _refused(_too_many_requests(), request)
        try:
            return self._resolver.answer(request)
        except Exception:  # noqa: BLE001 - the outermost boundary
            # A client never gets the details of an error.
            _log.exception("Unexpected error of the resolver")
            return _refused(_internal_error(), request)


def _request(scope: Scope) -> Request:
    values: dict[str, str] = {}
    for name, value in scope["headers"]:
        field = _READ_HEADERS.get(name)
        if field is None:
            continue
        text = value.decode("latin-1")
        if field in values:
            # RFC 9112, section 3.2: several hosts are an error; lists may be in several lines.
            text = _INVALID_HOST if field == "host" else f"{values[field]},{text}"
        values[field] = text
    return Request(
        method=scope["method"],
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        scheme=scope["scheme"],
        **values,
    )


def _has_body(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value.strip() != b"0")
        for name, value in headers
    )


def _refused(refusal: Refusal, request: Request) -> Answer:
    form = preferred_form(request.accept, tuple(Form))
    return refused(refusal, form, texts_in(SOURCE_LANGUAGE))


def _too_many_requests() -> Refusal:
    return Refusal(
        HTTPStatus.TOO_MANY_REQUESTS,
        Message("This device sends too many requests."),
        Message("Try again in a few seconds."),
        headers=[(b"retry-after", b"2")],
    )


def _internal_error() -> Refusal:
    return Refusal(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        Message("The resolver has an internal error."),
        Message("Ask the operator to look at the log of the workspace."),
    )
