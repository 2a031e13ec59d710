"""Goals with their limits, and the rows of the report."""

from dataclasses import dataclass, field
from typing import Literal

Detail = dict[str, object]
"""Details of a figure: seconds of every repetition, sizes, versions."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A measured figure that must be at most, or at least, `limit`.

    Times are compared with other times of the same run, because the speed of machines differs.
    A limit allows for noise, but not for a program that is clearly slower.
    """

    what: str
    relation: Literal["<=", ">="]
    limit: float
    unit: str = "x"

    def row(self, figure: float, **detail: object) -> "Row":
        """Return the row of this goal for a measured figure."""
        ok = figure <= self.limit if self.relation == "<=" else figure >= self.limit
        return Row(self, figure, ok, detail)

    def not_measured(self, why: str) -> "Row":
        """Return the row of this goal if the machine lacks the program to compare with."""
        return Row(self, None, None, {"not measured": why})


Goals = tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report. `figure` and `ok` are None if nothing could be measured."""

    goal: Goal
    figure: float | None
    ok: bool | None
    detail: Detail = field(default_factory=dict)
