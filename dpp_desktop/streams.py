"""The standard streams of a process: usable whatever the caller did with them."""

import errno
import io
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal, TextIO

OUTPUT = Path("standard output")
"""What errors call standard output."""

_STANDARD = range(3)


def prepare() -> None:
    """Make the standard streams usable: none is closed, and none refuses a character.

    Otherwise the first file that is opened takes the descriptor of a closed stream, and whatever
    a library prints goes into that file.
    """
    logging.raiseExceptions = False
    logging.getLogger("dpp_desktop").addHandler(logging.NullHandler())
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest that is free: this one
    sys.stdin = sys.stdin or _text(0, "r")
    sys.stdout = sys.stdout or _text(1, "w")
    sys.stderr = sys.stderr or _text(2, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def finish() -> OSError | None:
    """Write what is left to the standard streams; return what kept standard output from it.

    What can't be written is discarded: otherwise the interpreter tries again when it exits, and
    ends with code 120 and a traceback. A reader that has closed its end of the pipe has seen
    enough, which is no error; neither are messages on standard error that nobody can read.
    """
    failed = _flushed(sys.stdout)
    _flushed(sys.stderr)
    return None if failed is None or failed.errno == errno.EPIPE else failed


def discard(stream: TextIO) -> None:
    """Send what is left to be written to the stream, and all that follows, nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _text(descriptor: int, mode: Literal["r", "w"]) -> TextIO:
    return open(descriptor, mode, encoding="utf-8", closefd=False)


def _flushed(stream: TextIO) -> OSError | None:
    try:
        stream.flush()
    except OSError as error:
        discard(stream)
        return error
    return None
