"""Minting throughput per second, in total and by job, calculated from the committed cycles."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from dpp_desktop.model.mint import CycleRecord

WINDOW_SECONDS = 120
"""The number of seconds that are kept."""

_RATE_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Series:
    """Tokens per second in each of the last 120 whole seconds, the oldest first."""

    total: tuple[int, ...]
    by_job: dict[int, tuple[int, ...]]
    """The newest job first."""


class Throughput:
    """Counts minted tokens by second and job, for the last two minutes."""

    def __init__(self) -> None:
        self._counts: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._begun: dict[int, datetime] = {}
        self._latest = datetime.min.replace(tzinfo=UTC)

    def add(self, cycles: Iterable[CycleRecord]) -> None:
        """Count the cycles; each must be passed only once."""
        for cycle in cycles:
            self._latest = max(self._latest, cycle.committed_at)
            second = int(cycle.committed_at.timestamp())
            self._counts[second][cycle.job_id] += cycle.count
            self._begun.setdefault(cycle.job_id, cycle.committed_at)

    @property
    def is_empty(self) -> bool:
        """True if no tokens are counted."""
        return not self._counts

    def is_idle(self, now: datetime) -> bool:
        """Return True if no tokens were minted in the last three seconds."""
        return (now - self._latest).total_seconds() > _RATE_SECONDS

    def forget(self, now: datetime) -> None:
        """Delete counts that are older than two minutes."""
        oldest = int(now.timestamp()) - WINDOW_SECONDS
        for second in [second for second in self._counts if second < oldest]:
            del self._counts[second]
        seen = {job_id for jobs in self._counts.values() for job_id in jobs}
        self._begun = {job_id: at for job_id, at in self._begun.items() if job_id in seen}

    def rate(self, job_id: int, now: datetime) -> float:
        """Return the job's tokens per second over the last three seconds."""
        begun = self._begun.get(job_id)
        if begun is None:
            return 0.0
        second = int(now.timestamp())
        counted = sum(
            self._counts[past][job_id]
            for past in range(second - _RATE_SECONDS, second + 1)
            if past in self._counts and job_id in self._counts[past]
        )
        # A job that has just started has a shorter time span.
        span = min(now.timestamp() - (second - _RATE_SECONDS), _age(begun, now))
        return counted / span

    def series(self, now: datetime, most_jobs: int) -> Series:
        """Return the last whole seconds before `now`, without the current one.

        Only the newest `most_jobs` jobs have a series.
        """
        end = int(now.timestamp())
        seconds = range(end - WINDOW_SECONDS, end)
        known = [self._counts[second] for second in seconds if second in self._counts]
        newest = sorted({job_id for counts in known for job_id in counts}, reverse=True)
        by_job = {
            job_id: tuple(self._count(second, job_id) for second in seconds)
            for job_id in newest[:most_jobs]
        }
        total = tuple(sum(self._counts.get(second, {}).values()) for second in seconds)
        return Series(total, by_job)

    def _count(self, second: int, job_id: int) -> int:
        return self._counts[second].get(job_id, 0) if second in self._counts else 0


def _age(begun: datetime, now: datetime) -> float:
    """Return the seconds since then, at least 0.1, so that a first cycle gives no huge rate."""
    return max((now.astimezone(UTC) - begun).total_seconds(), 0.1)
