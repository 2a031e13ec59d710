"""`dpp-desktop printer`: adds, lists, tests, calibrates and removes label printers."""

import click

from dpp_desktop.carriers.printer_dots import MAX_DPI, MIN_DPI
from dpp_desktop.cli.output import print_json, print_table, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.printing.printers.registered import (
    add_printer,
    list_printers,
    remove_printer,
)
from dpp_desktop.printing.printers.settings import (
    ConnectionKind,
    Language,
    Printer,
    StatusMode,
    check_printer,
    settings_document,
)


@click.group("printer")
@common_options
def command() -> None:
    """Add, list, test, calibrate and remove label printers.

    'print --printer NAME' uses a printer.
    """


@command.command("add")
@click.argument("name", metavar="NAME")
@click.option("--zpl", metavar="tcp://HOST:9100", help="Address of a ZPL printer on the network.")
@click.option(
    "--ipp", metavar="URI", help="Address of an IPP printer, such as ipp://HOST/ipp/print."
)
@click.option("--queue", metavar="NAME", help="Printer queue of this computer.")
@click.option("--device", metavar="PATH", help="Device file, such as /dev/usb/lp0.")
@click.option(
    "--dpi",
    type=click.INT,
    metavar="N",
    help=f"Dots per inch, {MIN_DPI} to {MAX_DPI}. Required for ZPL; otherwise, the default is 600.",
)
@click.option(
    "--language",
    type=click.Choice([each.value for each in Language]),
    help="Data that the printer gets. By default, zpl for --zpl and --device, otherwise pdf.",
)
@click.option(
    "--chunk",
    type=click.INT,
    default=1,
    show_default=True,
    metavar="N",
    help="Labels or sheets that are sent at once; they are in doubt together.",
)
@click.option(
    "--status",
    type=click.Choice([each.value for each in StatusMode]),
    default=StatusMode.AUTO.value,
    show_default=True,
    help="Whether the printer is asked for its status. Without, labels count as printed once it "
    "has received them.",
)
@common_options
@pass_session
def add(
    session: Session,
    /,
    name: str,
    *,
    dpi: int | None,
    language: str | None,
    chunk: int,
    status: str,
    **addresses: str | None,
) -> None:
    """Add a printer under NAME.

    Choose one of --zpl, --ipp, --queue and --device. The printer isn't contacted; 'printer test'
    does that.
    """
    given = [(kind, addresses[kind]) for kind in addresses if addresses[kind] is not None]
    if len(given) != 1:
        raise click.UsageError("Use one of --zpl, --ipp, --queue and --device.")
    [(kind, address)] = given
    printer = check_printer(
        name,
        ConnectionKind(kind),
        address or "",
        language=Language(language) if language else None,
        dpi=dpi,
        chunk=chunk,
        status=StatusMode(status),
    )
    with session.open() as workspace, workspace.write() as transaction:
        add_printer(transaction, printer)
    if session.json:
        print_json(printer_document(printer))
    else:
        say(f"Printer '{printer.name}' added. Try it with 'dpp-desktop printer test'.")


@command.command("list")
@common_options
@pass_session
def list_all(session: Session) -> None:
    """List the printers."""
    with session.open() as workspace, workspace.read() as transaction:
        found = list_printers(transaction)
    if session.json:
        print_json([printer_document(each) for each in found])
    elif found:
        print_table(
            ("PRINTER", "CONNECTION", "ADDRESS", "DATA", "DPI", "CHUNK", "STATUS", "CALIBRATED"),
            [_cells(each) for each in found],
        )
    else:
        say("No printers. Add one with 'dpp-desktop printer add'.")


@command.command("remove")
@click.argument("name", metavar="NAME")
@common_options
@pass_session
def remove(session: Session, name: str) -> None:
    """Remove the printer NAME. What was printed with it stays recorded."""
    with session.open() as workspace, workspace.write() as transaction:
        removed = remove_printer(transaction, name)
    if session.json:
        print_json({"removed": removed.name})
    else:
        say(f"Printer '{removed.name}' removed.")


def printer_document(printer: Printer) -> dict[str, object]:
    """Return the JSON output for a printer."""
    return {"name": printer.name, **settings_document(printer.settings)}


def _cells(printer: Printer) -> tuple[object, ...]:
    settings = printer.settings
    return (
        printer.name,
        settings.connection.value,
        settings.address,
        settings.language.value,
        settings.dpi,
        settings.chunk,
        settings.status.value,
        "yes" if settings.is_calibrated else "no",
    )
