"""`dpp-desktop demo`: runs the main steps with a sample brand."""

from datetime import UTC, datetime

import click

from dpp_desktop.carriers.qr_code import qr_svg
from dpp_desktop.cli import export_runs, mint_jobs
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import job_document, print_json, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.samples import load_samples
from dpp_desktop.tokens.lookup import find_token

_QUANTITY = 100_000


@click.command("demo")
@common_options
@pass_session
def command(session: Session) -> int:
    """Load the samples, mint and export 100,000 tokens, and draw a QR code.

    Every run mints a new batch.
    """
    batch = f"DEMO-{datetime.now(UTC):%y%m%d-%H%M%S}"
    with session.open(create=True) as workspace:
        load_samples(workspace)
        form = MintForm("nordlicht", "PARKA-01", batch, _QUANTITY)
        job = mint_jobs.run_with_progress(workspace, submit(workspace, form).job.id)
        mint_jobs.report_unfinished(job)
        if mint_jobs.exit_code(job) is not ExitCode.DONE:
            return mint_jobs.exit_code(job)
        folder = workspace.path / "exports" / f"job-{job.id}"
        result = export_runs.run_with_progress(workspace, Request(WholeJob(job.id), folder))
        export_runs.report_unfinished(result)
        if export_runs.exit_code(result) is not ExitCode.DONE:
            return export_runs.exit_code(result)
        token = find_token(workspace, result.packs[0].first_serial)
    drawing = folder.parent / f"{token.serial}.svg"
    with os_errors_named(drawing):
        write_whole(drawing, qr_svg(token.url).encode("utf-8"))
    if session.json:
        document = {"job": job_document(job, existing=False), "packs": len(result.packs)}
        places = {"workspace": workspace.path, "directory": folder, "qr": drawing}
        print_json(document | {name: str(path) for name, path in places.items()})
        return ExitCode.DONE
    say(f"Minted     {job.minted:,} tokens for {job.product_name}, batch {job.batch}")
    say(f"Workspace  {workspace.path}")
    say(f"Packs      {len(result.packs)} CSV files in {folder}")
    say(f"URL        {token.url}")
    say(f"QR code    {drawing}")
    return ExitCode.DONE
