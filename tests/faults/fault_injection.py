"""Lets a single step fail: a system call or a database statement."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import event

from dpp_desktop.store.workspace import Workspace

_WRITING = os.O_WRONLY | os.O_RDWR


class Steps:
    """Counts steps from 1 and lets the step with the given number fail."""

    def __init__(self, failing: int) -> None:
        self._left = failing

    def next_fails(self) -> bool:
        """Count a step; return True if it fails."""
        self._left -= 1
        return self._left == 0

    @property
    def failed(self) -> bool:
        """Return True once the step has failed."""
        return self._left <= 0


@contextmanager
def broken_disk(steps: Steps) -> Iterator[None]:
    """Let the selected call that writes files fail with a disk error.

    A file opened for writing counts as two steps. In the second, its disk is full.
    """
    opened = os.open

    def open_or_fail(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & _WRITING and steps.next_fails():
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        if flags & _WRITING and steps.next_fails():
            os.close(opened(path, flags, *more, **named))
            return opened("/dev/full", os.O_WRONLY)
        return opened(path, flags, *more, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", open_or_fail)
        for name in ("fsync", "replace", "mkdir", "unlink", "rmdir"):
            patch.setattr(os, name, _or_fail(getattr(os, name), steps))
        yield


def _or_fail(call: Callable[..., Any], steps: Steps) -> Callable[..., Any]:
    def called(*arguments: Any, **named: Any) -> Any:
        if steps.next_fails():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return call(*arguments, **named)

    return called


@contextmanager
def broken_database(workspace: Workspace, steps: Steps) -> Iterator[None]:
    """Let the selected database statement or commit fail with a disk error."""

    def fail(*_: Any) -> None:
        if steps.next_fails():
            error = sqlite.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite.SQLITE_IOERR
            raise error

    with workspace.read() as transaction:
        engine = transaction.engine
    for name in ("before_cursor_execute", "commit"):
        event.listen(engine, name, fail)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(engine, name, fail)


@contextmanager
def full_database(workspace: Workspace) -> Iterator[Event]:
    """Let every change of the database fail because the disk is full, once the event is set."""
    is_full = Event()

    def fail(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if is_full.is_set() and not statement.startswith(("SELECT", "BEGIN", "PRAGMA")):
            error = sqlite.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite.SQLITE_FULL
            raise error

    with workspace.read() as transaction:
        engine = transaction.engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield is_full
    finally:
        event.remove(engine, "before_cursor_execute", fail)
