"""The rows of a print job: which unit of which job each of them is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dpp_desktop.model.export import Segment
from dpp_desktop.model.print_job import Replaced
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits


@dataclass(frozen=True, slots=True)
class RowPart:
    """Consecutive rows that are consecutive units of one job; both count from 0."""

    row: int
    job_id: int
    first_unit: int
    count: int

    @property
    def end(self) -> int:
        """The row after the last one."""
        return self.row + self.count

    @property
    def units(self) -> UnitSet:
        """The units of the rows."""
        return UnitSet.one(self.first_unit, self.count)

    def part(self, row: int, end: int) -> "RowPart":
        """Return the rows from `row` to `end` (not included), which are within these."""
        return RowPart(row, self.job_id, self.first_unit + row - self.row, end - row)


@dataclass(frozen=True, slots=True)
class AnnouncedPart:
    """Rows of a print job that were or will be announced, and what all their labels replace."""

    part: RowPart
    replaces: Replaced


class PrintRows:
    """The units of a print job in the order of its rows: the only mapping of rows to units.

    Some consecutive segments are enough for the rows in them: `first` is the row with which they
    begin, and `count` the row after their last one. That is the number of rows for all segments.
    """

    def __init__(self, segments: Iterable[Segment], first: int = 0) -> None:
        self.segments = tuple(segments)
        ends = list(accumulate((segment.count for segment in self.segments), initial=first))
        self.first = first
        self.count = ends[-1]
        self._starts = ends[:-1]

    @property
    def job_ids(self) -> tuple[int, ...]:
        """The jobs of the units, in the order of the rows."""
        return tuple(dict.fromkeys(segment.job_id for segment in self.segments))

    def parts(self, row: int, end: int) -> list[RowPart]:
        """Return the rows from `row` to `end` (not included), as far as there are any."""
        return list(self._parts(max(row, self.first), min(end, self.count)))

    def _parts(self, row: int, end: int) -> Iterator[RowPart]:
        index = bisect_right(self._starts, row) - 1
        while row < end:
            segment, start = self.segments[index], self._starts[index]
            until = min(end, start + segment.count)
            yield RowPart(row, segment.job_id, segment.first_unit + row - start, until - row)
            row, index = until, index + 1

    def units(self, row: int, end: int) -> tuple[JobUnits, ...]:
        """Return the units of the rows from `row` to `end` (not included), by job."""
        return units_of(self.parts(row, end))

    def row_of(self, job_id: int, unit: int) -> int | None:
        """Return the row of a unit of the job, or None if it isn't in the print job."""
        for segment, start in zip(self.segments, self._starts, strict=True):
            if segment.job_id == job_id and 0 <= unit - segment.first_unit < segment.count:
                return start + unit - segment.first_unit
        return None


def units_of(parts: Iterable[RowPart]) -> tuple[JobUnits, ...]:
    """Return the units of the parts by job, in the order in which the jobs appear."""
    ranges: dict[int, list[tuple[int, int]]] = {}
    for part in parts:
        found = ranges.setdefault(part.job_id, [])
        found.append((part.first_unit, part.first_unit + part.count))
    return tuple(JobUnits(job_id, UnitSet.of(found)) for job_id, found in ranges.items())


def without(parts: Sequence[RowPart], left_out: Mapping[int, UnitSet]) -> list[RowPart]:
    """Return the parts without the units that are left out, which are given by job."""
    kept: list[RowPart] = []
    for part in parts:
        units = part.units - left_out.get(part.job_id, UnitSet())
        for first, end in units.ranges:
            row = part.row + first - part.first_unit
            kept.append(RowPart(row, part.job_id, first, end - first))
    return kept


def between(parts: Iterable[RowPart], row: int, end: int) -> list[RowPart]:
    """Return the parts as far as they are between the rows; `end` isn't included."""
    return [
        part.part(max(part.row, row), min(part.end, end))
        for part in parts
        if max(part.row, row) < min(part.end, end)
    ]
