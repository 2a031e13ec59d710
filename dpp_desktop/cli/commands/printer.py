"""`dpp-desktop printer`: adds, lists, tests, calibrates and removes label printers."""

from dataclasses import replace

import click

from dpp_desktop.carriers.printer_dots import MAX_DPI, MIN_DPI
from dpp_desktop.cli.output import print_json, print_table, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.printing.printers.registered import (
    add_printer,
    calibrate_printer,
    find_printer,
    list_printers,
    remove_printer,
)
from dpp_desktop.printing.printers.settings import (
    NOT_CALIBRATED,
    ConnectionKind,
    Language,
    Printer,
    StatusMode,
    check_printer,
    settings_document,
)
from dpp_desktop.printing.prints.claim import claimed_printer
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.store.workspace import Workspace

_CONFIRMED = {
    "status": "Printer '{}' reports that the page is printed.",
    "queue": "Printer '{}' has completed the page.",
    "received": "Printer '{}' has received the page. It doesn't report whether it is printed.",
    "nothing": "Printer '{}' hasn't confirmed the page.",
}

stock_option = click.option(
    "--stock",
    metavar="NAME",
    help="Page: built-in stock such as roll-100x50 or A4, or the size of a label in mm such as "
    "60x40. By default, roll-50x30 for ZPL, otherwise A4.",
)


@click.group("printer")
@common_options
def command() -> None:
    """Add, list, test, calibrate and remove printers.

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
    help=f"Dots per inch, {MIN_DPI} to {MAX_DPI}. Required for ZPL. By default, 600 for PDF.",
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
    help="Whether the printer is asked for its status. With none, labels count as printed once the "
    "printer has received them.",
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


@command.command("test")
@click.argument("name", metavar="NAME")
@stock_option
@common_options
@pass_session
def test(session: Session, name: str, stock: str | None) -> None:
    """Print a test label on the printer NAME, and show what the printer reports."""
    from dpp_desktop.printing.printers.trial import print_trial
    from dpp_desktop.printing.printers.trial_pages import trial_label, trial_stock

    with session.open() as workspace:
        with workspace.read() as transaction:
            printer = find_printer(transaction, name)
        label = trial_label(printer, trial_stock(printer, stock))
        with claimed_printer(workspace, printer.name):
            confirmed_by = print_trial(printer, label)
    if session.json:
        print_json({"printer": printer.name, "confirmed_by": confirmed_by.value})
    else:
        say(f"{_CONFIRMED[confirmed_by.value].format(printer.name)}")


@command.command("calibrate")
@click.argument("name", metavar="NAME")
@stock_option
@click.option(
    "--measured",
    type=float,
    nargs=4,
    metavar="X1 Y1 X2 Y2",
    help="Where the centers of both crosses of the calibration page are, in mm from the left and "
    "the top edge.",
)
@click.option(
    "--offset-x", type=float, metavar="MM", help="Move everything right; left if negative."
)
@click.option("--offset-y", type=float, metavar="MM", help="Move everything down; up if negative.")
@click.option(
    "--scale-x", type=float, metavar="FACTOR", help="Scale everything horizontally, such as 1.002."
)
@click.option("--scale-y", type=float, metavar="FACTOR", help="Scale everything vertically.")
@click.option("--reset", is_flag=True, help="Remove the calibration.")
@common_options
@pass_session
def calibrate(
    session: Session,
    /,
    name: str,
    *,
    stock: str | None,
    measured: tuple[float, float, float, float] | None,
    reset: bool,
    **changes: float | None,
) -> None:
    """Print a calibration page on the printer NAME, or store its calibration.

    The page has two crosses and where they should be. Measure where they are, and run the command
    again with --measured and the same --stock. Or set the correction with --offset-x, --offset-y,
    --scale-x and --scale-y.
    """
    given = {name: value for name, value in changes.items() if value is not None}
    if (measured is not None) + bool(given) + reset > 1:
        raise click.UsageError("Use only one of --measured, --reset, and offsets and scales.")
    with session.open() as workspace:
        with workspace.read() as transaction:
            printer = find_printer(transaction, name)
        if measured is None and not given and not reset:
            _print_calibration_page(session, workspace, printer, stock)
            return
        used = printer.settings.calibration
        if measured is not None:
            wanted = _from_measured(printer, stock, measured)
        else:
            wanted = replace(NOT_CALIBRATED if reset else used, **given)
        with workspace.write() as transaction:
            printer = calibrate_printer(transaction, name, wanted)
    if session.json:
        print_json(printer_document(printer))
    else:
        say(f"Calibration of printer '{printer.name}': {_described(printer)}.")


def _print_calibration_page(
    session: Session, workspace: Workspace, printer: Printer, stock: str | None
) -> None:
    from dpp_desktop.printing.printers.trial import print_trial
    from dpp_desktop.printing.printers.trial_pages import (
        calibration_page,
        calibration_points,
        trial_stock,
    )

    page = trial_stock(printer, stock)
    with claimed_printer(workspace, printer.name):
        confirmed_by = print_trial(printer, calibration_page(printer, page))
    points = calibration_points(page)
    if session.json:
        print_json({"printer": printer.name, "confirmed_by": confirmed_by.value, "crosses": points})
        return
    places = " and ".join(f"{x:g} / {y:g} mm" for x, y in points)
    say(
        f"The crosses should be at {places} from the left / top edge. Measure where they are, and "
        "store it with --measured."
    )


def _from_measured(
    printer: Printer, stock: str | None, measured: tuple[float, float, float, float]
) -> Calibration:
    from dpp_desktop.printing.printers.calibration import measured_calibration
    from dpp_desktop.printing.printers.trial_pages import calibration_points, trial_stock

    x1, y1, x2, y2 = measured
    points = calibration_points(trial_stock(printer, stock))
    return measured_calibration(printer.settings.calibration, points, ((x1, y1), (x2, y2)))


@command.command("remove")
@click.argument("name", metavar="NAME")
@common_options
@pass_session
def remove(session: Session, name: str) -> None:
    """Remove the printer NAME. Labels that were printed with it stay recorded."""
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


def _described(printer: Printer) -> str:
    used = printer.settings.calibration
    return (
        f"offset {used.offset_x:g} / {used.offset_y:g} mm, "
        f"scale {used.scale_x:g} / {used.scale_y:g}"
    )
