"""`dpp-desktop token`: looks up a token by its serial or URL."""

from pathlib import Path

import click

from dpp_desktop.carriers.qr_code import qr_size, qr_svg
from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.durable import write_whole
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.token import Token
from dpp_desktop.tokens.details import details_of
from dpp_desktop.tokens.lookup import look_up


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
    instead of 0 and 1.
    """
    if qr and qr.suffix.lower() != ".svg":
        raise click.BadParameter("The file name must end in .svg.", param_hint="--qr")
    with session.open() as workspace:
        found = look_up(workspace, serial_or_url)
        details = details_of(workspace, found.token) if session.json else None
    if found.keyboard:
        note(found.keyboard)
    token = found.token
    if qr:
        with os_errors_named(qr):
            write_whole(qr, qr_svg(token.url).encode("utf-8"))
        note(f"QR code saved to {qr}.")
    document = _document(token)
    if details:
        minted_at = details.minted_at.isoformat() if details.minted_at else None
        print_json(document | {"minted_at": minted_at, "passport": details.passport})
    else:
        for name, value in document.items():
            say(f"{name:14} {'-' if value is None else value}")


def _document(token: Token) -> dict[str, object]:
    size = qr_size(token.url)
    return {
        "serial": token.serial,
        "number": token.number,
        "url": token.url,
        "gtin": token.job.gtin,
        "brand": token.job.brand_key,
        "product": token.job.product_sku,
        "batch": token.job.batch,
        "job": token.job.id,
        "qr_version": size.version,
        "qr_smallest_mm": size.smallest_mm,
    }
