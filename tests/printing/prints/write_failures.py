"""Failures that end a print job with nothing in doubt: a full disk, an impossible label."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from unittest.mock import patch

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import LabelData
from dpp_desktop.printing.prints.delivering import LabelMaking


@contextmanager
def full_disk() -> Iterator[None]:
    """Let every file that is written in the body fail because the disk is full."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with patch.object(os, "fsync", full):
        yield


@contextmanager
def label_fails(after: int) -> Iterator[None]:
    """Let labels in the body fail after that many, besides the first one, which is made before."""
    made: list[int] = []
    make = LabelMaking.data

    def make_one(self: LabelMaking, row: int, *args: object) -> LabelData:
        made.append(row)
        if len(made) > after + 1:
            raise InvalidInput([Problem("units", "test", Message("The label can't be made."))])
        return make(self, row, *args)  # type: ignore[arg-type]

    with patch.object(LabelMaking, "data", make_one):
        yield


def second_label_fails() -> AbstractContextManager[None]:
    """Let the second label that is made in the body fail, so that a print job fails after one."""
    return label_fails(0)
