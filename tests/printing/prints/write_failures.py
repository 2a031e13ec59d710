"""Failures of the disk while a file is written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def full_disk() -> Iterator[None]:
    """Let every file that is written in the body fail because the disk is full."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with patch.object(os, "fsync", full):
        yield
