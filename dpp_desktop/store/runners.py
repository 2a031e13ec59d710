"""Tells which processes are alive, so that the work of a dead one can be taken over.

A process that works on jobs or exports holds an operating system lock on a file of its own in the
workspace. The lock falls with the process, however it ends; no clock is asked.
"""

import logging
import secrets
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_LONGEST_LOOK_SECONDS = 10.0

_log = logging.getLogger(__name__)


class Runner:
    """This process, as others in the workspace see it."""

    def __init__(self, folder: Path) -> None:
        """Makes itself known in `folder`. Raises OSError if it can't."""
        self.name = secrets.token_hex(8)
        self._lock = _lock_on(folder, self.name)
        # Someone looking for dead processes may hold the new file's lock for a moment.
        self._lock.acquire(timeout=_LONGEST_LOOK_SECONDS)

    def close(self) -> None:
        """Lets go; whatever it still claims may be taken over."""
        with suppress(PermissionError):  # Windows keeps a file that is open
            Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def is_alive(folder: Path, name: str) -> bool:
    """True while the process that made itself known as `name` runs.

    May say so, for a moment, of a dead one that someone else is asking about as well.
    """
    lock = _lock_on(folder, name)
    if not Path(lock.lock_file).exists():
        return False
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    lock.release()
    return False


def forget_dead(folder: Path) -> None:
    """Removes the files that dead processes left."""
    for file in folder.glob("*.runner"):
        lock = _lock_on(folder, file.stem)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            continue
        # Under its lock: a process just starting under this name then sees that its file is gone.
        with suppress(PermissionError):
            file.unlink(missing_ok=True)
        lock.release()
        _log.info("Process %s ended without saying so", file.stem)


def _lock_on(folder: Path, name: str) -> FileLock:
    return FileLock(folder / f"{name}.runner", thread_local=False, fallback_to_soft=False)
