"""Ask a resolver in this process, without HTTP."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dpp_desktop.model.mint import MintJob
from dpp_desktop.server.answer import Answer
from dpp_desktop.server.resolver import Request, Resolver
from dpp_desktop.server.store_view import StoreView
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace

LOCAL = "127.0.0.1:8080"
JSON, JSON_LD, LINKSET = "application/json", "application/ld+json", "application/linkset+json"


@dataclass(frozen=True)
class Asked:
    """An answer with what tests look at."""

    answer: Answer

    @property
    def status(self) -> int:
        """The status code."""
        return int(self.answer.status)

    @property
    def text(self) -> str:
        """The content as text."""
        return self.answer.content.decode("utf-8")

    @property
    def json(self) -> Any:
        """The content as JSON."""
        return json.loads(self.answer.content)

    def header(self, name: str) -> str:
        """Return the only header with the name, empty if there is none."""
        found = [
            value.decode("ascii") for key, value in self.answer.headers if key.decode() == name
        ]
        assert len(found) <= 1
        return found[0] if found else ""


class AskedResolver:
    """A resolver that notices every change of its workspace at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._resolver = Resolver(workspace, StoreView(workspace, check_seconds=0))

    def __call__(
        self, url: str, accept: str = "", *, host: str = LOCAL, method: str = "GET", **more: str
    ) -> Asked:
        """Request a path, or a complete URL at its own host."""
        if url.startswith(("http://", "https://")):
            parts = urlsplit(url)
            host, url = parts.netloc, url.partition(parts.netloc)[2]
        path, _, query = url.partition("?")
        request = Request(method, path, query, host, accept, **more)
        return Asked(self._resolver.answer(request))


def url_of(workspace: Workspace, job: MintJob, unit: int = 0) -> str:
    """Return the URL of a unit of the job, counted from 0."""
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, unit)
    assert serial
    return job.link_prefix + serial


def path_of(workspace: Workspace, job: MintJob, unit: int = 0) -> str:
    """Return the path of the URL of a unit of the job, counted from 0."""
    return urlsplit(url_of(workspace, job, unit)).path
