"""`dpp-desktop verify`: whether an export folder is as it was made."""

from pathlib import Path

import click

from dpp_desktop.cli.exitcodes import ExitCode
from dpp_desktop.cli.output import note, packs_told, print_json, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.verify import verify


@click.command("verify")
@click.argument("directory", metavar="DIR", type=SomePath())
@common_options
@pass_session
def command(session: Session, directory: Path) -> int:
    """Check the packs in DIR against the manifest there; needs no workspace.

    Finds missing, changed, truncated and added packs. Exit code 4 if there are any.
    """
    result = verify(directory)
    if session.json:
        problems = [
            {"file": finding.file, "code": finding.code, "message": finding.message}
            for finding in result.findings
        ]
        document = {"ok": result.ok, "packs": result.packs, "rows": result.rows}
        print_json(document | {"problems": problems})
    elif result.ok:
        told = f"{packs_told(result.packs)} with {result.rows:,} rows"
        say(f"Everything is as it was made: {told}.")
    else:
        for finding in result.findings:
            note(f"{finding.file}: {finding.message}")
    return ExitCode.DONE if result.ok else ExitCode.FAILED
