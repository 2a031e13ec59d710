"""`dpp-desktop verify`: checks an export folder against its manifest."""

from pathlib import Path

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, print_json, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.verification.signature import PublicKey, read_public_key
from dpp_desktop.exporting.verification.verify import Verification, verify


@click.command("verify")
@click.argument("directory", metavar="DIR", type=SomePath())
@click.option(
    "--key",
    "key_file",
    metavar="FILE.pem",
    type=SomePath(),
    help="Public key from 'dpp-desktop key export' that must match the signature.",
)
@click.option(
    "--rows",
    is_flag=True,
    help="Also compare every row with the tokens of the workspace, and the signature with its key.",
)
@common_options
@pass_session
def command(session: Session, directory: Path, key_file: Path | None, rows: bool) -> int:  # noqa: FBT001 - passed by name
    """Verify the packs in DIR against its signed manifest. Needs no workspace.

    Finds missing, changed, truncated, swapped and added files. The exit code is 4 if there are any.

    Without --key or --rows, verification can't show who signed the manifest: a person who can
    change packs could also sign a new manifest.
    """
    key = read_public_key(key_file) if key_file else None
    result = _with_rows(session, directory, key) if rows else verify(directory, key)
    if session.json:
        print_json(_document(result))
    elif result.ok:
        _report(result)
    else:
        for finding in result.findings:
            note(f"{finding.file}: {finding.message}")
    return ExitCode.DONE if result.ok else ExitCode.FAILED


def _with_rows(session: Session, directory: Path, key: PublicKey | None) -> Verification:
    with session.open() as workspace:
        return verify(directory, key, workspace)


def _report(result: Verification) -> None:
    packs, rows = counted(result.packs, "pack"), counted(result.rows, "row")
    say(f"No problems found in {packs} with {rows}.")
    if result.against_store:
        say("All rows match this workspace.")
    if result.signer is None:
        note("The manifest isn't signed, because an earlier version of the program created it.")
    elif result.against_key:
        say(f"Signed with the expected key, {result.signer.fingerprint}.")
    else:
        note(
            f"Signed with the key {result.signer.fingerprint}. To check that it is yours, use "
            "--key."
        )


def _document(result: Verification) -> dict[str, object]:
    return {
        "ok": result.ok,
        "packs": result.packs,
        "rows": result.rows,
        "signed_by": result.signer.fingerprint if result.signer else None,
        "against_key": result.against_key,
        "against_store": result.against_store,
        "problems": [
            {"file": finding.file, "code": finding.code, "message": finding.message}
            for finding in result.findings
        ],
    }
