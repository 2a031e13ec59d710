"""Buffer checked rows in an unnamed temporary file until they are imported or saved."""

import json
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.catalogue_import.effects import NO_EFFECTS, Effects
from dpp_desktop.products.catalogue_import.tables import Cell
from dpp_desktop.store.products import ProductDigest


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A checked row. If it is rejected, `record` is None and `problems` are the reasons.

    Otherwise `record` is the product after the import, and `problems` are those of a draft.
    `before` is the digest of the existing product, None if the product is new. `warnings` are about
    values in the wrong format that the schema doesn't enforce.
    """

    number: int
    cells: tuple[Cell, ...]
    sku: str
    record: ProductRecord | None
    problems: tuple[Problem, ...]
    before: ProductDigest | None = None
    effects: Effects = NO_EFFECTS
    warnings: tuple[Problem, ...] = ()

    @property
    def gtin(self) -> str | None:
        """The GTIN of the product after the import."""
        return self.record.gtin if self.record else None


class RowBuffer:
    """A buffer of rows in the order of insertion. Deleted when closed or killed."""

    def __init__(self, folder: Path) -> None:
        """`folder` is in the workspace, because products are confidential."""
        self._folder = folder
        with os_errors_named(folder):
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by close
        # Nobody closes the result of a check that was discarded while it ran.
        weakref.finalize(self, self._file.close)

    def put(self, rows: Iterable[CheckedRow]) -> None:
        """Append rows. Raises EnvironmentFault."""
        lines = "".join(f"{_line(row)}\n" for row in rows)
        with os_errors_named(self._folder):
            self._file.write(lines.encode("utf-8"))

    def __iter__(self) -> Iterator[CheckedRow]:
        """Yield all rows. Don't append rows or start another iteration meanwhile."""
        with os_errors_named(self._folder):
            self._file.seek(0)
            for line in self._file:
                yield _row(line.decode("utf-8"))

    def close(self) -> None:
        """Delete the rows."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _line(row: CheckedRow) -> str:
    record = row.record and (row.record.sku, row.record.name, row.record.gtin, row.record.passport)
    problems = [problem.as_json() for problem in row.problems]
    before = row.before and astuple(row.before)
    effects = None if row.effects == NO_EFFECTS else astuple(row.effects)
    warnings = [warning.as_json() for warning in row.warnings]
    return json_text.canonical(
        [row.number, row.cells, row.sku, record, problems, before, effects, warnings]
    )


def _row(line: str) -> CheckedRow:
    number, cells, sku, record, problems, before, effects, warnings = json.loads(line)
    return CheckedRow(
        number,
        tuple(cells),
        sku,
        ProductRecord(*record) if record else None,
        tuple(Problem.from_json(problem) for problem in problems),
        ProductDigest(*before) if before else None,
        _effects(*effects) if effects else NO_EFFECTS,
        tuple(Problem.from_json(warning) for warning in warnings),
    )


def _effects(lost: list[str], kept: list[str], *others: Any) -> Effects:
    return Effects(tuple(lost), tuple(kept), *others)
