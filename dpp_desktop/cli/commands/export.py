"""`dpp-desktop export`: tokens as CSV packs."""

from collections.abc import Collection
from pathlib import Path

import click

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.export_values import ColumnNames, PackNumbers, UnitNumbers
from dpp_desktop.cli.export_warnings import caution_told, repeats_document, repeats_told
from dpp_desktop.cli.output import counted, note, print_json, print_table, say
from dpp_desktop.cli.progress import ExportBar
from dpp_desktop.cli.session import JOB_ID, Session, SomePath, common_options, pass_session
from dpp_desktop.cli.signals import stop_on_signals
from dpp_desktop.exporting.overlaps import Overlaps, target_overlaps
from dpp_desktop.exporting.preview import Preview, preview_export
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch, WholeJob
from dpp_desktop.model.export import MAX_PACK_ROWS, ExportStatus
from dpp_desktop.profiles.builtin import BUILT_IN
from dpp_desktop.profiles.column_sources import KNOWN
from dpp_desktop.profiles.overrides import NoImages, ProfileOverrides, wished_images
from dpp_desktop.profiles.profile import (
    TAG_NAMES,
    USUAL_DPI,
    USUAL_MODULE_MM,
    Column,
    profile_document,
)
from dpp_desktop.store.workspace import Workspace

NONE = "none"


@click.command("export")
@click.argument("job", type=JOB_ID, metavar="[JOB]", required=False)
@click.option("--batch", metavar="CODE", help="Instead of JOB: all jobs of this batch ...")
@click.option("--product", metavar="SKU", help="... of this product ...")
@click.option("--brand", metavar="KEY", help="... of this brand.")
@click.option(
    "--units",
    metavar="FIRST-LAST",
    type=UnitNumbers(),
    help="Of JOB these units only, counted from 1.",
)
@click.option(
    "--to",
    "directory",
    metavar="DIR",
    type=SomePath(),
    help="Folder for the packs; made if it isn't there.",
)
@click.option(
    "--packs",
    metavar="NUMBERS",
    type=PackNumbers(),
    help="Make these packs only, such as 1,3-5; the others can be made later.",
)
@click.option(
    "--replace",
    metavar="NUMBERS",
    type=PackNumbers(),
    help="Write these packs anew if they were changed, such as 1,3-5; the changes are lost.",
)
@click.option(
    "--profile",
    metavar="NAME",
    help=f"How packs are written: the brand's own profile, or one of {', '.join(BUILT_IN)}. "
    "By default the brand's own, else label.",
)
@click.option(
    "--columns",
    metavar="LIST",
    type=ColumnNames(),
    help=f"Columns and their headings, such as url=Link,serial,passport.category=Kind. There are "
    f"{', '.join(KNOWN)}, and passport fields.",
)
@click.option(
    "--copies", metavar="N", type=int, help="Labels to print of each unit, in a column of its own."
)
@click.option("--label", metavar="NAME", help="Label file, for a column of that kind.")
@click.option(
    "--qr",
    "image_format",
    type=click.Choice([*(each.value for each in ImageFormat), NONE]),
    help="Also make a QR image of each token, in folders beside the packs, named in a column; "
    "none where the brand's profile asks for them.",
)
@click.option(
    "--dpi",
    metavar="N",
    type=int,
    help=f"With --qr: dots per inch of the printer, {USUAL_DPI} unless said otherwise; modules are "
    "of whole dots.",
)
@click.option(
    "--module-mm",
    metavar="MM",
    type=float,
    help=f"With --qr: how wide a module is to be, {USUAL_MODULE_MM} mm unless said otherwise.",
)
@click.option(
    "--ndef",
    "nfc_tag",
    metavar="TAG",
    type=click.Choice(TAG_NAMES, case_sensitive=False),
    help=f"What to write to NFC tags, in a column of its own; one of {', '.join(TAG_NAMES)}.",
)
@click.option(
    "--preview",
    metavar="[N]",
    type=click.IntRange(min=0, max=MAX_PACK_ROWS),
    is_flag=False,
    flag_value=5,
    help="Only print the first rows, 5 unless said otherwise, of the --packs if these are given; "
    "makes nothing.",
)
@common_options
@pass_session
def command(
    session: Session,
    job: int | None,
    batch: str | None,
    product: str | None,
    brand: str | None,
    units: tuple[int, int] | None,
    directory: Path | None,
    packs: frozenset[int] | None,
    replace: frozenset[int] | None,
    profile: str | None,
    columns: tuple[Column, ...] | None,
    copies: int | None,
    label: str | None,
    image_format: str | None,
    dpi: int | None,
    module_mm: float | None,
    nfc_tag: str | None,
    preview: int | None,
) -> int:
    """Export tokens as CSV packs of at most 10,000 rows, one after the other.

    Of JOB, of some of its units, or of all jobs of a batch; also what failed and cancelled jobs
    have. What is exported, and how it is written, is settled when the export is made.

    Running it again on the same folder resumes: finished packs are checked and left as they are,
    missing ones are made again with the same bytes, and a pack that was changed is reported, and
    not overwritten without --replace. Tokens that other exports have too are exported all the
    same; that they have them is told before.
    """
    wanted = _wanted(job, units, (brand, product, batch))
    images = _wished_images(image_format, dpi, module_mm)
    wish = ProfileOverrides(profile, columns, copies, label, images, nfc_tag)
    if preview is not None:
        with session.open() as workspace:
            shown = preview_export(workspace, wanted, wish, preview, packs)
            repeats = target_overlaps(workspace, wanted, directory, wish)
        where = "in all" if packs is None else "in the chosen packs"
        _print_preview(session, shown, repeats, where)
        return ExitCode.DONE
    if directory is None:
        raise click.UsageError("Missing option '--to': where are the packs to go?")
    with session.open() as workspace:
        result = _made(workspace, Request(wanted, directory, wish), packs, replace or ())
    tell(result)
    if session.json:
        print_json(_document(result))
    else:
        _say(result, _title(wanted))
    return exit_code(result)


def carry_out(workspace: Workspace, job_id: int, directory: Path) -> ExportResult:
    """Exports all packs of a job, or until Ctrl+C; shows progress."""
    return _made(workspace, Request(WholeJob(job_id), directory), None)


def _made(
    workspace: Workspace,
    request: Request,
    packs: Collection[int] | None,
    replace: Collection[int] = (),
) -> ExportResult:
    with stop_on_signals() as stop, ExportBar(_title(request.target), stop) as bar:
        return export_tokens(workspace, request, bar, packs=packs, replace=replace)


def _wanted(
    job: int | None, units: tuple[int, int] | None, batch: tuple[str | None, str | None, str | None]
) -> ExportTarget:
    if job is not None and not any(batch):
        return UnitRange(job, *units) if units else WholeJob(job)
    brand, product, code = batch
    if job is None and units is None and brand and product and code:
        return WholeBatch(brand, product, code)
    raise click.UsageError(
        "Give a JOB, with or without --units; or --brand, --product and --batch together."
    )


def _title(wanted: ExportTarget) -> str:
    return f"Batch {wanted.batch}" if isinstance(wanted, WholeBatch) else f"Job {wanted.job_id}"


def _say(result: ExportResult, title: str) -> None:
    where = result.export.directory
    if result.export.status is ExportStatus.COMPLETED:
        tokens, packs = counted(result.export.count, "token"), counted(len(result.packs), "pack")
        say(f"{title}: {tokens} in {packs} in {where}.")
    elif exit_code(result) is ExitCode.DONE:
        say(f"{title}: the chosen packs are in {where}.")


def _wished_images(
    image_format: str | None, dpi: int | None, module_mm: float | None
) -> ImageOptions | NoImages | None:
    if image_format not in (None, NONE):
        return wished_images(image_format, dpi or USUAL_DPI, module_mm or USUAL_MODULE_MM)
    if dpi is not None or module_mm is not None:
        raise click.UsageError("--dpi and --module-mm are for images: give --qr svg or --qr png.")
    return NoImages() if image_format else None


def _print_preview(session: Session, shown: Preview, repeats: Overlaps | None, where: str) -> None:
    warnings = [*shown.warnings, *repeats_told(repeats)]
    if session.json:
        print_json(
            {
                "rows": shown.total,
                "profile": profile_document(shown.profile),
                "header": list(shown.header),
                "first": [list(row) for row in shown.rows],
                "warnings": warnings,
                "repeats": repeats_document(repeats),
            }
        )
        return
    print_table(shown.header, shown.rows)
    for warning in warnings:
        note(warning)
    if shown.empty:
        note(f"Empty in these rows: {', '.join(shown.empty)}.")
    if not shown.header:
        note("The packs have no row of headings.")
    note(f"{counted(shown.total, 'token')} {where}; nothing was made.")


def tell(result: ExportResult) -> None:
    """Says on standard error how the export ended, if it didn't end well."""
    export = result.export
    for plan in result.remade:
        note(f"Pack {plan.index} was made again, with the same bytes as before.")
    for warning in result.warnings:
        note(warning)
    _tell_changed(result)
    if export.error:
        note(f"Export {export.id} failed: {export.error}")
    elif result.stopped:
        note(f"Export {export.id} was stopped; run the same command again to go on.")
    elif export.status is ExportStatus.EXPORTING and not result.changed:
        note("Other packs are still to be made; export without --packs makes all of them.")


def _tell_changed(result: ExportResult) -> None:
    for plan in result.changed:
        note(
            f"Pack {plan.index} was changed since it was made, and left as it is: "
            f"export again with --replace {plan.index} to have '{plan.file}' made anew."
        )


def exit_code(result: ExportResult) -> ExitCode:
    """Returns how a command ends that was to make packs, all or some."""
    if result.export.status is ExportStatus.FAILED:
        return ExitCode.FAILED
    return ExitCode.INTERRUPTED if result.stopped else ExitCode.DONE


def _document(result: ExportResult) -> dict[str, object]:
    export = result.export
    return {
        "id": export.id,
        "job": export.job_id,
        "scope": export.scope.value,
        "status": export.status.value,
        "error": export.error,
        "directory": str(export.directory),
        "changed": [plan.index for plan in result.changed],
        "remade": [plan.index for plan in result.remade],
        "warnings": [*caution_told(export, result.caution), *result.warnings],
        "repeats": repeats_document(result.caution.overlaps),
        "revived": result.caution.revived,
        "rows": export.count,
        "packs": [
            {
                "index": pack.index,
                "file": pack.file,
                "rows": pack.rows,
                "size": pack.size,
                "sha256": pack.sha256,
                "images": pack.images.folder if pack.images else None,
            }
            for pack in result.packs
        ],
    }
