"""How often, and after which delays, a failed cycle is tried again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The delays before each retry of a failed cycle, in seconds."""

    delays: tuple[float, ...] = (0.25, 1.0, 4.0)


RETRIES = RetryPolicy()
"""Applies unless a caller states another policy."""
