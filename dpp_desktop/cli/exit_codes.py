"""Exit codes, as listed by `dpp-desktop --help`."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The result of a command."""

    DONE = 0
    INTERNAL_ERROR = 1
    BAD_INPUT = 2
    CONFLICT = 3
    FAILED = 4
    NOT_FOUND = 5
    INTERRUPTED = 130
