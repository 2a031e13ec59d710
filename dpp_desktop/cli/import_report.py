"""Reports how the import of a catalogue went: on standard error row by row, and in sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dpp_desktop.cli.output import counted, note, print_table, say
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult
from dpp_desktop.products.catalogue_import.effects import EffectCounts, effect_messages
from dpp_desktop.products.catalogue_import.import_check import CheckedCatalogue
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow

_MOST_ROWS_TOLD = 100
_MOST_ROWS_IN_JSON = 1_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How an import went; `done` is None if nothing was to come in."""

    checked: CheckedCatalogue
    done: CatalogueImportResult | None
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


def tell_left_out(report: ImportReport) -> None:
    """List the columns that are left out although they hold values."""
    ignored_columns = report.checked.ignored_columns
    for column in ignored_columns[:_MOST_ROWS_TOLD]:
        note(f"{column}")
    _tell_more(len(ignored_columns), "columns with values were left out")
    if ignored_columns:
        note("--map COLUMN=FIELD uses a column; '#3=FIELD' is the third one.")


def tell_effects(report: ImportReport) -> None:
    """List what the rows do to products that exist."""
    count = 0
    for count, row in enumerate(report.checked.affected(), start=1):
        if count <= _MOST_ROWS_TOLD:
            for message in effect_messages(row.effects, row.gtin):
                note(f"Product {row.sku} {message}")
    _tell_more(count, "products are affected in this way")
    effects = report.checked.counts.effects
    for message in effects.messages():
        note(message)
    if effects.keeping:
        note("--clear-empty clears what the list leaves empty.")


def tell_columns(report: ImportReport) -> None:
    """List the columns in their order, and what becomes of them."""
    columns = report.checked.columns
    rows = [
        (f"#{number}", name, str(target) or "left out")
        for number, (name, target) in enumerate(
            zip(columns.columns, columns.targets, strict=True), start=1
        )
    ]
    print_table(("NUMBER", "COLUMN", "BECOMES"), rows)


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
            note("Interrupted; the same command again imports the rest.")
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
    done = report.done or CatalogueImportResult()
    would = {"added": counts.added, "updated": counts.updated, "unchanged": counts.unchanged}
    return {
        "added": done.added,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "would": would if report.done is None else None,
        "interrupted": report.stopped,
        "columns": [
            {"column": number, "heading": heading, "becomes": str(target)}
            for number, (heading, target) in enumerate(
                zip(checked.columns.columns, checked.columns.targets, strict=True), start=1
            )
        ],
        "left_out": [
            {
                "column": column.place + 1,
                "heading": column.heading,
                "rows_with_values": column.filled,
                "same_heading_as": None if column.duplicate_of is None else column.duplicate_of + 1,
                "message": f"{column}",
            }
            for column in checked.ignored_columns
        ],
        "effects": _effects_document(counts.effects),
        "affected": [_affected_document(row) for row in _first(checked.affected())],
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


def _effects_document(effects: EffectCounts) -> dict[str, object]:
    return {
        "gtins_lost": effects.gtins_lost,
        "gtins_changed": effects.gtins_changed,
        "of_these_with_jobs": effects.gtins_minted,
        "products_losing_fields": effects.losing_fields,
        "fields_lost": effects.lost_fields,
        "becoming_drafts": effects.becoming_drafts,
        "keeping_values": effects.keeping,
        "messages": effects.messages(),
    }


def _affected_document(row: CheckedRow) -> dict[str, object]:
    effects = row.effects
    return {
        "row": row.number,
        "sku": row.sku,
        "loses": list(effects.lost),
        "gtin_before": effects.gtin_before,
        "gtin": row.gtin,
        "has_jobs": effects.minted,
        "becomes_draft": effects.becomes_draft,
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
