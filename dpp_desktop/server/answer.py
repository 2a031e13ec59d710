"""An answer to a request, and the headers that all answers have.

Methods, conditional requests and caching follow RFC 9110 and RFC 9111, problems for programs
RFC 9457, and CORS the Fetch Standard.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from http import HTTPStatus

from dpp_desktop.common.translations import Texts
from dpp_desktop.model.message import Message
from dpp_desktop.passports.public.page import PageLinks, page
from dpp_desktop.passports.public.page_style import CONTENT_SECURITY_POLICY
from dpp_desktop.server.negotiation import Form

Header = tuple[bytes, bytes]

PROGRAM = "DPP Desktop"
METHODS = "GET, HEAD, OPTIONS"
ALWAYS_CHECK = b"no-cache"
"""Caches keep the answer, but ask whether it has changed: a unit can become void at any time."""
KEEP_FOR_AN_HOUR = b"public, max-age=3600"
NEVER_KEEP = b"no-store"
_PROBLEM = "application/problem+json"
_MACHINE_FORMS = frozenset({Form.JSON, Form.JSON_LD, Form.LINKSET})

# Few, because uvicorn checks each header of each answer.
_EVERY_ANSWER: tuple[Header, ...] = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After"),
    (b"vary", b"Accept, Accept-Language"),
    (b"x-content-type-options", b"nosniff"),
)
_EVERY_PAGE: tuple[Header, ...] = (
    *_EVERY_ANSWER,
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode("ascii")),
    (b"referrer-policy", b"no-referrer"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, headers and content of an answer; `headers` are all but Content-Length."""

    status: int
    headers: tuple[Header, ...]
    content: bytes = b""
    media_type: str = "-"


def answered(
    status: int, content: bytes, media_type: str, cache: bytes, more: Iterable[Header] = ()
) -> Answer:
    """Return an answer with the content; text is in UTF-8."""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    headers = (
        (b"content-type", f"{media_type}{charset}".encode("ascii")),
        (b"cache-control", cache),
        *(_EVERY_PAGE if media_type == Form.PAGE.value else _EVERY_ANSWER),
        *more,
    )
    return Answer(status, headers, content, media_type)


def without_content(status: int, cache: bytes, more: Iterable[Header] = ()) -> Answer:
    """Return an answer without content."""
    return Answer(status, ((b"cache-control", cache), *_EVERY_ANSWER, *more))


def redirect(location: str) -> Answer:
    """Return a permanent redirect to a path on the same host."""
    target = [(b"location", location.encode("ascii"))]
    return without_content(HTTPStatus.MOVED_PERMANENTLY, KEEP_FOR_AN_HOUR, target)


def preflight() -> Answer:
    """Return the answer to OPTIONS: any page may read passports, without credentials."""
    more = [
        (b"access-control-allow-methods", METHODS.encode("ascii")),
        (b"access-control-allow-headers", b"Accept, Accept-Language, If-None-Match"),
        (b"access-control-max-age", b"86400"),
        (b"allow", METHODS.encode("ascii")),
    ]
    return without_content(HTTPStatus.NO_CONTENT, NEVER_KEEP, more)


@dataclass(eq=False)
class Refusal(Exception):
    """Why a request can't be answered with a passport: what is wrong, and what to do.

    `choices` are paths that the request may mean, with their names.
    """

    status: HTTPStatus
    wrong: Message
    remedy: Message
    choices: Sequence[tuple[str, str]] = ()
    headers: Sequence[Header] = ()


def refused(refusal: Refusal, form: Form | None, texts: Texts) -> Answer:
    """Return the answer to a refused request: a page, or a problem for programs."""
    cache = ALWAYS_CHECK if refusal.status is HTTPStatus.GONE else NEVER_KEEP
    wrong, remedy = texts.message(refusal.wrong), texts.message(refusal.remedy)
    if form in _MACHINE_FORMS:
        problem: dict[str, object] = {
            "type": "about:blank",
            "title": refusal.status.phrase,
            "status": refusal.status.value,
            "detail": f"{wrong} {remedy}",
        }
        if refusal.choices:
            problem["choices"] = [{"name": name, "path": path} for path, name in refusal.choices]
        content = json.dumps(problem, ensure_ascii=False).encode("utf-8")
        return answered(refusal.status, content, _PROBLEM, cache, refusal.headers)
    items = "".join(
        f'<li><a href="{escape(path)}">{escape(name)}</a></li>' for path, name in refusal.choices
    )
    body = [
        f"<h1>{escape(wrong)}</h1>",
        f"<p>{escape(remedy)}</p>",
        *([f"<ul>{items}</ul>"] if items else []),
    ]
    content = page(wrong, PROGRAM, body, PageLinks(), texts).encode("utf-8")
    headers = [*refusal.headers, (b"content-language", texts.language.encode("ascii"))]
    return answered(refusal.status, content, Form.PAGE.value, cache, headers)


def matches(if_none_match: str, etag: str) -> bool:
    """Return whether the header If-None-Match names the entity tag, or any (RFC 9110, 13.1.2)."""
    tags = (each.strip().removeprefix("W/") for each in if_none_match.split(","))
    return any(each in (etag, "*") for each in tags)
