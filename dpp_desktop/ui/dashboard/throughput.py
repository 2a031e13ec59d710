"""How fast tokens were minted, second by second, in total and by job: counted from the cycles."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from dpp_desktop.model.mint import CycleRecord

WINDOW_SECONDS = 120
"""How far back the seconds are kept."""

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
        """Counts the cycles, each of which must be given once."""
        for cycle in cycles:
            self._latest = max(self._latest, cycle.committed_at)
            second = int(cycle.committed_at.timestamp())
            self._counts[second][cycle.job_id] += cycle.count
            self._begun.setdefault(cycle.job_id, cycle.committed_at)

    def at_rest(self, now: datetime) -> bool:
        """True if nothing was minted in the last seconds."""
        return (now - self._latest).total_seconds() > _RATE_SECONDS

    def forget(self, now: datetime) -> None:
        """Forgets what is older than two minutes."""
        oldest = int(now.timestamp()) - WINDOW_SECONDS
        for second in [second for second in self._counts if second < oldest]:
            del self._counts[second]
        seen = {job_id for jobs in self._counts.values() for job_id in jobs}
        self._begun = {job_id: at for job_id, at in self._begun.items() if job_id in seen}

    def rate(self, job_id: int, now: datetime) -> float:
        """Returns the job's tokens per second over the last three seconds, 0 if it rests."""
        begun = self._begun.get(job_id)
        if begun is None:
            return 0.0
        second = int(now.timestamp())
        counted = sum(
            self._counts[past][job_id]
            for past in range(second - _RATE_SECONDS, second + 1)
            if past in self._counts and job_id in self._counts[past]
        )
        # A job that has just begun has had less time than that.
        span = min(now.timestamp() - (second - _RATE_SECONDS), _age(begun, now))
        return counted / span

    def series(self, now: datetime, most_jobs: int) -> Series:
        """Returns the whole seconds before `now`: the one under way isn't comparable yet.

        Of the jobs, only the newest have a series of their own.
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
    """Seconds since then; at least a tenth, for a first cycle says little."""
    return max((now.astimezone(UTC) - begun).total_seconds(), 0.1)
