"""`dpp-desktop pack`: saves one pack of a job as a file."""

from pathlib import Path

import click

from dpp_desktop.cli.export_records import void_document
from dpp_desktop.cli.output import counted, note, print_json, say
from dpp_desktop.cli.session import (
    JOB_ID,
    Session,
    SomePath,
    WholeNumber,
    common_options,
    pass_session,
)
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.single_pack import save_pack


@click.command("pack")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.argument("number", type=WholeNumber(min=1), metavar="N")
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE.csv",
    type=SomePath(),
    help="File to write. An existing file is overwritten.",
)
@common_options
@pass_session
def command(session: Session, job: int, number: int, file: Path) -> None:
    """Save pack N of JOB as a CSV file, byte for byte as 'export' writes it.

    Void units are left out. No export is recorded. If the brand's profile includes QR images, their
    folder is written, too.
    """
    with session.open() as workspace:
        saved = save_pack(workspace, WholeJob(job), number, file)
    pack = saved.pack
    for warning in saved.warnings:
        note(warning)
    if session.json:
        print_json(
            {
                "job": job,
                "index": pack.index,
                "file": str(file),
                "rows": pack.rows,
                "size": pack.size,
                "sha256": pack.sha256,
                "images": pack.images.folder if pack.images else None,
                **void_document(saved.plan),
            }
        )
    else:
        say(f"Job {job}: pack {pack.index} with {counted(pack.rows, 'token')} saved to {file}.")
