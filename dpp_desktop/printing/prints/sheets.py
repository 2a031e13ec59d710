"""How the labels of a print job are distributed over sheets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Labels of units on sheets of `per_page` labels, `copies` of each; 1 for labels on a roll.

    The label of `first_row`, with which printing begins or continues, is at the position
    `start_at`, which counts from 1, of a sheet.
    """

    per_page: int
    copies: int
    start_at: int = 1
    first_row: int = 0

    def sheets(self, units: int) -> int:
        """Return the number of sheets for these units, printed without interruption."""
        return -(-(self.start_at - 1 + units * self.copies) // self.per_page)

    def chunk_end(self, row: int, count: int, chunk: int) -> int:
        """Return the row after those that are sent at once from `row` on, about `chunk` labels.

        A sheet is sent as a whole, because a printer can't continue a sheet that it has ejected.
        Rows count from 0, and there are `count`.
        """
        chunk = max(chunk // self.copies, 1)
        if self.per_page == 1:
            return min(row + chunk, count)
        first = self._units_on(self.empty_before(row))
        further = self._units_on(0)
        sheets_more = max(chunk - first, 0) // further
        return min(row + first + sheets_more * further, count)

    def empty_before(self, row: int) -> int:
        """Return the number of positions that stay empty before the label of that row."""
        return self.start_at - 1 if row == self.first_row else 0

    def _units_on(self, empty: int) -> int:
        """The units on a sheet; at least one, whose labels may need several sheets."""
        return max((self.per_page - empty) // self.copies, 1)


def usual_start(start_at: int, row: int) -> int:
    """Return the position of the label of `row` if nobody chooses another one.

    That is `start_at` for the first label of a print job, and the first one of a new sheet later,
    because an interrupted sheet has left the printer.
    """
    return start_at if row == 0 else 1
