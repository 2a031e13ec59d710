"""A reconciliation as a PDF document, to sign and file in the batch record."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.designs.design import Align
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message, sentence
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.pdf.text_document import TableColumn, TextDocument
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.journal_notes import note_of
from dpp_desktop.units.reconciliation import (
    TOTAL_TEXTS,
    Fate,
    JobReconciliation,
    Reconciliation,
    incidents,
)
from dpp_desktop.units.reconciliation_file import save_csv
from dpp_desktop.units.refusals import named_units

Show = Callable[[Message], str]
"""Translates a message."""

_KINDS = (".csv", ".pdf")
_MAX_JOBS = 20
_MAX_INCIDENTS = 500
_ACTION_TEXTS = {
    JournalAction.VOIDED: Message("void"),
    JournalAction.SAMPLED: Message("sampled"),
    JournalAction.SPOILED: Message("labels spoiled"),
    JournalAction.RESOLVED: Message("labels possibly printed and destroyed"),
}
_MINTED = Message("Minted")
_COUNT = TableColumn("", 1.0, Align.END)


def check_file(file: Path) -> None:
    """Raise InvalidInput unless the name of the file ends in .pdf or .csv."""
    if file.suffix.lower() not in _KINDS:
        message = Message("the name '{file}' must end in .pdf or .csv.", file=file.name)
        raise InvalidInput([Problem("to", "unknown_kind", message)])


def save_reconciliation(
    workspace: Workspace, found: Reconciliation, file: Path, show: Show = str
) -> None:
    """Write the reconciliation as a PDF document or CSV file, replacing what is there.

    The name of the file decides. Raises InvalidInput for other names, and EnvironmentFault.
    """
    check_file(file)
    if file.suffix.lower() == ".csv":
        save_csv(found, file)
    else:
        save_report(found, incidents(workspace, found), file, show)


def save_report(
    found: Reconciliation, entries: Sequence[JournalEntry], file: Path, show: Show = str
) -> None:
    """Write the report, replacing what is there. Raises EnvironmentFault.

    `entries` of the journal explain the discrepancies with their reasons.
    """
    with os_errors_named(file):
        durable.write_whole(file, report(found, entries, show))


def report(found: Reconciliation, entries: Sequence[JournalEntry], show: Show = str) -> bytes:
    """Return the PDF document: totals, where each unit is, reasons, and lines for signatures."""
    content = io.BytesIO()
    title = show(_title(found))
    document = TextDocument(content, title)
    document.heading(title, 16)
    document.table((TableColumn("", 1.0), TableColumn("", 3.0)), _facts(found, show))
    document.heading(show(Message("Totals")))
    totals = found.totals.as_json()
    rows = [(show(sentence(TOTAL_TEXTS[name])), f"{totals[name]:,}") for name in TOTAL_TEXTS]
    document.table((TableColumn("", 3.0), _COUNT), rows)
    document.heading(show(Message("Where each unit is")))
    if len(found.jobs) > 1:
        counts = [(show(sentence(fate.text)), f"{found.counts[fate]:,}") for fate in Fate]
        counts.append((show(_MINTED), f"{found.totals.minted:,}"))
        document.table((TableColumn("", 3.0), _COUNT), counts)
        for each in found.jobs:
            document.heading(show(_job_title(each.job)), 10)
            _add_units(document, each, show)
    else:
        _add_units(document, found.jobs[0], show)
    _add_incidents(document, entries, show)
    document.space(6)
    for role in (Message("Prepared by"), Message("Checked by")):
        document.blanks([show(role), show(Message("Date")), show(Message("Signature"))])
    document.finish()
    return content.getvalue()


def _title(found: Reconciliation) -> Message:
    job = found.jobs[0].job
    if found.is_batch:
        return Message("Reconciliation of batch {batch}", batch=job.batch)
    return Message("Reconciliation of job {job}", job=job.id)


def _job_title(job: MintJob) -> Message:
    if job.idempotency_key is None:
        return Message("Job {job}", job=job.id)
    return Message("Job {job}, order {order}", job=job.id, order=job.idempotency_key)


def _facts(found: Reconciliation, show: Show) -> list[tuple[str, str]]:
    job = found.jobs[0].job
    jobs = ", ".join(str(each.job.id) for each in found.jobs[:_MAX_JOBS])
    orders = [each.job.idempotency_key for each in found.jobs if each.job.idempotency_key]
    more = " …" if len(found.jobs) > _MAX_JOBS else ""
    facts = {
        Message("Brand"): job.brand_key,
        Message("Product"): f"{job.product_sku}, {job.product_name}",
        Message("GTIN"): job.gtin or "",
        Message("Batch"): job.batch,
        Message("Jobs"): jobs + more,
        Message("Order numbers"): ", ".join(orders[:_MAX_JOBS]),
        Message("Time"): f"{found.at:%Y-%m-%d %H:%M} UTC",
    }
    return [(show(name), value) for name, value in facts.items() if value]


def _add_units(document: TextDocument, each: JobReconciliation, show: Show) -> None:
    """Write a row for each place where units are."""
    columns = (
        TableColumn("", 2.5),
        TableColumn(show(Message("Count")), 1.0, Align.END),
        TableColumn(show(Message("Units")), 4.0),
    )
    rows = [
        (show(sentence(fate.text)), f"{len(units):,}", show(named_units(units)))
        for fate, units in each.units.items()
        if units
    ]
    rows.append((show(_MINTED), f"{each.job.minted:,}", ""))
    document.table(columns, rows)


def _add_incidents(document: TextDocument, incidents: Sequence[JournalEntry], show: Show) -> None:
    if not incidents:
        return
    document.heading(show(Message("Reasons")))
    columns = (
        TableColumn(show(Message("Time (UTC)")), 1.6),
        TableColumn(show(Message("Job")), 0.6),
        TableColumn(show(Message("Units")), 1.8),
        TableColumn(show(Message("Change")), 1.4),
        TableColumn(show(Message("Reason")), 3.0),
        TableColumn(show(Message("By")), 1.4),
    )
    rows = [
        (
            f"{entry.at:%Y-%m-%d %H:%M}",
            str(entry.record.job_id),
            show(named_units(entry.record.units)),
            show(_ACTION_TEXTS[entry.record.action]),
            show(note_of(entry.record)),
            ", ".join(filter(None, (entry.record.actor.by, entry.record.actor.workstation))),
        )
        for entry in incidents[:_MAX_INCIDENTS]
    ]
    document.table(columns, rows)
    if len(incidents) > _MAX_INCIDENTS:
        document.space(2)
        document.paragraph(
            show(
                Message(
                    "The journal has {count:,} more of these entries.",
                    count=len(incidents) - _MAX_INCIDENTS,
                )
            )
        )
