"""What lists say of rows of the store that can't be read; shared by jobs and exports."""

from collections.abc import Sequence

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import note
from dpp_desktop.model.readable import DamagedRow


def damaged_document(row: DamagedRow) -> dict[str, object]:
    """Returns what JSON shows in a list in place of a job or export that can't be read."""
    return {"id": row.id, "status": "damaged", "error": str(row.fault)}


def report_damaged(what: str, rows: Sequence[DamagedRow]) -> ExitCode:
    """Says on standard error which rows can't be read, and returns how the command ends."""
    for row in rows:
        named = what if row.id is None else f"{what} {row.id}"
        note(f"{named} can't be read: {row.fault}")
    return ExitCode.FAILED if rows else ExitCode.DONE
