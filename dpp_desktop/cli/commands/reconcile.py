"""`dpp-desktop reconcile`: explains where each unit of a job or batch is."""

from pathlib import Path

import click

from dpp_desktop.cli.output import note, print_json, print_table, say
from dpp_desktop.cli.session import JOB_ID, Session, SomePath, common_options, pass_session
from dpp_desktop.model.message import capitalized
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.reconciliation import (
    TOTAL_TEXTS,
    Reconciliation,
    reconcile_batch,
    reconcile_job,
)
from dpp_desktop.units.reconciliation_file import document


@click.command("reconcile")
@click.argument("job", type=JOB_ID, metavar="[JOB]", required=False)
@click.option("--brand", metavar="KEY", help="Brand of the batch, instead of JOB.")
@click.option("--product", metavar="SKU", help="Product of the batch.")
@click.option("--batch", metavar="CODE", help="Reconcile all jobs of this batch.")
@click.option(
    "--to",
    "file",
    type=SomePath(),
    metavar="FILE",
    help="Also save it as FILE.pdf or FILE.csv. An existing file is overwritten.",
)
@common_options
@pass_session
def command(
    session: Session,
    job: int | None,
    brand: str | None,
    product: str | None,
    batch: str | None,
    file: Path | None,
) -> None:
    """Show how many units of JOB, or of a batch, were minted, printed, spoiled, and so on.

    Every minted unit is counted in exactly one row.
    """
    if file:
        from dpp_desktop.printing import reconciliation_report

        reconciliation_report.check_file(file)
    with session.open() as workspace:
        found = _reconcile(workspace, job, brand, product, batch)
        if file:
            reconciliation_report.save_reconciliation(workspace, found, file)
            note(f"Saved to {file}.")
    if session.json:
        print_json(document(found))
    else:
        _print(found)


def _reconcile(
    workspace: Workspace,
    job: int | None,
    brand: str | None,
    product: str | None,
    batch: str | None,
) -> Reconciliation:
    named = [each for each in (brand, product, batch) if each is not None]
    if job is not None and not named:
        return reconcile_job(workspace, job)
    if job is not None or brand is None or product is None or batch is None:
        raise click.UsageError("Specify either JOB, or --brand, --product and --batch.")
    return reconcile_batch(workspace, brand, product, batch)


def _print(found: Reconciliation) -> None:
    job = found.jobs[0].job
    jobs = ", ".join(str(each.job.id) for each in found.jobs[:10])
    more = " …" if len(found.jobs) > 10 else ""
    say(f"{job.brand_key}, {job.product_sku}, batch {job.batch}: job {jobs}{more}")
    totals = found.totals.as_json()
    print_table(
        ("TOTALS", ""), [(capitalized(TOTAL_TEXTS[name]), count) for name, count in totals.items()]
    )
    say("")
    rows = [(capitalized(fate.text), count) for fate, count in found.counts.items()]
    print_table(("WHERE EACH UNIT IS", ""), [*rows, ("Total", found.totals.minted)])
