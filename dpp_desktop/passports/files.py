"""Opens files from outside, and says what is the matter with those that can't be read."""

import codecs
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.faults import from_os_error

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_by_mark(start: bytes) -> str | None:
    """Returns the encoding that the byte order mark says; None if a file begins without one."""
    return next((name for mark, name in _MARKS if start.startswith(mark)), None)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Gives the file, open for reading, to its body.

    Raises NotFound if there is none, InvalidInput if it is a folder or no name of a file, and the
    fault that an OSError in the body is.
    """
    try:
        with _opened(path) as file:
            yield file
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file '{path}'.", "Check its name and folder.") from None
    except IsADirectoryError:
        raise unreadable(path, "is a folder, not a file") from None
    except OSError as error:
        raise from_os_error(error, path) from error


def check_ending(file: Path, ending: str) -> None:
    """Raises InvalidInput unless the name of a file that is to be written ends so.

    It takes the place of what is there: so it can't be pointed at a database by mistake.
    """
    if file.suffix.lower() != ending:
        message = f"the name of the file '{file}' doesn't end in {ending}."
        raise InvalidInput([Problem("file", "ending", message)], f"Add {ending} to the name.")


def unreadable(path: Path, why: str) -> InvalidInput:
    """Returns the error of a file that can't be read; `why` goes on after "the file"."""
    return InvalidInput(
        [Problem(path.name, "unreadable_file", f"the file {why}.")],
        "Ask whoever made the file for a correct one; nothing was changed.",
    )


def _opened(path: Path) -> BinaryIO:
    try:
        return open(path, "rb", opener=_open_without_waiting)
    except ValueError:  # a NUL or half a surrogate pair in its name
        raise unreadable(path, "can't have such a name") from None


def _open_without_waiting(path: str, flags: int) -> int:
    """Opens a file; a pipe that nobody writes to is then empty instead of a wait for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
