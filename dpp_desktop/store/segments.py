"""Segments in the store: the consecutive units that exports, print jobs and tag jobs consist of."""

from collections.abc import Iterable

from dpp_desktop.model.export import Segment
from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.store import rows

SEGMENT_KINDS = {
    "first_unit": rows.whole_number(0, MAX_QUANTITY - 1),
    "count": rows.whole_number(1, MAX_QUANTITY),
}
"""The kinds of the columns of every table of segments."""


def values_of(owner: str, owner_id: int, segments: Iterable[Segment]) -> list[dict[str, int]]:
    """Return the rows of the segments, in order. The column `owner` says what they belong to."""
    return [
        {
            owner: owner_id,
            "ordinal": ordinal,
            "job_id": segment.job_id,
            "first_unit": segment.first_unit,
            "count": segment.count,
        }
        for ordinal, segment in enumerate(segments)
    ]
