"""Finds files and services that are used while a transaction writes, which blocks all others.

The disk of a file may be slow, and a network share may not answer at all. Only files of the
workspace and of the program itself are allowed: the database is on the same disk, and a program
that can't be read can't run.
"""

import builtins
import getpass
import io
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_PROJECT = Path(resource_paths.__file__).parents[1]
_ALLOWED = tuple({str(_PROJECT), sys.prefix, sys.base_prefix, "/usr/lib", "/dev/null"})
_OF_FILES = {
    os: (
        *("stat", "lstat", "access", "readlink", "scandir", "listdir", "open", "truncate"),
        *("mkdir", "link", "unlink", "replace", "rename", "rmdir", "chmod", "utime"),
    ),
    io: ("open",),
    builtins: ("open",),
}
_OF_SERVICES = {
    socket: ("create_connection", "getaddrinfo", "gethostbyname", "getfqdn"),
    getpass: ("getuser",),  # a directory service may know the users
}


class SlowFiles:
    """What was used while a transaction wrote, as texts such as "lstat /share/labels.pdf"."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, workspace: Workspace) -> None:
        """Watch this thread from now on."""
        self.used: list[str] = []
        self.writes = 0
        """The number of transactions that were watched."""
        self._thread = threading.get_ident()
        self._is_writing = False
        self._allowed = (*_ALLOWED, str(workspace.path))
        monkeypatch.setattr(Workspace, "write", self._watched(Workspace.write))
        for module, names in _OF_FILES.items():
            for name in names:
                monkeypatch.setattr(module, name, self._recorded(name, getattr(module, name)))
        for module, names in _OF_SERVICES.items():
            for name in names:
                found = self._recorded(name, getattr(module, name), is_file=False)
                monkeypatch.setattr(module, name, found)

    def _watched(self, write: Callable[[Workspace], Any]) -> Callable[[Workspace], Any]:
        @contextmanager
        def watched(workspace: Workspace) -> Iterator[Transaction]:
            with write(workspace) as transaction:
                self.writes += 1
                self._is_writing = True
                try:
                    yield transaction
                finally:
                    self._is_writing = False

        return watched

    def _recorded(
        self, name: str, function: Callable[..., Any], *, is_file: bool = True
    ) -> Callable[..., Any]:
        def record(*arguments: Any, **named: Any) -> Any:
            if self._is_writing and threading.get_ident() == self._thread:
                path = arguments[0] if is_file and arguments else ""
                is_open = isinstance(path, int)
                if not is_open and not os.fsdecode(path).startswith(self._allowed):
                    self.used.append(f"{name} {path}")
            return function(*arguments, **named)

        return record
