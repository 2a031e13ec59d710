"""`dpp-desktop find`: finds what a scan identifies."""

import click

from dpp_desktop.cli.output import job_document, note, print_json, product_document, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.cli.unit_status import report_void, status_document, status_lines
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.units.unit_status import ScannedCode, UnitStatus, find_code


@click.command("find")
@click.argument("scan", metavar="SCAN")
@common_options
@pass_session
def command(session: Session, scan: str) -> None:
    """Find the token, product or jobs that a scanned or typed text identifies.

    A token is found by its serial, URL or GS1 element string, a product by its GTIN or SKU, a job
    by its order number, and the jobs of a batch by its code. A warning says if a unit is void.
    """
    with session.open() as workspace:
        found = find_code(workspace, scan)
    match = found.match
    if match.keyboard:
        note(match.keyboard)
    if match.token and found.status:
        report_void(match.token, found.status)
    if session.json:
        print_json(_document(found))
        return
    if match.token:
        _report_token(match.token, found.status)
    if match.product:
        product = match.product.product
        gtin = f", GTIN {product.gtin}" if product.gtin else ""
        say(f"Product {product.sku}: {match.product.brand_key}, {product.name}{gtin}")
    for job in match.jobs:
        order = f", order {job.idempotency_key}" if job.idempotency_key else ""
        created = job.created_at.astimezone().isoformat(" ", "minutes")
        say(f"Job {job.id}: {_minted_for(job)}{order}, {job.status}, created {created}")


def _report_token(token: Token, status: UnitStatus | None) -> None:
    job = token.job
    unit = f"unit {token.unit + 1:,} of {job.quantity:,}"
    say(f"Token {token.serial}: {_minted_for(job)}, job {job.id}, {unit}")
    say(token.url)
    for name, text in status_lines(status).items():
        if text:
            say(f"{name.capitalize()}: {text}")


def _minted_for(job: MintJob) -> str:
    return f"{job.brand_key}, {job.product_sku}, batch {job.batch}"


def _document(found: ScannedCode) -> dict[str, object]:
    match, token = found.match, found.match.token
    return {
        "token": token
        and {
            "serial": token.serial,
            "url": token.url,
            "unit": token.unit + 1,
            "quantity": token.job.quantity,
            "job": token.job.id,
            **status_document(found.status),
        },
        "product": match.product
        and product_document(match.product.brand_key, match.product.product),
        "jobs": [job_document(job) for job in match.jobs],
        "keyboard": match.keyboard,
    }
