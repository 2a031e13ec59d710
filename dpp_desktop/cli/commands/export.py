"""`dpp-desktop export`: exports tokens as CSV packs."""

from dataclasses import dataclass
from pathlib import Path

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.export_report import print_preview, result_document
from dpp_desktop.cli.export_runs import exit_code, run_and_report
from dpp_desktop.cli.export_values import PackNumbers, UnitNumbers
from dpp_desktop.cli.output import print_json
from dpp_desktop.cli.profile_values import profile_options
from dpp_desktop.cli.session import (
    JOB_ID,
    Session,
    SomePath,
    WholeNumber,
    common_options,
    pass_session,
)
from dpp_desktop.exporting.overlaps import target_overlaps
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS
from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.profile_options import chosen_profile
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch, WholeJob
from dpp_desktop.minting.overview import job_of_order
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Selected:
    """The options that say what to export. Raises UsageError if they don't fit together."""

    job: int | None
    order: str | None
    units: tuple[int, int] | None
    brand: str | None
    product: str | None
    batch: str | None

    def __post_init__(self) -> None:
        if self.job is not None and self.order is not None:
            raise click.UsageError("Specify JOB or --order, not both.")
        has_job = self.job is not None or self.order is not None
        of_batch = (self.brand, self.product, self.batch)
        is_batch = not has_job and self.units is None and all(of_batch)
        if not (is_batch or (has_job and not any(of_batch))):
            raise click.UsageError(
                "Specify JOB or --order, with or without --units; or --brand, --product and "
                "--batch together."
            )

    def target(self, workspace: Workspace) -> ExportTarget:
        """Return the tokens to export. Raises NotFound if no job has the order number."""
        if self.brand and self.product and self.batch:
            return WholeBatch(self.brand, self.product, self.batch)
        job = self.job if self.order is None else job_of_order(workspace, self.order).id
        assert job is not None
        return UnitRange(job, *self.units) if self.units else WholeJob(job)


@click.command("export")
@click.argument("job", type=JOB_ID, metavar="[JOB]", required=False)
@click.option(
    "--batch",
    metavar="CODE",
    help="Export all jobs of this batch, not JOB. Add --product and --brand.",
)
@click.option("--order", metavar="NUMBER", help="Export the job of this order number, not JOB.")
@click.option("--product", metavar="SKU", help="Product of the batch.")
@click.option("--brand", metavar="KEY", help="Brand of the product.")
@click.option(
    "--units",
    metavar="FIRST-LAST",
    type=UnitNumbers(),
    help="Export only these units of JOB, counted from 1.",
)
@click.option(
    "--to",
    "directory",
    metavar="DIR",
    type=SomePath(),
    help="Folder for the packs. Created if it doesn't exist.",
)
@click.option(
    "--packs",
    metavar="NUMBERS",
    type=PackNumbers(),
    help="Write only these packs, such as 1,3-5. You can write the others later.",
)
@click.option(
    "--replace",
    metavar="NUMBERS",
    type=PackNumbers(),
    help="Overwrite these packs, such as 1,3-5, if they were changed. The changes are lost.",
)
@profile_options
@click.option(
    "--preview",
    metavar="[N]",
    type=WholeNumber(min=0, max=MAX_PACK_ROWS),
    is_flag=False,
    flag_value=5,
    help="Only print the first N rows, 5 by default, of all packs or of --packs. Writes nothing.",
)
@common_options
@pass_session
def command(
    session: Session,
    job: int | None,
    order: str | None,
    batch: str | None,
    product: str | None,
    brand: str | None,
    units: tuple[int, int] | None,
    directory: Path | None,
    packs: frozenset[int] | None,
    replace: frozenset[int] | None,
    overrides: ProfileOverrides,
    preview: int | None,
) -> int:
    """Export tokens as CSV packs of at most 10,000 rows.

    Exports JOB or the job of an order, some of its units, or all jobs of a batch, including the
    tokens of failed and cancelled jobs. The tokens and the export profile are fixed when the export
    is created.

    Run the command again with the same folder to resume: finished packs are checked and left
    unchanged, missing packs are re-created with the same bytes, and changed packs are reported
    but not overwritten without --replace. If other exports contain the same tokens, the command
    prints a warning and exports them.
    """
    selected = Selected(job, order, units, brand, product, batch)
    if preview is not None:
        with session.open() as workspace:
            target = selected.target(workspace)
            overrides = chosen_profile(workspace, target, overrides)
            first_rows = preview_export(workspace, target, overrides, preview, packs)
            overlaps = target_overlaps(workspace, target, directory, overrides)
        print_preview(session, first_rows, overlaps, of_selected_packs=packs is not None)
        return ExitCode.DONE
    if directory is None:
        raise click.UsageError("Missing option '--to', the folder for the packs.")
    with session.open() as workspace:
        target = selected.target(workspace)
        overrides = chosen_profile(workspace, target, overrides)
        request = Request(target, directory, overrides)
        result = run_and_report(session, workspace, request, packs, replace or ())
    if session.json:
        print_json(result_document(result))
    return exit_code(result)
