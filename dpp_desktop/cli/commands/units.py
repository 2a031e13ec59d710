"""`dpp-desktop units`: shows what happened to the units of a job."""

from dataclasses import asdict

import click

from dpp_desktop.cli.output import counted, local_time, note, print_json, print_table, say
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.cli.unit_values import print_states, states_document
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.units.history import CheckedJournal, check_journal, history, unit_states
from dpp_desktop.units.journal_notes import note_of
from dpp_desktop.units.refusals import named_units

_HEADER = (
    "ENTRY",
    "WHEN",
    "WHAT",
    "OF",
    "UNITS",
    "BY",
    "WORKSTATION",
    "PRINTER",
    "DESIGN",
    "COPIES",
    "REASON AND DETAILS",
    "ORDER",
)


@click.command("units")
@click.argument("job", type=JOB_ID, metavar="[JOB]", required=False)
@click.option("--history", "with_history", is_flag=True, help="Also show the journal of the job.")
@click.option(
    "--verify-journal",
    is_flag=True,
    help="Check that no entry of the workspace's journal was changed or removed.",
)
@common_options
@pass_session
def command(session: Session, job: int | None, *, with_history: bool, verify_journal: bool) -> None:
    """Show the states of the units of JOB: counts and ranges.

    Labels are in doubt, produced or spoiled, and verified if they were scanned. Units are applied,
    sampled or void.

    The exit code is 4 if the journal was changed.
    """
    if job is None and (with_history or not verify_journal):
        raise click.UsageError("Specify JOB.")
    with session.open() as workspace:
        found = unit_states(workspace, job) if job is not None else None
        entries = history(workspace, job) if job is not None and with_history else None
        checked = check_journal(workspace) if verify_journal else None
    if session.json:
        document = states_document(found) if found else {}
        if entries is not None:
            document["history"] = [_entry_document(entry) for entry in entries]
        if checked:
            document["journal"] = {
                "entries": checked.entries,
                "last_hash": checked.last_hash.hex(),
            }
        print_json(document)
        return
    if found:
        print_states(found)
    if entries is not None:
        _print_history(entries)
    if checked:
        _print_checked(checked)


def _print_history(entries: list[JournalEntry]) -> None:
    if not entries:
        note("The journal has no entries for this job.")
        return
    print_table(_HEADER, [_row(entry) for entry in entries])


def _print_checked(checked: CheckedJournal) -> None:
    say(
        f"The journal is complete: {counted(checked.entries, 'entry', 'entries')}, "
        f"last hash {checked.last_hash.hex()}."
    )


def _row(entry: JournalEntry) -> tuple[object, ...]:
    record = entry.record
    return (
        str(entry.id),
        local_time(entry.at),
        record.action.value.replace("_", " "),
        record.carrier or "unit",
        named_units(record.units) or None,
        record.actor.by or None,
        record.actor.workstation or None,
        record.production.printer or None,
        record.production.design or None,
        str(record.production.copies),
        note_of(record) or None,
        record.order_number or None,
    )


def _entry_document(entry: JournalEntry) -> dict[str, object]:
    record = entry.record
    return {
        "entry": entry.id,
        "at": entry.at.isoformat(),
        "action": record.action.value,
        "carrier": record.carrier,
        "units": str(record.units),
        "count": len(record.units),
        **asdict(record.actor),
        **asdict(record.production),
        "reason": record.reason,
        "order": record.order_number,
        "details": record.details,
        "hash": entry.hash.hex(),
    }
