"""`dpp-desktop export`: a job's tokens as CSV packs."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from dpp_desktop.cli.exitcodes import ExitCode
from dpp_desktop.cli.interrupt import stop_on_signals
from dpp_desktop.cli.output import note, packs_told, print_json, say
from dpp_desktop.cli.progress import ExportBar
from dpp_desktop.cli.session import JOB_ID, Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.run import ExportResult, export_job
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.store.workspace import Workspace

_PART = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", re.ASCII)


class PackNumbers(click.ParamType[frozenset[int]]):
    """Numbers of packs and ranges of them, such as 1,3-5."""

    name = "numbers"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[int]:
        """Returns the numbers. Fails if they are written in another way."""
        found: set[int] = set()
        for part in str(value).split(","):
            match = _PART.fullmatch(part.strip())
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
            if first > last:
                self.fail("Give numbers and ranges of packs, such as 1,3-5.", param, ctx)
            found.update(range(first, last + 1))
        return frozenset(found)


@click.command("export")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.option(
    "--to",
    "directory",
    required=True,
    metavar="DIR",
    type=SomePath(),
    help="Folder for the packs; made if it isn't there.",
)
@click.option(
    "--packs",
    metavar="NUMBERS",
    type=PackNumbers(),
    help="Make these packs only, such as 1,3-5; the others can be made later.",
)
@click.option(
    "--replace",
    metavar="NUMBERS",
    type=PackNumbers(),
    help="Write these packs anew if they were changed, such as 1,3-5; the changes are lost.",
)
@common_options
@pass_session
def command(
    session: Session,
    job: int,
    directory: Path,
    packs: frozenset[int] | None,
    replace: frozenset[int] | None,
) -> int:
    """Export the tokens of JOB as CSV packs of at most 10,000 rows, one after the other.

    Running it again on the same folder resumes: finished packs are checked and left as they are,
    missing ones are made, and a pack that was changed is reported, and not overwritten without
    --replace.
    """
    with session.open() as workspace:
        result = carry_out(workspace, job, directory, packs, replace or ())
    tell(result)
    if session.json:
        print_json(_document(result))
    elif result.export.status is ExportStatus.COMPLETED:
        where = result.export.directory
        packs_made = packs_told(len(result.packs))
        say(f"Job {job}: {result.export.count:,} tokens in {packs_made} in {where}.")
    elif exit_code(result) is ExitCode.DONE:
        say(f"Job {job}: the chosen packs are in {result.export.directory}.")
    return exit_code(result)


def carry_out(
    workspace: Workspace,
    job_id: int,
    directory: Path,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Exports all packs or those of these indices, or until Ctrl+C; shows progress."""
    with stop_on_signals() as stop, ExportBar(job_id, stop) as bar:
        return export_job(workspace, job_id, directory, bar, packs=packs, replace=replace)


def tell(result: ExportResult) -> None:
    """Says on standard error how the export ended, if it didn't end well."""
    export = result.export
    _tell_changed(result)
    if export.error:
        note(f"Export {export.id} failed: {export.error}")
    elif result.stopped:
        note(f"Export {export.id} was stopped; run the same command again to go on.")
    elif export.status is ExportStatus.EXPORTING and not result.changed:
        note("Other packs are still to be made; export without --packs makes all of them.")


def _tell_changed(result: ExportResult) -> None:
    for plan in result.changed:
        note(
            f"Pack {plan.index} was changed since it was made, and left as it is: "
            f"export again with --replace {plan.index} to have '{plan.file}' made anew."
        )


def exit_code(result: ExportResult) -> ExitCode:
    """Returns how a command ends that was to make packs, all or some."""
    if result.export.status is ExportStatus.FAILED:
        return ExitCode.FAILED
    return ExitCode.INTERRUPTED if result.stopped else ExitCode.DONE


def _document(result: ExportResult) -> dict[str, object]:
    export = result.export
    return {
        "id": export.id,
        "job": export.job_id,
        "status": export.status.value,
        "error": export.error,
        "directory": str(export.directory),
        "changed": [plan.index for plan in result.changed],
        "rows": export.count,
        "packs": [
            {
                "index": pack.index,
                "file": pack.file,
                "rows": pack.rows,
                "size": pack.size,
                "sha256": pack.sha256,
            }
            for pack in result.packs
        ],
    }
