"""Says how the import of a catalogue went: on standard error row by row, and in sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dpp_desktop.cli.output import counted, note, print_table, say
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.catalogues.bringing_in import BroughtIn
from dpp_desktop.passports.catalogues.checking import CheckedCatalogue
from dpp_desktop.passports.catalogues.spool import CheckedRow

_MOST_ROWS_TOLD = 100
_MOST_ROWS_IN_JSON = 1_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How an import went; `done` is None if nothing was to come in."""

    checked: CheckedCatalogue
    done: BroughtIn | None
    rejected_file: Path | None
    only_check: bool

    @property
    def stopped(self) -> bool:
        """True if it was interrupted."""
        return self.checked.stopped or bool(self.done and self.done.stopped)


def tell_origin(report: ImportReport) -> None:
    """Names the sheet that was read, and lists what to know of how cells were read."""
    if report.checked.origin.sheet:
        note(f"Read from sheet {shown(report.checked.origin.sheet)}.")
    for notice in report.checked.notices:
        note(f"Note: {notice}")


def tell_rows(report: ImportReport) -> None:
    """Lists the rejected rows, and the drafts, with every problem."""
    counts = report.checked.counts
    for row in islice(report.checked.rejected(), _MOST_ROWS_TOLD):
        for problem in row.problems:
            note(f"Row {row.number:,} is rejected: {problem}")
    _tell_more(counts.rejected, "rows are rejected; --rejected FILE.csv saves all of them")
    for row in islice(report.checked.drafts(), _MOST_ROWS_TOLD):
        for problem in row.problems:
            note(f"Draft {row.sku} can't be minted yet: {problem}")
    _tell_more(counts.drafts, "drafts can't be minted yet")


def tell_columns(report: ImportReport) -> None:
    """Lists the columns and what becomes of them."""
    columns = report.checked.columns
    rows = [
        (name, str(target) or "left out")
        for name, target in zip(columns.columns, columns.targets, strict=True)
    ]
    print_table(("COLUMN", "BECOMES"), rows)


def tell_sum(report: ImportReport) -> None:
    """Says in a few sentences how it went."""
    if report.checked.stopped:
        note("Interrupted while the rows were checked; nothing was changed.")
        return
    counts = report.checked.counts
    if report.done is None:
        would = f"{counts.added:,} to add, {counts.updated:,} to update"
        rest = f"{counts.unchanged:,} unchanged, {counts.rejected:,} rejected"
        say(f"Nothing was changed: {would}, {rest}.")
    else:
        done = report.done
        if done.stopped:
            note("Interrupted; the same command again brings in the rest.")
        did = f"{done.added:,} added, {done.updated:,} updated, {done.unchanged:,} unchanged"
        say(f"Products: {did}; {counted(counts.rejected, 'row')} rejected.")
    if counts.drafts == 1:
        say("1 of them is a draft, which can't be minted for yet.")
    elif counts.drafts:
        say(f"{counts.drafts:,} of them are drafts, which can't be minted for yet.")
    if report.rejected_file:
        say(f"The rejected rows are in {report.rejected_file}: correct them and import that file.")


def document_of(report: ImportReport) -> dict[str, object]:
    """Returns what JSON shows of the import; of rejected rows and drafts the first 1,000."""
    checked, counts = report.checked, report.checked.counts
    done = report.done or BroughtIn()
    would = {"added": counts.added, "updated": counts.updated, "unchanged": counts.unchanged}
    return {
        "added": done.added,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "would": would if report.done is None else None,
        "interrupted": report.stopped,
        "columns": dict(
            zip(checked.columns.columns, map(str, checked.columns.targets), strict=True)
        ),
        "sheet": checked.origin.sheet or None,
        "encoding": checked.origin.encoding or None,
        "notices": _described(checked.notices),
        "rejected_count": counts.rejected,
        "rejected": [
            {"row": row.number, "sku": row.sku, "problems": _described(row.problems)}
            for row in _first(checked.rejected())
        ],
        "rejected_file": str(report.rejected_file) if report.rejected_file else None,
        "draft_count": counts.drafts,
        "drafts": {row.sku: _described(row.problems) for row in _first(checked.drafts())},
    }


def _first(rows: Iterable[CheckedRow]) -> Iterable[CheckedRow]:
    return islice(rows, _MOST_ROWS_IN_JSON)


def _described(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [
        {"field": problem.field, "code": problem.code, "message": problem.message}
        for problem in problems
    ]


def _tell_more(count: int, what: str) -> None:
    if count > _MOST_ROWS_TOLD:
        note(f"… {count:,} {what}.")
