"""What is measured and what it must reach, and the rows that come of measuring."""

from dataclasses import dataclass, field
from typing import Literal

Detail = dict[str, object]
"""What stands behind a figure: seconds of every repeat, sizes, versions."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing measured; its figure must be at most, or at least, `limit`."""

    what: str
    relation: Literal["<=", ">="]
    limit: float
    unit: str = "x"

    def row(self, figure: float, **detail: object) -> "Row":
        """The row of this goal when it was measured."""
        ok = figure <= self.limit if self.relation == "<=" else figure >= self.limit
        return Row(self, figure, ok, detail)

    def not_measured(self, why: str) -> "Row":
        """The row of this goal where the machine lacks what it is compared with."""
        return Row(self, None, None, {"not measured": why})


Goals = tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report; `figure` and `ok` are None where nothing could be measured."""

    goal: Goal
    figure: float | None
    ok: bool | None
    detail: Detail = field(default_factory=dict)
