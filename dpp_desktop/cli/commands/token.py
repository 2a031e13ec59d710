"""`dpp-desktop token`: looks up a token by its serial or URL."""

from pathlib import Path

import click

from dpp_desktop.carriers.qr_code import qr_size, qr_svg
from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.cli.unit_status import report_void, status_document, status_lines
from dpp_desktop.durable import write_whole
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.tokens.details import TokenDetails, details_of
from dpp_desktop.tokens.lookup import look_up
from dpp_desktop.units.unit_status import unit_status


@click.command("token")
@click.argument("serial_or_url", metavar="SERIAL_OR_URL")
@click.option(
    "--qr",
    metavar="FILE.svg",
    type=SomePath(),
    help="Save the QR code of the URL as an SVG file.",
)
@common_options
@pass_session
def command(session: Session, serial_or_url: str, qr: Path | None) -> None:
    """Look up a token by a scanned or typed serial or URL.

    Serials may be in lower case, may be grouped by hyphens or spaces, and may have O, I or L
    instead of 0 and 1. A warning says if the unit is void.
    """
    if qr and qr.suffix.lower() != ".svg":
        raise click.BadParameter("The file name must end in .svg.", param_hint="--qr")
    with session.open() as workspace:
        found = look_up(workspace, serial_or_url)
        details = details_of(workspace, found.token)
        status = unit_status(workspace, found.token.job, found.token.unit)
    if found.keyboard:
        note(found.keyboard)
    error = status.void_error(found.token.job, found.token.unit)
    if qr and error:
        raise error
    report_void(found.token, status)
    url = found.token.url
    if qr:
        with os_errors_named(qr):
            write_whole(qr, qr_svg(url).encode("utf-8"))
        note(f"QR code saved to {qr}.")
    if session.json:
        print_json(_document(details) | status_document(status))
        return
    for name, value in (_lines(details) | status_lines(status)).items():
        say(f"{name:9} {'-' if value is None else value}")


def _document(details: TokenDetails) -> dict[str, object]:
    token, job, size = details.token, details.token.job, qr_size(details.token.url)
    return {
        "serial": token.serial,
        "url": token.url,
        "unit": token.unit + 1,
        "quantity": job.quantity,
        "number": token.number,
        "gtin": job.gtin,
        "brand": job.brand_key,
        "product": job.product_sku,
        "batch": job.batch,
        "job": job.id,
        "order": job.idempotency_key,
        "minted_at": details.minted_at.isoformat() if details.minted_at else None,
        "qr_version": size.version,
        "qr_smallest_mm": size.smallest_mm,
        "passport": details.passport,
    }


def _lines(details: TokenDetails) -> dict[str, object]:
    token, job, size = details.token, details.token.job, qr_size(details.token.url)
    minted = details.minted_at
    return {
        "serial": token.serial,
        "url": token.url,
        "unit": f"{token.unit + 1:,} of {job.quantity:,}",
        "counter": f"{token.number:,}",
        "gtin": job.gtin,
        "brand": job.brand_key,
        "product": f"{job.product_sku} ({job.product_name})",
        "batch": job.batch,
        "job": job.id,
        "order": job.idempotency_key,
        "minted": minted.astimezone().isoformat(" ", "minutes") if minted else None,
        "qr code": f"version {size.version}, at least {size.smallest_mm} mm wide",
    }
