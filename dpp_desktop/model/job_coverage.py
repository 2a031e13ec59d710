"""How much of a job is exported and handed over."""

from dataclasses import dataclass

CoverageState = tuple[object, ...]
"""A value that differs if packs were added, or handed over or taken back, or units voided."""


@dataclass(frozen=True, slots=True)
class JobCoverage:
    """How many units of a job are in finished packs, and how many in handed-over packs.

    `void` is the number of void units that are in no finished pack, so that they can no longer be
    exported.
    """

    exported: int
    handed_over: int
    void: int = 0
