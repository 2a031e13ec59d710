"""Reports jobs and exports that can't be read, for the lists of both."""

from collections.abc import Sequence

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import note
from dpp_desktop.model.readable import DamagedRow


def damaged_document(row: DamagedRow) -> dict[str, object]:
    """Return the JSON output for a job or export that can't be read."""
    return {"id": row.id, "status": "damaged", "error": str(row.fault)}


def report_damaged(kind: str, rows: Sequence[DamagedRow]) -> ExitCode:
    """Print the rows that can't be read to standard error, and return the exit code."""
    for row in rows:
        name = kind if row.id is None else f"{kind} {row.id}"
        note(f"{name} can't be read: {row.fault}")
    return ExitCode.FAILED if rows else ExitCode.DONE
