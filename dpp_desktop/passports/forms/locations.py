"""The locations in a document that enclose another one, by the paths in problems."""

import re
from collections.abc import Iterator
from itertools import islice

MAX_ENCLOSING = 200
"""The maximum number of enclosing locations; more than the levels of any form."""

_STEP = re.compile(r"\.|\[[0-9]+\](?=[.\[]|\Z)")
"""Finds where a step into an object or a list starts, or a name that looks like one."""


def enclosing(location: str) -> Iterator[str]:
    """Yield the location and those that may enclose it, from the inside out.

    As names may contain `.` and `[0]`, some of them may not exist. If there are more than
    `MAX_ENCLOSING`, the outermost are yielded.
    """
    if not location:
        return
    yield location
    ends = [found.start() for found in islice(_STEP.finditer(location), MAX_ENCLOSING)]
    yield from (location[:end] for end in reversed(ends) if end)
