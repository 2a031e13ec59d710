"""Reports the result of a product import: row by row on standard error, and as a summary."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dpp_desktop.cli.output import counted, note, print_table, say
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.effects import EffectCounts, effect_messages
from dpp_desktop.products.catalogue_import.field_choices import missing_message
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow

_MAX_ROWS_PRINTED = 100
_MAX_ROWS_IN_JSON = 1_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The result of an import; `done` is None if nothing was to be imported."""

    checked: CheckedCatalogue
    done: CatalogueImportResult | None
    rejected_file: Path | None
    only_check: bool

    @property
    def stopped(self) -> bool:
        """True if the import was interrupted."""
        return self.checked.stopped or bool(self.done and self.done.stopped)


def report_origin(report: ImportReport) -> None:
    """Print which sheet was read, and notes on how its cells were read."""
    if report.checked.origin.sheet:
        note(f"Read from sheet {shown(report.checked.origin.sheet)}.")
    for notice in report.checked.notices:
        note(f"Note: {notice}")


def report_gtins(report: ImportReport) -> None:
    """Print the GTINs that several SKUs share."""
    shared = report.checked.shared_gtins
    for each in shared[:_MAX_ROWS_PRINTED]:
        note(f"Warning: {each.message}")
    _report_more(len(shared), "GTINs are shared by several SKUs")


def report_rows(report: ImportReport) -> None:
    """Print the rejected rows and the drafts with all their problems, and the warnings."""
    counts = report.checked.counts
    for row in islice(report.checked.rejected(), _MAX_ROWS_PRINTED):
        for problem in row.problems:
            note(f"Row {row.number:,} rejected: {problem}")
    _report_more(counts.rejected, "rows were rejected. To save them all, use --rejected FILE.csv")
    for row in islice(report.checked.drafts(), _MAX_ROWS_PRINTED):
        for problem in row.problems:
            note(f"Product {row.sku} is a draft: {problem}")
    _report_more(counts.drafts, "products are drafts")
    for row in islice(report.checked.warned(), _MAX_ROWS_PRINTED):
        for warning in row.warnings:
            note(f"Warning: product {row.sku}: {warning}")
    _report_more(counts.warned, "products have values in the wrong format")


def report_left_out(report: ImportReport) -> None:
    """Print the columns that were ignored although they contain values."""
    ignored_columns = report.checked.ignored_columns
    for column in ignored_columns[:_MAX_ROWS_PRINTED]:
        note(column.message)
    _report_more(len(ignored_columns), "columns with values were ignored")
    if ignored_columns:
        note("To import a column, use --map COLUMN=FIELD; '#3=FIELD' selects the third column.")


def report_effects(report: ImportReport) -> None:
    """Print how the rows affect existing products."""
    count = 0
    for count, row in enumerate(report.checked.affected(), start=1):
        if count <= _MAX_ROWS_PRINTED:
            for message in effect_messages(row.effects, row.gtin):
                note(f"Product {row.sku} {message}")
    _report_more(count, "products are affected")
    effects = report.checked.counts.effects
    for message in effects.messages():
        note(message)
    if effects.keeping:
        note("To clear values that are empty in the list, use --clear-empty.")


def report_columns(report: ImportReport) -> None:
    """Print the columns in their order, and the fields they are imported into."""
    columns = report.checked.columns
    rows = [
        (f"#{number}", name, str(target) or "ignored")
        for number, (name, target) in enumerate(
            zip(columns.columns, columns.targets, strict=True), start=1
        )
    ]
    print_table(("NUMBER", "COLUMN", "FIELD"), rows)
    missing = report.checked.missing_fields
    if missing and report.checked.counts.added:
        note(missing_message([field.name for field in missing]))


def report_summary(report: ImportReport) -> None:
    """Print a summary of the import."""
    if report.checked.stopped:
        note("Interrupted while checking the rows. Nothing was changed.")
        return
    counts = report.checked.counts
    if report.done is None:
        would = f"{counts.added:,} to add, {counts.updated:,} to update"
        rest = f"{counts.unchanged:,} unchanged, {counts.rejected:,} rejected"
        say(f"Nothing was changed: {would}, {rest}.")
    else:
        done = report.done
        if done.stopped:
            note("Interrupted. To import the rest, run the same command again.")
        did = f"{done.added:,} added, {done.updated:,} updated, {done.unchanged:,} unchanged"
        say(f"Products: {did}; {counted(counts.rejected, 'row')} rejected.")
    if counts.drafts == 1:
        say("1 of them is a draft. You can't mint for a draft yet.")
    elif counts.drafts:
        say(f"{counts.drafts:,} of them are drafts. You can't mint for drafts yet.")
    if report.rejected_file:
        say(f"Rejected rows saved to {report.rejected_file}. Correct them and import that file.")


def report_document(report: ImportReport) -> dict[str, object]:
    """Return the JSON output for the import, with up to 1,000 rows of each kind."""
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
                "message": column.message,
            }
            for column in checked.ignored_columns
        ],
        "required_without_column": [field.name for field in checked.missing_fields],
        "shared_gtin_count": len(checked.shared_gtins),
        "shared_gtins": [
            {"gtin": each.gtin, "skus": each.skus, "message": each.message}
            for each in checked.shared_gtins[:_MAX_ROWS_IN_JSON]
        ],
        "effects": _effects_document(counts.effects),
        "affected": [_affected_document(row) for row in _first(checked.affected())],
        "sheet": checked.origin.sheet or None,
        "encoding": checked.origin.encoding or None,
        "notices": _problem_documents(checked.notices),
        "rejected_count": counts.rejected,
        "rejected": [
            {"row": row.number, "sku": row.sku, "problems": _problem_documents(row.problems)}
            for row in _first(checked.rejected())
        ],
        "rejected_file": str(report.rejected_file) if report.rejected_file else None,
        "draft_count": counts.drafts,
        "drafts": {row.sku: _problem_documents(row.problems) for row in _first(checked.drafts())},
        "warning_count": counts.warned,
        "warnings": {row.sku: _problem_documents(row.warnings) for row in _first(checked.warned())},
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
    return islice(rows, _MAX_ROWS_IN_JSON)


def _problem_documents(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [
        {"field": problem.field, "code": problem.code, "message": problem.message}
        for problem in problems
    ]


def _report_more(count: int, statement: str) -> None:
    """Print the total if the list before it was cut off."""
    if count > _MAX_ROWS_PRINTED:
        note(f"… {count:,} {statement}.")
