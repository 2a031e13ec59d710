"""A simulated disk on which files can't be created, and a folder without permission to write."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.durable import final_name


@contextmanager
def writing_refused(ending: str = "", error: int = errno.EISDIR) -> Iterator[None]:
    """Let the opening of a temporary file for writing fail if its final name has the suffix."""

    def refuses(path: Any) -> bool:
        name = final_name(Path(os.fsdecode(path)).name)
        return name is not None and name.endswith(ending)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", _refusing(os.open, refuses, error))
        yield


def _refusing(
    opened: Callable[..., int], refuses: Callable[[Any], bool], error: int
) -> Callable[..., int]:
    def open_or_refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and refuses(path):
            raise OSError(error, os.strerror(error), os.fspath(path))
        return opened(path, flags, *more, **named)

    return open_or_refuse


def forbid_writing(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the system report that the user may not write to the folder.

    The permissions of a real folder don't apply to the administrator, who may run the tests.
    """
    access = os.access

    def without_write(path: Any, mode: int, **named: Any) -> bool:
        is_refused = Path(os.fsdecode(path)) == folder and mode & os.W_OK
        return not is_refused and access(path, mode, **named)

    patch.setattr(os, "access", without_write)
    patch.setattr(os, "supports_effective_ids", {*os.supports_effective_ids, without_write})
