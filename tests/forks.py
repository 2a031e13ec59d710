"""Runs functions of tests in copies of a process that has imported the modules of commands.

A copy takes a fraction of the time of a new interpreter. The functions must be in modules that
import little more than the program, because every copy imports these modules.
"""

import os
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any

from tests.commandline import FORKS


class RunningFunction:
    """A function that runs in a copy."""

    def __init__(self, function: Callable[..., Any], *arguments: object) -> None:
        self._reading, writing = FORKS.Pipe(duplex=False)
        given = (writing, dict(os.environ), function, arguments)
        self._process = FORKS.Process(target=_answer, args=given)
        self._process.start()
        writing.close()

    def result(self) -> Any:
        """Wait until the function ends; return its result."""
        with self._reading:
            found = self._reading.recv()
        self._process.join()
        assert self._process.exitcode == 0
        self._process.close()
        return found


def _answer(
    writing: Connection,
    environment: Mapping[str, str],
    function: Callable[..., Any],
    arguments: tuple[object, ...],
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    writing.send(function(*arguments))
    writing.close()
