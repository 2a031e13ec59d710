"""Named pipes with content."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def filled_pipe(path: Path, data: bytes, *, open_end: bool = False) -> Iterator[Path]:
    """Return a named pipe that contains the bytes, with its writer closed or still open."""
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(path, os.O_WRONLY)
    try:
        os.write(writer, data)
        if not open_end:
            os.close(writer)
        yield path
    finally:
        os.close(reader)
        if open_end:
            os.close(writer)
