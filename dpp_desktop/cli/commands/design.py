"""`dpp-desktop design`: lists, imports, exports, previews and removes label designs."""

from pathlib import Path

import click

from dpp_desktop.carriers.printer_dots import MAX_DPI, MIN_DPI
from dpp_desktop.cli.confirm_deletion import YES, confirm_deletion
from dpp_desktop.cli.output import note, print_json, print_table, say
from dpp_desktop.cli.session import (
    JOB_ID,
    Session,
    SomePath,
    WholeNumber,
    common_options,
    pass_session,
)
from dpp_desktop.designs.catalogue import (
    DesignOrigin,
    KnownDesign,
    find_design,
    list_designs,
    remove_design,
)
from dpp_desktop.designs.design import LabelDesign, SheetStock
from dpp_desktop.designs.design_file import design_document
from dpp_desktop.designs.design_import import read_design_file, write_design_file
from dpp_desktop.designs.geometry import in_mm
from dpp_desktop.durable import write_whole
from dpp_desktop.model.os_errors import os_errors_named


@click.group("design")
@common_options
def command() -> None:
    """List, import, export, preview and remove label designs.

    A design defines how a label looks. Built-in designs have the names of their stock, such as
    L7160.
    """


@command.command("list")
@common_options
@pass_session
def list_all(session: Session) -> None:
    """List the imported designs, those of brand files, and the built-in ones."""
    with session.open() as workspace, workspace.read() as transaction:
        found = list_designs(transaction)
    if session.json:
        print_json([_document(each) for each in found])
        return
    print_table(
        ("DESIGN", "ORIGIN", "BRAND", "SIZE IN MM", "LABELS"),
        [
            (each.design.name, each.origin.value, each.brand, _size(each), _labels(each))
            for each in found
        ],
    )


@command.command("import")
@click.argument("file", type=SomePath())
@click.option("--name", metavar="NAME", help="Name of the design, instead of the one in the file.")
@click.option(
    "--dpi",
    metavar="N",
    type=int,
    help="Resolution that a ZPL template was made for: 152, 203, 300 or 600 dots per inch.",
)
@click.option(
    "--width",
    metavar="MM",
    type=float,
    help="Width of the label of a ZPL template. By default, the width in the template (^PW).",
)
@click.option(
    "--height",
    metavar="MM",
    type=float,
    help="Height of the label of a ZPL template. By default, the height in the template (^LL).",
)
@click.option(
    "--replace", "may_replace", is_flag=True, help="Replace an imported design with this name."
)
@common_options
@pass_session
def import_file(
    session: Session,
    file: Path,
    name: str | None,
    dpi: int | None,
    width: float | None,
    height: float | None,
    may_replace: bool,  # noqa: FBT001 - passed by name
) -> None:
    """Import the design in FILE: JSON, or a ZPL template with placeholders such as ${serial}.

    The format of designs is described in schemas/label-design.schema.json. A ZPL template has the
    name of its file, unless --name is given.
    """
    from dpp_desktop.printing.design_requests import save_design

    design = read_design_file(file, name, dpi=dpi, width=width, height=height)
    with session.open(create=True) as workspace:
        saved = save_design(workspace, design, may_replace=may_replace)
    known = saved.known
    if session.json:
        documents = [
            {"field": each.field, "code": each.code, "message": each.message}
            for each in saved.warnings
        ]
        print_json(_document(known) | {"warnings": documents})
        return
    say(f"Design '{known.design.name}' imported.")
    for each in saved.warnings:
        note(f"Warning: {each}")


@command.command("export")
@click.argument("name", metavar="NAME")
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE.json|FILE.zpl",
    type=SomePath(),
    help="File to write; .zpl is only for ZPL templates. An existing file is overwritten.",
)
@common_options
@pass_session
def export_file(session: Session, name: str, file: Path) -> None:
    """Export the design NAME to a file, for another workspace or as the basis of a new design."""
    with session.open() as workspace, workspace.read() as transaction:
        known = find_design(transaction, name)
    write_design_file(known.design, file)
    if session.json:
        print_json({"name": known.design.name, "file": str(file)})
    else:
        say(f"Design '{known.design.name}' exported to {file}.")


@command.command("preview")
@click.argument("name", metavar="NAME")
@click.option("--job", required=True, metavar="JOB", type=JOB_ID, help="Job of the unit.")
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE.png",
    type=SomePath(),
    help="Image to write. An existing file is overwritten.",
)
@click.option(
    "--unit",
    metavar="N",
    type=WholeNumber(min=1),
    help="Number of the unit in the job. Default: the first that isn't void.",
)
@click.option(
    "--dpi",
    metavar="N",
    type=WholeNumber(MIN_DPI, MAX_DPI),
    help="Resolution of the printer. Default: 600; for rolls, that of the first ZPL printer; or "
    "that of a ZPL template.",
)
@common_options
@pass_session
def preview(
    session: Session, name: str, job: int, file: Path, unit: int | None, dpi: int | None
) -> None:
    """Save the label of a unit in the design NAME as an image.

    The image has the true size of the label. The label of a void unit isn't saved. Warnings say
    what makes labels worse on a printer of this resolution.
    """
    if file.suffix.lower() != ".png":
        raise click.BadParameter("The file name must end in .png.", param_hint="--to")
    from dpp_desktop.printing.preview import preview_of_job
    from dpp_desktop.printing.rendering import Output

    with session.open() as workspace, workspace.read() as transaction:
        output = Output(dpi) if dpi else None
        shown = preview_of_job(transaction, name, job, unit - 1 if unit else None, output)
    with os_errors_named(file):
        write_whole(file, shown.as_png())
    if session.json:
        print_json(
            {
                "file": str(file),
                "width": shown.coverage.shape[1],
                "height": shown.coverage.shape[0],
                "dpi": round(shown.dpi, 1),
                "warnings": list(shown.warnings),
            }
        )
        return
    say(f"Preview saved to {file}.")
    for warning in shown.warnings:
        note(f"Warning: {warning}")


@command.command("remove")
@click.argument("name", metavar="NAME")
@YES
@common_options
@pass_session
def remove(session: Session, name: str, yes: bool) -> None:  # noqa: FBT001 - passed by name
    """Remove the imported design NAME. Labels that were printed with it can be reprinted."""
    with session.open() as workspace:
        with workspace.read() as transaction:
            known = find_design(transaction, name)
        if known.origin is DesignOrigin.IMPORTED:
            confirm_deletion(f"This removes the design '{known.design.name}'.", yes=yes)
        with workspace.write() as transaction:
            remove_design(transaction, name)
    if session.json:
        print_json({"removed": known.design.name})
    else:
        say(f"Design '{known.design.name}' removed.")


def _document(known: KnownDesign) -> dict[str, object]:
    return {
        "origin": known.origin.value,
        "brand": known.brand,
        "design": design_document(known.design),
    }


def _size(known: KnownDesign) -> str:
    design = known.design
    stock = design.stock if isinstance(design, LabelDesign) else design
    return f"{in_mm(stock.width):g} × {in_mm(stock.height):g}"


def _labels(known: KnownDesign) -> str:
    design = known.design
    if not isinstance(design, LabelDesign):
        return f"ZPL, {design.dpi} dpi"
    if isinstance(design.stock, SheetStock):
        return f"{design.stock.per_page} per sheet"
    return "roll"
