"""Exit codes, as the help of `dpp-desktop` lists them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAULT_OF_OURS = 1
    BAD_INPUT = 2
    CONFLICT = 3
    FAILED = 4
    NOT_FOUND = 5
    INTERRUPTED = 130
