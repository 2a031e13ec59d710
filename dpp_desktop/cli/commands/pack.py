"""`dpp-desktop pack`: one pack of a job, as one file."""

from pathlib import Path

import click

from dpp_desktop.cli.output import counted, print_json, say
from dpp_desktop.cli.session import JOB_ID, Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.single_pack import save_pack


@click.command("pack")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE.csv",
    type=SomePath(),
    help="The file to write; one that is there is replaced.",
)
@common_options
@pass_session
def command(session: Session, job: int, number: int, file: Path) -> None:
    """Save pack N of JOB as one CSV file, byte for byte as 'export' makes it.

    No export is recorded, and nothing else is written, but for a folder of QR images if the brand
    wants them.
    """
    with session.open() as workspace:
        pack = save_pack(workspace, WholeJob(job), number, file)
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
            }
        )
    else:
        say(f"Job {job}: pack {pack.index} with {counted(pack.rows, 'token')} in {file}.")
