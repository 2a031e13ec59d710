"""Locks that show which runners are active, so that work of a dead one can be continued.

A runner is one run of a job or an export. It holds an operating system lock on a separate file in
the workspace. The system releases the lock when the run or its process ends, for whatever reason,
so no time limit is needed.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dpp_desktop.model.os_errors import os_errors_named

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:  # loaded only when there are runners
    from filelock import FileLock

_SUFFIX = ".runner"
_START_TIMEOUT_SECONDS = 10.0
_CHECK_TIMEOUT_SECONDS = 0.02

_log = logging.getLogger(__name__)


@contextmanager
def active_runner(folder: Path, name: str = "") -> Iterator[str]:
    """Give a new runner, by name, that is active while the body runs.

    With a name, only one of that name is active; others wait for some seconds.
    When the body has ended, other runners may take over its claims. Raise EnvironmentFault.
    """
    name = name or secrets.token_hex(8)
    lock = _lock_on(folder, name)
    # A process that looks for dead runners may hold the lock of the new file for a moment.
    with os_errors_named(folder):
        lock.acquire(timeout=_START_TIMEOUT_SECONDS)
    try:
        yield name
    finally:
        with suppress(OSError):  # Windows doesn't remove open files
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def is_alive(folder: Path, name: str) -> bool:
    """Return True while the runner is active. Raise EnvironmentFault if this can't be found out."""
    file = _lock_file(folder, name)
    # Retried, because another process may be removing the lock file of a dead runner.
    until = time.monotonic() + _CHECK_TIMEOUT_SECONDS
    while _is_locked(file):
        if time.monotonic() >= until:
            return True
        time.sleep(_CHECK_TIMEOUT_SECONDS / 4)
    return False


def _is_locked(file: Path) -> bool:
    """Return True if a runner holds the lock; checks don't disturb each other, except on Windows.

    With an exclusive lock, two checks of a dead runner at the same time would find it active.
    """
    if fcntl is None:
        return file.exists() and not _can_be_locked(file)
    with os_errors_named(file):
        try:
            opened = file.open("rb")
        except FileNotFoundError:
            return False
    with opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # some file systems report the latter
            return True
    return False


def _can_be_locked(file: Path) -> bool:
    from filelock import Timeout

    lock = _lock_on(file.parent, file.stem)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    lock.release()
    return True


def has_lock_file(folder: Path, name: str) -> bool:
    """Return True if the runner has a lock file: it is active, or was killed."""
    return _lock_file(folder, name).exists()


def remove_stale_locks(folder: Path) -> None:
    """Remove the lock files of dead runners."""
    for file in folder.iterdir():
        if file.suffix == _SUFFIX:
            _remove_if_stale(file)


def _remove_if_stale(file: Path) -> None:
    from filelock import Timeout

    lock = _lock_on(file.parent, file.stem)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return
    # While holding the lock, so that a runner that just created the file notices.
    with suppress(OSError):
        file.unlink(missing_ok=True)
    lock.release()
    _log.info("Runner %s ended without removing its lock file", file.stem)


def _lock_on(folder: Path, name: str) -> FileLock:
    from filelock import FileLock

    return FileLock(_lock_file(folder, name), thread_local=False, fallback_to_soft=False)


def _lock_file(folder: Path, name: str) -> Path:
    return folder / f"{name}{_SUFFIX}"
