"""Tells which runners are alive, so that the work of a dead one can be taken over.

A runner is one run of a job or an export. It holds an operating system lock on a file of its own
in the workspace. The lock falls with the run or its process, however it ends; no clock is asked.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from dpp_desktop.model.os_errors import os_errors_named

_LONGEST_START_SECONDS = 10.0
_LONGEST_LOOK_SECONDS = 0.02

_log = logging.getLogger(__name__)


@contextmanager
def active_runner(folder: Path) -> Iterator[str]:
    """Makes a runner known for as long as the body runs, and gives its name.

    When the body has ended, whatever the runner still claims may be taken over. Raises
    EnvironmentFault.
    """
    name = secrets.token_hex(8)
    lock = _lock_on(folder, name)
    # Someone looking for dead runners may hold the new file's lock for a moment.
    with os_errors_named(folder):
        lock.acquire(timeout=_LONGEST_START_SECONDS)
    try:
        yield name
    finally:
        with suppress(OSError):  # Windows keeps a file that is open
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def is_alive(folder: Path, name: str) -> bool:
    """True while the runner of that name is at work."""
    if not has_lock_file(folder, name):
        return False
    lock = _lock_on(folder, name)
    try:
        # Not at once: someone else may be asking about the same dead runner.
        lock.acquire(timeout=_LONGEST_LOOK_SECONDS, poll_interval=_LONGEST_LOOK_SECONDS / 4)
    except Timeout:
        return True
    lock.release()
    return False


def has_lock_file(folder: Path, name: str) -> bool:
    """Return True if the runner of that name has a file: it is at work, or died without notice."""
    return Path(_lock_on(folder, name).lock_file).exists()


def remove_stale_locks(folder: Path) -> None:
    """Removes the files that dead runners left."""
    for file in folder.glob("*.runner"):
        lock = _lock_on(folder, file.stem)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            continue
        # Under its lock: a runner just starting under this name then sees that its file is gone.
        with suppress(OSError):
            file.unlink(missing_ok=True)
        lock.release()
        _log.info("Runner %s ended without saying so", file.stem)


def _lock_on(folder: Path, name: str) -> FileLock:
    return FileLock(folder / f"{name}.runner", thread_local=False, fallback_to_soft=False)
