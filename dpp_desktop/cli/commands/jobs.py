"""`dpp-desktop jobs`: the mint jobs of a workspace."""

import click

from dpp_desktop.cli.damaged_rows import damaged_document, report_damaged
from dpp_desktop.cli.output import job_document, note, print_json, print_table
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.minting.overview import all_jobs
from dpp_desktop.model.mint import JobStatus, MintJob


@click.command("jobs")
@common_options
@pass_session
def command(session: Session) -> int:
    """List the mint jobs, the newest first.

    Exit code 4 if jobs are damaged: the others are listed all the same.
    """
    with session.open() as workspace:
        read = all_jobs(workspace)
        found = read.found
        left = {
            job.id
            for job in found
            if job.status is JobStatus.MINTING and not workspace.is_alive(job.runner)
        }
    if session.json:
        documents = [job_document(job) | {"interrupted": job.id in left} for job in found]
        print_json([*documents, *map(damaged_document, read.damaged)])
    elif found:
        _show(found, left)
    elif not read.damaged:
        note("No jobs yet. 'dpp-desktop mint' makes one.")
    return report_damaged("Job", read.damaged)


def _show(found: list[MintJob], left: set[int]) -> None:
    rows = [
        (
            job.id,
            "interrupted" if job.id in left else job.status,
            job.brand_key,
            job.product_sku,
            job.batch,
            job.idempotency_key,
            job.minted,
            job.quantity,
            f"{job.created_at:%Y-%m-%d %H:%M} UTC",
        )
        for job in found
    ]
    header = (
        "JOB",
        "STATUS",
        "BRAND",
        "PRODUCT",
        "BATCH",
        "ORDER",
        "MINTED",
        "QUANTITY",
        "SUBMITTED",
    )
    print_table(header, rows)
    for job in found:
        if job.error and job.status is JobStatus.FAILED:
            note(f"Job {job.id} failed: {job.error}")
    if left:
        note("'dpp-desktop resume' goes on with the interrupted ones.")
