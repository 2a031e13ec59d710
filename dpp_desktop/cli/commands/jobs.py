"""`dpp-desktop jobs`: lists mint jobs."""

import click

from dpp_desktop.cli.damaged_rows import damaged_document, report_damaged
from dpp_desktop.cli.output import job_document, local_time, note, print_json, print_table
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.minting.overview import all_jobs
from dpp_desktop.model.mint import JobStatus, MintJob


@click.command("jobs")
@common_options
@pass_session
def command(session: Session) -> int:
    """List mint jobs, the newest first.

    The exit code is 4 if records of jobs are damaged. The others are listed anyway.
    """
    with session.open() as workspace:
        read = all_jobs(workspace)
        found = read.found
        interrupted = {
            job.id
            for job in found
            if job.status is JobStatus.MINTING and not workspace.is_alive(job.runner)
        }
    if session.json:
        documents = [job_document(job) | {"interrupted": job.id in interrupted} for job in found]
        print_json([*documents, *map(damaged_document, read.damaged)])
    elif found:
        _print(found, interrupted)
    elif not read.damaged:
        note("No jobs yet. Create one with 'dpp-desktop mint'.")
    return report_damaged("Job", read.damaged)


def _print(found: list[MintJob], interrupted: set[int]) -> None:
    rows = [
        (
            job.id,
            "interrupted" if job.id in interrupted else job.status,
            job.brand_key,
            job.product_sku,
            job.batch,
            job.idempotency_key,
            job.minted,
            job.quantity,
            local_time(job.created_at),
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
    if interrupted:
        note("To continue interrupted jobs, run 'dpp-desktop resume'.")
