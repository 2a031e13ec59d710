"""`dpp-desktop jobs`: the mint jobs of a workspace."""

import click

from dpp_desktop.cli.output import job_document, note, print_json, print_table
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import jobs


@click.command("jobs")
@common_options
@pass_session
def command(session: Session) -> None:
    """List the mint jobs, the newest first."""
    with session.open() as workspace:
        with workspace.read() as transaction:
            found = jobs.list_all(transaction)
        left = {
            job.id
            for job in found
            if job.status is JobStatus.MINTING and not workspace.is_alive(job.runner)
        }
    if session.json:
        print_json([job_document(job) | {"interrupted": job.id in left} for job in found])
        return
    if not found:
        note("No jobs yet. 'dpp-desktop mint' makes one.")
        return
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
